import Desk
import Foundation
import Insurance
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("A card that waits until staff say what becomes of it")
struct WaitingCardTests: CardReadingTests {
    /// A visit of the listed person, its form open, beside which another card was read.
    private func waiting(_ browser: Browser, _ card: String = stranger) async throws -> String {
        let visit = try await browser.post("/scan", ["text": Self.listed], follow: false).location
        _ = try await form(browser, visit)
        let asked = try await browser.post("/scan", ["text": card, "visit": String(visit.dropFirst(8))])
        #expect(asked.codes == ["other-card"])
        return visit
    }

    @Test("it goes on waiting when the form it was read beside is taken, and may then join the household")
    func outlastsTheForm() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await waiting(browser)
            let registered = try await register(browser, visit, [("hiJoiningOffered", "renewed")])
            #expect(registered.step == "readBack" && registered.codes == ["other-card"], "\(registered.codes)")
            #expect(answers(registered) == ["replace", "add", "separate", "drop"])
            let paying = try await browser.readBack(visit)
            #expect(paying.step == "pay" && paying.codes == ["other-card"])
            let added = try await browser.answerCard(visit, "add")
            #expect(added.html.contains("value=\"SÙNG A LẠ\"") && added.codes.isEmpty)
        }
    }

    @Test("one read beside the form of one more member is offered to the household once that form is taken")
    func outlastsTheMember() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await registered(browser)
            try await browser.post("\(visit)/members/scan", ["text": Self.listed])
            try await browser.post(
                "\(visit)/draft", ["member": "new", "name": "LÒ THỊ HÒA", "personalID": "010190906001"], follow: false)
            #expect(try await browser.post("\(visit)/members/scan", ["text": Self.khach]).codes == ["other-card"])
            let taken = try await register(browser, visit, Self.member)
            #expect(taken.step == "readBack" && taken.codes == ["other-card"], "\(taken.codes)")
            #expect(taken.html.contains("Thẻ của LÒ VĂN KHÁCH, sinh 03/04/1985, đã quét mà chưa chọn cách xử lý"))
            #expect(answers(taken) == ["add", "separate", "drop"])
            #expect(try await browser.answerCard(visit, "add").html.contains("value=\"LÒ VĂN KHÁCH\""))
            #expect(try await file(house, visit).members.count == 2)
        }
    }

    @Test("whoever was registered by hand meanwhile is asked about no more")
    func typedMeanwhile() async throws {
        try await house().visit { (browser) async throws in
            let visit = try await browser.post("/visits", ["language": "vi"], follow: false).location
            _ = try await form(browser, visit)
            try await browser.post("\(visit)/draft", ["name": "vàng thị t"], follow: false)
            let asked = try await browser.post("/scan", ["text": Self.khach, "visit": String(visit.dropFirst(8))])
            #expect(asked.codes == ["other-card"])
            let done = try await browser.submit(
                "\(visit)/registration",
                [
                    ("name", "LÒ VĂN KHÁCH"), ("birth", "03/04/1985"), ("sex", "male"), ("personalID", "010085906002"),
                    ("address", "Bản Khác, xã Bát Xát, tỉnh Lào Cai"), ("facility", "10 - 001"), ("hiJoining", "new"),
                    ("consent", "on"),
                ])
            #expect(done.step == "readBack" && done.codes.isEmpty, "\(done.codes)")
        }
    }

    @Test("read for the visit itself it survives a restart, with what was typed")
    func restart() async throws {
        let before = try await house()
        let address = Mutex("")
        try await before.visit { (browser) async throws in
            let visit = try await waiting(browser)
            try await browser.post("\(visit)/draft", ["name": "lò thị", "phone": "0911222333"], follow: false)
            address.withLock { $0 = visit }
        }
        let visit = address.withLock { $0 }
        let after = try await house(after: before)
        try await after.visit { (browser) async throws in
            let page = try await browser.get(visit)
            #expect(page.codes == ["other-card"] && page.html.contains("SÙNG A LẠ, sinh 05/06/1985"))
            #expect(page.html.contains("value=\"0911222333\""))
            // The person's own card again answers nothing about the other one.
            let own = try await browser.post("/scan", ["text": Self.listed, "visit": String(visit.dropFirst(8))])
            #expect(own.codes == ["other-card"] && own.html.contains("value=\"LÒ THỊ HÒA\""))
            let replaced = try await browser.answerCard(visit, "replace")
            #expect(replaced.codes.isEmpty && replaced.html.contains("value=\"SÙNG A LẠ\""))
            #expect(try await file(after, visit).name == "SÙNG A LẠ")
        }
    }

    @Test(
        "an answer given for another card than the one that waits does nothing, and says so",
        arguments: [
            "replace", "separate", "drop",
        ])
    func anotherCard(answer: String) async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await waiting(browser)
            let seal = try await browser.get(visit).field("card")
            let scan: KeyValuePairs = ["text": Self.khach, "visit": String(visit.dropFirst(8))]
            let early = try await browser.post("/scan", scan)
            #expect(Set(early.codes) == ["other-card-first", "other-card"] && early.html.contains("SÙNG A LẠ"))
            let unsaid = try await browser.post("\(visit)/other-card", ["card": seal])
            #expect(Set(unsaid.codes) == ["form-unreadable", "other-card"] && unsaid.html.contains("SÙNG A LẠ"))
            try await browser.answerCard(visit, "drop")
            try await browser.post("/scan", scan, follow: false)
            for card in [seal, "", "forged"] {
                let refused = try await browser.post("\(visit)/other-card", ["card": card, "do": answer])
                #expect(refused.status == 422 && Set(refused.codes) == ["other-card-changed", "other-card"])
                #expect(refused.html.contains("LÒ VĂN KHÁCH, sinh 03/04/1985"))
            }
            #expect(try await file(house, visit).name == "LÒ THỊ HÒA")
            #expect(try await house.files.count == 1)
            #expect(try await browser.answerCard(visit, "drop").codes.isEmpty)
        }
    }

    @Test("whoever joined the household by a second reading of their card is asked about no more")
    func readAgain() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await browser.post("/scan", ["text": Self.stranger], follow: false).location
            _ = try await form(browser, visit)
            let asked = try await browser.post("/scan", ["text": Self.listed, "visit": String(visit.dropFirst(8))])
            #expect(asked.codes == ["other-card"])
            #expect(try await registerStranger(browser, visit).codes == ["other-card"])
            let again = try await browser.post("\(visit)/members/scan", ["text": Self.listed])
            #expect(again.codes.isEmpty && again.html.contains("value=\"LÒ THỊ HÒA\""))
            try await browser.post("\(visit)/draft/drop", ["member": "new"])
            #expect(try await browser.get(visit).codes.isEmpty, "asked about once")
            let taken = try await register(browser, visit, Self.member)
            #expect(taken.step == "readBack" && taken.codes.isEmpty, "\(taken.codes)")
            #expect(try await file(house, visit).members.count == 2)
        }
    }

    @Test("whoever was registered as a member by hand is asked about no more, beside whichever form they wait")
    func typedAsMember() async throws {
        let house = try await house()
        try await house.visit { (browser) async throws in
            let visit = try await registered(browser)
            let asked = try await browser.post("/scan", ["text": Self.listed, "visit": String(visit.dropFirst(8))])
            #expect(asked.codes == ["other-card"])
            let taken = try await register(browser, visit, Self.member)
            #expect(taken.step == "readBack" && taken.codes.isEmpty, "\(taken.codes)")
            let id = try await file(house, visit).visit.id
            let drafts = DraftDesk(ledger: house.ledger, clock: house.clock)
            #expect(try await drafts.draft(of: id) == nil)
        }
    }

    @Test("a cashier is told that a card waits before money is taken, and opens a visit of their own with another card")
    func cashier() async throws {
        let house = try await house()
        let address = Mutex("")
        try await house.visit { (browser) async throws in
            let visit = try await waiting(browser)
            _ = try await register(browser, visit, [("hiJoiningOffered", "renewed")])
            #expect(try await browser.readBack(visit).step == "pay")
            address.withLock { $0 = visit }
        }
        let visit = address.withLock { $0 }
        try await house.visit(as: "tn01") { (browser) async throws in
            let page = try await browser.get(visit)
            #expect(page.step == "pay" && page.codes == ["other-card"])
            #expect(page.html.contains("SÙNG A LẠ, sinh 05/06/1985") && page.html.contains("hỏi người tư vấn"))
            #expect(answers(page).isEmpty)
            let own = try await browser.post(
                "/scan", ["text": Self.khach, "visit": String(visit.dropFirst(8))], follow: false)
            #expect(own.status == 303 && own.location != visit)
            #expect(try await file(house, own.location).name == "LÒ VĂN KHÁCH")
            #expect(try await browser.get(visit).html.contains("SÙNG A LẠ, sinh 05/06/1985"))
        }
    }
}
