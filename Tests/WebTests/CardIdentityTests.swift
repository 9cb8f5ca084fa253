import Desk
import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Web

@Suite("What card, list and form say of somebody")
struct CardIdentityTests: CardReadingTests {
    @Test("tone marks, case, a year alone and the commune of old are no differences; the card's writing is kept")
    func same() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            let page = try await form(browser, visit)
            #expect(!page.html.contains("data-question=\"name\">") && page.html.contains("Đã điền từ CCCD"))
            #expect(page.html.contains("Xã Bát Xát, Lào Cai (02683)"))
            let decomposed = "lò thị hoà".decomposedStringWithCanonicalMapping
            let done = try await register(browser, visit, [("hiJoiningOffered", "renewed")], name: decomposed)
            #expect(done.step == "readBack", "\(done.codes)")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.person.name == "LÒ THỊ HÒA" && entry.identity.isEmpty)
            #expect(entry.card?.address == Self.places && entry.commune == "02683")
            #expect(entry.person.birth == .day(CalendarDay(year: 1990, month: 11, day: 21)!))
        }
    }

    @Test("card and list side by side: nothing is chosen beforehand, and what is chosen is kept with the other")
    func split() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let card = Self.listed.replacing("LÒ THỊ HÒA", with: "LÒ THỊ HẢO")
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            let page = try await form(browser, visit)
            #expect(
                page.html.contains("CCCD</small> <strong>LÒ THỊ HẢO")
                    && page.html.contains("danh sách</small> <strong>LÒ THỊ HOÀ"))
            #expect(!page.html.contains("value=\"card\" data-said=\"LÒ THỊ HẢO\" checked"))
            let offered: [(String, String)] = [("hiJoiningOffered", "renewed")]
            let open = try await register(browser, visit, offered, name: "LÒ THỊ HẢO")
            #expect(open.codes == ["identity-unsettled"] && open.html.contains("href=\"#choice-name\""))
            let done = try await register(browser, visit, offered + [("choice-name", "list")], name: "LÒ THỊ HẢO")
            #expect(done.step == "readBack", "\(done.codes)")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.person.name == "LÒ THỊ HOÀ")
            #expect(
                entry.identity == [
                    IdentityChoice(
                        fact: .name, chosen: .list, value: "LÒ THỊ HOÀ", others: [FactSaying(.card, "LÒ THỊ HẢO")])
                ])
            // Corrected later, the choice is still there.
            let again = try await browser.get("\(visit)?edit=registration")
            #expect(again.html.contains("value=\"list\" data-said=\"LÒ THỊ HOÀ\" checked"))
        }
    }

    @Test("a name typed over the card's is marked, asked about, and recorded with both")
    func typedOver() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            _ = try await form(browser, visit)
            let own: [(String, String)] = [
                ("sex", "male"), ("personalID", "010085906009"), ("birth", "05/06/1985"), ("address", "Bản Mới"),
                ("facility", "10 - 001"), ("consent", "on"), ("hiJoining", "new"),
            ]
            let asked = try await browser.submit("\(visit)/registration", [("name", "sùng a lả")] + own)
            #expect(asked.codes == ["identity-unsettled"] && asked.html.contains("Khác với CCCD<"))
            #expect(asked.html.contains("CCCD</small> <strong>SÙNG A LẠ"))
            #expect(asked.html.contains("gõ tay</small> <strong>SÙNG A LẢ"))
            #expect(asked.html.contains("name=\"asked-name\" value=\"SÙNG A LẢ\""))
            let choice: [(String, String)] = [("choice-name", "typed"), ("asked-name", "SÙNG A LẢ")]
            let changed = try await browser.submit("\(visit)/registration", [("name", "sùng a lã")] + own + choice)
            #expect(changed.codes == ["identity-unsettled"], "what was asked about was another name")
            let done = try await browser.submit("\(visit)/registration", [("name", "sùng a lả")] + own + choice)
            #expect(done.step == "readBack")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.person.name == "SÙNG A LẢ" && entry.person.address == "Bản Mới")
            #expect(
                entry.identity.map(\.fact) == [.name, .address] && entry.identity.map(\.chosen) == [.typed, .typed])
            #expect(entry.identity[0].others == [FactSaying(.card, "SÙNG A LẠ")])
        }
    }

    @Test("where an old address may be in several communes exactly those are offered")
    func communes() async throws {
        try await house().visit { (browser) async throws in
            let home = "Phường Cống Vị, Quận Ba Đình, Thành phố Hà Nội"
            let card = Self.stranger.replacing(Self.places, with: home)
            let visit = try await browser.post("/scan", ["text": card], follow: false).location
            let page = try await form(browser, visit)
            let list = try #require(page.html.components(separatedBy: "id=\"commune-list\"").last)
            let offered = list.prefix(upTo: list.range(of: "</datalist>")!.lowerBound)
            #expect(offered.components(separatedBy: "<option").count == 3)
            #expect(offered.contains("(00008)") && offered.contains("(00025)"))
        }
    }

    // MARK: How somebody joins, and who reads the name

    @Test("what the list says of the last card is a hint and evidence; nobody joins by it without a word")
    func joining() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            let page = try await form(browser, visit)
            for joining in Joining.allCases {
                #expect(!page.html.contains("name=\"hiJoining\" value=\"\(joining.rawValue)\" checked"))
            }
            #expect(page.html.contains("Danh sách ngày 11/11/2026: thẻ GD đến 02/11/2026"))
            #expect(page.html.contains("name=\"hiJoiningOffered\" value=\"renewed\""))
            let unsaid = try await register(browser, visit)
            #expect(unsaid.codes == ["field-choose"], "the form alone says nothing")
            // A way that was tapped counts, whatever stands on the button.
            let tapped = try await register(
                browser, visit, [("hiJoining", "resumed"), ("hiJoiningOffered", "renewed")])
            #expect(tapped.step == "readBack", "\(tapped.codes)")
            let entry = try #require(try await file(house, visit).registrations.first?.entry)
            #expect(entry.joining == .resumed && entry.joiningEvidence?.seenOn == .paper)
        }
    }

    @Test("who is registered for social insurance alone has no place in a household's order")
    func noOrder() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            let page = try await browser.post(
                "\(visit)/consultation",
                [
                    "vsi": "on", "vsiIncome": "1.500.000", "vsiMethod": "monthly", "vsiCategory": "other",
                    "outcome": "enrol",
                ])
            #expect(page.step == "register" && !page.html.contains("data-order") && !page.html.contains("Người thứ"))
        }
    }

    @Test("the names stand on the attendee's screen by themselves; without it they were read aloud, and so it says")
    func readBack() async throws {
        for isOpen in [true, false] {
            let house = try await house()
            try await house.visit { (browser) async throws in
                let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
                let elsewhere = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
                #expect(elsewhere != visit)
                _ = try await form(browser, visit)
                let silent = try await register(browser, visit, [("hiJoiningOffered", "renewed")])
                #expect(silent.html.contains("Đã đọc to – đúng từng chữ"))
                if isOpen {
                    #expect(try await browser.get("/attendee").html.contains("data-name=\"LÒ THỊ HÒA\""))
                    #expect(try await browser.get(visit).html.contains(">Đúng từng chữ<"))
                }
                try await browser.post("\(visit)/read-back", ["seal": silent.field("seal")])
                let registration = try #require(try await file(house, visit).registrations.first)
                #expect(registration.readBackWay == (isOpen ? .screen : .aloud))
            }
        }
    }
}
