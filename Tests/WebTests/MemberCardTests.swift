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
    /// A visit of one person, registered, to whom one more member is added.
    private func registered(_ browser: Browser) async throws -> String {
        let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
        _ = try await form(browser, visit)
        let done = try await browser.submit(
            "\(visit)/registration",
            [
                ("name", "SÙNG A LẠ"), ("birth", "05/06/1985"), ("sex", "male"), ("personalID", "010085906009"),
                ("address", Self.places), ("facility", "10 - 001"), ("hiJoining", "new"), ("consent", "on"),
            ])
        #expect(done.step == "readBack", "\(done.codes)")
        return visit
    }

    private static let member: [(String, String)] = [
        ("member", "new"), ("hi", "on"), ("hiOrder", "1"), ("hiMonths", "12"), ("hiGroup", "none"),
        ("hiJoining", "renewed"),
    ]
    private static let old = "010170906077|063123456|VÀNG THỊ CŨ|01021970|Nữ|\(places)|01012024"
    private static let khach = "010085906002||LÒ VĂN KHÁCH|03041985|Nam|\(places)|01012024"

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
            let taken = try await browser.post("\(visit)/other-card", ["do": "replace"])
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
                "\(visit)/members/scan", ["text": "010085906002||LÒ VĂN KHÁCH|03041985|Nam|\(Self.places)|01012024"])
            #expect(asked.codes.contains("other-card"))
        }
        try await house(after: after).visit { (browser) async throws in
            let page = try await browser.get("\(visit)?edit=member")
            #expect(page.codes.contains("other-card") && page.html.contains("LÒ VĂN KHÁCH, sinh 03/04/1985"))
            #expect(page.html.contains("value=\"LÒ THỊ HẢO\""), "what was typed stands")
            #expect(try await !browser.post("\(visit)/other-card", ["do": "drop"]).codes.contains("other-card"))
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
            let taken = try await browser.post("\(visit)/other-card", ["do": "replace"])
            #expect(taken.codes.isEmpty && taken.html.contains("value=\"LÒ VĂN KHÁCH\""))
        }
    }

    @Test("of two cards that wait only the one that was asked about is answered", arguments: ["drop", "add"])
    func oneByOne(answer: String) async throws {
        try await house().visit { (browser) async throws in
            let visit = try await registered(browser)
            try await browser.post(
                "\(visit)/draft", ["member": "new", "name": "lò thị", "personalID": "010190906001"], follow: false)
            try await browser.post("\(visit)/members/scan", ["text": Self.khach])
            try await browser.post("/scan", ["text": Self.old, "visit": String(visit.dropFirst(8))], follow: false)
            let first = try await browser.get("\(visit)?edit=member").html
            #expect(first.contains("VÀNG THỊ CŨ, sinh 01/02/1970") && !first.contains("LÒ VĂN KHÁCH"))
            try await browser.post("\(visit)/other-card", ["do": answer], follow: false)
            let second = try await browser.get("\(visit)?edit=member").html
            #expect(second.contains("LÒ VĂN KHÁCH, sinh 03/04/1985"))
            #expect(second.contains(answer == "add" ? "value=\"VÀNG THỊ CŨ\"" : "value=\"lò thị\""))
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
