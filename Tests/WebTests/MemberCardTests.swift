import Desk
import Foundation
import Insurance
import Ledger
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("A card read for one more member")
struct MemberCardTests: CardReadingTests {
    private static let old = "010170906077|063123456|VÀNG THỊ CŨ|01021970|Nữ|\(places)|01012024"

    @Test("a card read while one more member's form is filled for somebody else is asked about too")
    func otherMember() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
            _ = try await form(browser, visit)
            _ = try await register(browser, visit, [("hiJoiningOffered", "renewed")])
            // The last card's end is asked for once, beside how the person joins.
            let member = try await browser.get("\(visit)?edit=member").html
            #expect(member.contains("name=\"hiCardEnd\"") && !member.contains("name=\"hiLastCardEnd\""))
            let opened = try await browser.post("\(visit)/members/scan", ["text": Self.health(name: "Lò Thị Hòa")])
            #expect(opened.codes == ["member-twice"])
            try await browser.post(
                "\(visit)/draft", ["member": "new", "name": "lò văn kh", "personalID": "010085906002"], follow: false)
            let asked = try await browser.post("\(visit)/members/scan", ["text": Self.stranger])
            #expect(asked.codes.contains("other-card") && asked.html.contains("value=\"lò văn kh\""))
            let taken = try await browser.answerCard(visit, "replace")
            #expect(taken.html.contains("value=\"SÙNG A LẠ\"") && !taken.html.contains("lò văn kh"))
        }
    }

    @Test("a member's card survives a restart, with what it says otherwise than the list and with who waits")
    func memberRestart() async throws {
        let before = try await house()
        let address = Mutex("")
        try await before.visit { (browser) async throws in
            let visit = try await registered(browser)
            let card = Self.listed.replacing("LÒ THỊ HÒA", with: "LÒ THỊ HẢO")
            #expect(try await browser.post("\(visit)/members/scan", ["text": card]).html.contains("choice-name"))
            address.withLock { $0 = visit }
        }
        let visit = address.withLock { $0 }
        let after = try await house(after: before)
        try await after.visit { (browser) async throws in
            let page = try await browser.get("\(visit)?edit=member")
            #expect(
                page.html.contains("CCCD</small> <strong>LÒ THỊ HẢO")
                    && page.html.contains("danh sách</small> <strong>LÒ THỊ HOÀ"))
            try await browser.post(
                "\(visit)/draft", ["member": "new", "name": "LÒ THỊ HẢO", "personalID": "010190906001"], follow: false)
            let asked = try await browser.post(
                "\(visit)/members/scan", ["text": Self.khach])
            #expect(asked.codes.contains("other-card"))
        }
        try await house(after: after).visit { (browser) async throws in
            let page = try await browser.get("\(visit)?edit=member")
            #expect(page.codes.contains("other-card") && page.html.contains("LÒ VĂN KHÁCH, sinh 03/04/1985"))
            #expect(page.html.contains("value=\"LÒ THỊ HẢO\""), "what was typed stands")
            #expect(try await !browser.answerCard(visit, "drop").codes.contains("other-card"))
            let person: [(String, String)] = [
                ("member", "new"), ("hi", "on"), ("hiOrder", "1"), ("hiMonths", "12"), ("hiGroup", "none"),
                ("choice-name", "card"), ("hiJoining", "renewed"),
            ]
            let done = try await register(browser, visit, person, name: "LÒ THỊ HẢO")
            #expect(done.step == "readBack", "\(done.codes)")
            let entry = try #require(try await file(after, visit).registrations.last?.entry)
            #expect(entry.card?.name == "LÒ THỊ HẢO" && entry.identity.map(\.chosen) == [.card])
            #expect(try await !browser.get("\(visit)?edit=member").html.contains("LÒ THỊ HẢO\""), "a new form is empty")
        }
    }

    @Test("a member's card is let go with one tap, before anything was typed and after, and nothing of it stays")
    func letGo() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await registered(browser)
            for typed in [false, true] {
                let opened = try await browser.post("\(visit)/members/scan", ["text": Self.old])
                #expect(opened.html.contains("value=\"VÀNG THỊ CŨ\""))
                if typed {
                    try await browser.post("\(visit)/draft", ["member": "new", "name": "vàng thị"], follow: false)
                }
                let page = try await browser.get("\(visit)?edit=member").html
                #expect(page.contains("form=\"draft-drop\"") && page.contains("id=\"draft-drop\""))
                let dropped = try await browser.post("\(visit)/draft/drop", ["member": "new"])
                #expect(dropped.step == "register" && dropped.html.contains("name=\"member\" value=\"new\""))
                #expect(!dropped.html.localizedCaseInsensitiveContains("vàng thị"))
                #expect(!dropped.html.contains("draft-drop"), "nothing is left to drop")
            }
            let done = try await register(browser, visit, Self.member)
            #expect(done.step == "readBack", "\(done.codes)")
            let entry = try #require(try await file(house, visit).registrations.last?.entry)
            #expect(entry.person.name == "LÒ THỊ HOÀ" && entry.card == nil && entry.person.oldID == nil)
        }
    }

    @Test("a card that waits for a word goes on waiting when the form is begun anew")
    func waitsOn() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await registered(browser)
            try await browser.post(
                "\(visit)/draft", ["member": "new", "name": "lò thị", "personalID": "010190906001"], follow: false)
            #expect(try await browser.post("\(visit)/members/scan", ["text": Self.khach]).codes == ["other-card"])
            let dropped = try await browser.post("\(visit)/draft/drop", ["member": "new"])
            #expect(dropped.codes == ["other-card"] && dropped.html.contains("LÒ VĂN KHÁCH, sinh 03/04/1985"))
            #expect(!dropped.html.contains("value=\"lò thị\""))
            let taken = try await browser.answerCard(visit, "replace")
            #expect(taken.codes.isEmpty && taken.html.contains("value=\"LÒ VĂN KHÁCH\""))
        }
    }

    /// A visit beside both of whose forms a card waits, that of one more member being filled.
    private func twoWaiting(_ browser: Browser) async throws -> String {
        let visit = try await registered(browser)
        try await browser.post(
            "\(visit)/draft", ["member": "new", "name": "lò thị", "personalID": "010190906001"], follow: false)
        try await browser.post("\(visit)/members/scan", ["text": Self.khach])
        try await browser.post("/scan", ["text": Self.old, "visit": String(visit.dropFirst(8))], follow: false)
        return visit
    }

    @Test("of two cards that wait only the one that was asked about is answered", arguments: ["drop", "separate"])
    func oneByOne(answer: String) async throws {
        try await house().visit { (browser) async throws in
            let visit = try await twoWaiting(browser)
            let first = try await browser.get("\(visit)?edit=member").html
            #expect(first.contains("VÀNG THỊ CŨ, sinh 01/02/1970") && !first.contains("LÒ VĂN KHÁCH"))
            try await browser.answerCard(visit, answer, follow: false)
            let second = try await browser.get("\(visit)?edit=member").html
            #expect(second.contains("LÒ VĂN KHÁCH, sinh 03/04/1985"))
            #expect(second.contains("value=\"lò thị\""))
        }
    }

    @Test("nobody is added while one more member's form is filled, which would lose it")
    func filledMeanwhile() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await twoWaiting(browser)
            #expect(answers(try await browser.get(visit)) == ["replace", "separate", "drop"])
            let refused = try await browser.answerCard(visit, "add")
            #expect(Set(refused.codes) == ["other-card-form-open", "other-card"])
            let page = try await browser.get("\(visit)?edit=member").html
            #expect(page.contains("value=\"lò thị\"") && page.contains("VÀNG THỊ CŨ, sinh 01/02/1970"))
            try await browser.post("\(visit)/draft/drop", ["member": "new"])
            #expect(answers(try await browser.get(visit)) == ["replace", "add", "separate", "drop"])
            #expect(try await browser.answerCard(visit, "add").html.contains("value=\"VÀNG THỊ CŨ\""))
        }
    }

    @Test("a member's card takes the place of another one's only when staff say so")
    func cardAfterCard() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await registered(browser)
            try await browser.post("\(visit)/members/scan", ["text": Self.khach])
            let asked = try await browser.post("\(visit)/members/scan", ["text": Self.old])
            #expect(asked.codes == ["other-card"] && asked.html.contains("value=\"LÒ VĂN KHÁCH\""))
            let third = try await browser.post("\(visit)/members/scan", ["text": Self.listed])
            #expect(Set(third.codes) == ["other-card-first", "other-card"])
            #expect(third.html.contains("VÀNG THỊ CŨ, sinh 01/02/1970"), "the card that waited waits on")
        }
    }

    @Test("without anybody registered a member's card that waits joins no household")
    func noHousehold() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            _ = try await form(browser, visit)
            try await browser.post("\(visit)/draft", ["member": "new", "name": "lò thị"], follow: false)
            try await browser.post("\(visit)/members/scan", ["text": Self.khach])
            #expect(answers(try await browser.get(visit)) == ["separate", "drop"])
            for answer in ["replace", "add"] {
                let refused = try await browser.answerCard(visit, answer)
                #expect(Set(refused.codes) == ["other-card-no-household", "other-card"])
            }
        }
    }

    @Test("what the page keeps while a member's card is read loses neither the card nor what was typed")
    func readWhileKept() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await registered(browser)
            let id = try await file(house, visit).visit.id
            let drafts = DraftDesk(ledger: house.ledger, clock: house.clock)
            for _ in 1...8 {
                try await browser.post("\(visit)/draft/drop", ["member": "new"], follow: false)
                async let read = browser.post("\(visit)/members/scan", ["text": Self.khach], follow: false)
                async let kept = browser.post(
                    "\(visit)/draft", ["member": "new", "phone": "0911222333"], follow: false)
                _ = try await (read, kept)
                let draft = try await drafts.draft(of: id, part: "new")
                #expect(draft?.scanned?.person.name == "LÒ VĂN KHÁCH")
                #expect(draft?.fields["phone"] == ["0911222333"])
            }
        }
    }
}
