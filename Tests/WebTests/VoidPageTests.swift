import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("A receipt taken back, on the pages")
struct VoidPageTests {
    private static func card(_ number: Int, _ name: String) -> String {
        "01019090700\(number)||\(name)|0\(number)111990|Nữ|Bản Mẫu, xã Thử Nghiệm|01012024"
    }

    private static func form(_ number: Int, _ name: String, member: String) -> KeyValuePairs<String, String> {
        [
            "member": member, "name": name, "birth": "0\(number)/11/1990", "sex": "female",
            "personalID": "01019090700\(number)", "address": "Bản Mẫu", "facility": "10 - 001", "hi": "on",
            "hiOrder": "1", "hiMonths": "12", "hiGroup": "none", "hiJoining": "new", "paper": "on", "consent": "on",
        ]
    }

    /// Two of a household who paid 1.366.200 and 956.340 đ.
    private func paid(_ browser: Browser) async throws -> String {
        try await browser.post("/shift/open", ["float": "0"])
        try await browser.post("/tray/take")
        let visit = try await browser.post("/scan", ["text": Self.card(1, "Lò Thị Mẫu Một")], follow: false).location
        try await browser.get(visit)
        try await browser.post(
            "\(visit)/consultation",
            ["hi": "on", "hiMonths": "12", "hiOrder": "1", "hiGroup": "none", "outcome": "enrol"])
        try await browser.post("\(visit)/registration", Self.form(1, "Lò Thị Mẫu Một", member: ""))
        try await browser.post("\(visit)/members/scan", ["text": Self.card(2, "Lò Thị Mẫu Hai")])
        try await browser.post("\(visit)/registration", Self.form(2, "Lò Thị Mẫu Hai", member: "new"))
        let pay = try await browser.readBack(visit)
        #expect(pay.step == "pay", "\(pay.codes)")
        try await browser.post(
            "\(visit)/payment",
            ["formID": pay.field("formID"), "expected": pay.field("expected"), "tendered": pay.field("expected")])
        return visit
    }

    private func preview(_ browser: Browser, _ visit: String, _ leave: String) async throws -> Browser.Page {
        let choose = try await browser.get("\(visit)/void")
        return try await browser.post(
            "\(visit)/void/preview",
            ["payment": choose.field("payment"), "leave": leave, "reason": "changed-mind", "note": ""])
    }

    private func agree(
        _ browser: Browser, _ visit: String, on page: Browser.Page, _ leave: String, second: String = "tn01",
        pin: String = "135790", papers: [(String, String)] = []
    ) async throws -> Browser.Page {
        let fields =
            [
                ("csrf", browser.token), ("formID", page.field("formID")), ("payment", page.field("payment")),
                ("seen", page.field("seen")), ("leave", leave), ("reason", "changed-mind"), ("note", ""),
                ("second", second), ("secondPin", pin),
            ] + papers
        let body = fields.map { "\(Browser.escaped($0.0))=\(Browser.escaped($0.1))" }.joined(separator: "&")
        let answer = try await browser.post(raw: Array(body.utf8), to: "\(visit)/void")
        return answer.status == 303 ? try await browser.get(answer.location) : answer
    }

    private func people(_ house: House) async throws -> [String] {
        try await house.registrations.filter { [.paid, .handedOver].contains($0.state) }.map(\.id.text)
    }

    @Test("who leaves is chosen, the amounts are looked at, and two people make the receipt void")
    func whole() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await paid(browser)
            #expect(try await browser.get(visit).html.contains("href=\"\(visit)/void\""))
            let choose = try await browser.get("\(visit)/void")
            #expect(choose.html.contains("1.366.200 đ") && choose.html.contains("956.340 đ"))
            #expect(!choose.html.contains("value=\"\(try await people(house)[0])\" checked"))
            let bare = try await browser.post("\(visit)/void/preview", ["payment": choose.field("payment")])
            #expect(bare.status == 422 && bare.codes == ["void-nobody", "void-reason-missing"])
            let first = try await people(house)[0]
            let page = try await preview(browser, visit, first)
            #expect(page.status == 200 && page.step == "void-preview")
            // The second moves up: 956.340 becomes 1.366.200, and the rest goes back.
            #expect(page.html.contains("+409.860 đ") && page.html.contains("người thứ 2 → người thứ 1"))
            #expect(page.html.contains("Hủy biên lai 0000001 và trả lại 956.340 đ"))
            #expect(try await house.files.allSatisfy { $0.voids.isEmpty })
            let done = try await agree(browser, visit, on: page, first)
            #expect(done.step == "print" && done.html.contains("Thay bằng LC26 0000002"), "\(done.codes)")
            let file = try #require(try await house.files.first)
            #expect(file.payment?.amount == Dong(1_366_200) && file.voids.first?.second == "tn01")
        }
    }

    @Test("the second person is another one with their own PIN, and what was said of papers stays on the page")
    func second() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await paid(browser)
            try await house.printAll(as: .good)
            let first = try await people(house)[0]
            let page = try await preview(browser, visit, first)
            let papers = page.values(of: "type=\"radio\" name").map { ($0, "here") }
            #expect(papers.count == 2, "the card and the receipt are asked about")
            let unsaid = try await agree(browser, visit, on: page, first)
            #expect(unsaid.status == 422 && unsaid.codes == ["void-paper-missing", "void-paper-missing"])
            let wrong = try await agree(browser, visit, on: page, first, pin: "111111", papers: papers)
            #expect(wrong.status == 422 && wrong.codes == ["sign-in-wrong"])
            #expect(wrong.html.contains("value=\"here\" checked") && !wrong.html.contains("111111"))
            let same = try await agree(browser, visit, on: page, first, second: "mm01", papers: papers)
            #expect(same.codes == ["second-same"])
            #expect(try await house.files.first?.voids.isEmpty == true)
            let done = try await agree(browser, visit, on: page, first, papers: papers)
            #expect(done.codes.isEmpty && done.html.contains("id=\"voids\""), "\(done.codes)")
            #expect(try await house.ledger.bag().map(\.serial.text) == ["TN0000001"])
        }
    }

    @Test("what waits at the tray leads there; an agreement to what was shown before is shown anew")
    func outdated() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await paid(browser)
            let first = try await people(house)[0]
            let page = try await preview(browser, visit, first)
            try await house.printAll()
            let blocked = try await agree(browser, visit, on: page, first)
            #expect(blocked.status == 422 && blocked.codes == ["void-changed"])
            #expect(blocked.html.contains("href=\"/tray\" data-primary") && !blocked.html.contains("secondPin"))
            #expect(try await house.files.first?.voids.isEmpty == true)
        }
    }

    @Test("a card that is still out is listed until it comes back")
    func out() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let visit = try await paid(browser)
            try await house.printAll(as: .good)
            try await house.giveGoodPapers()
            let first = try await people(house)[0]
            let page = try await preview(browser, visit, first)
            let asked = page.values(of: "type=\"radio\" name")
            let papers = Set(asked).map { ($0, "out") }
            let done = try await agree(browser, visit, on: page, first, papers: papers)
            #expect(done.codes.isEmpty, "\(done.codes)")
            #expect(done.html.contains("LÒ THỊ MẪU MỘT ký"), "who took the papers is still named")
            let list = try await browser.get("/papers-out")
            #expect(list.values(of: "data-paper").count == 2 && list.html.contains("LÒ THỊ MẪU MỘT"))
            for paper in list.values(of: "data-paper") { try await browser.post("/papers-out", ["paper": paper]) }
            #expect(try await browser.get("/papers-out").html.contains("Không tờ nào còn ở ngoài."))
            #expect(try await house.ledger.bag().map(\.serial.text) == ["TN0000001"])
        }
    }

    @Test("whoever takes no money does not come there; a visit without a receipt has nothing to take back")
    func roles() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in _ = try await paid(browser) }
        let visit = "/visits/\(try #require(try await house.files.first).visit.id)"
        try await house.visit(as: "tv01") { (browser) async throws in
            #expect(try await !browser.get(visit).html.contains("\(visit)/void"))
            let page = try await browser.get("\(visit)/void")
            #expect(page.status == 303 && page.location == visit)
            let open = try await browser.post("/visits", ["language": "vi"], follow: false).location
            #expect(try await browser.get("\(open)/void").status == 303)
        }
    }
}
