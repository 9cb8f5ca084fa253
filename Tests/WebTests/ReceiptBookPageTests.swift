import Desk
import Insurance
import TestSupport
import Testing

@testable import Web

@Suite("Receipt books, drawers and copies on the pages")
struct ReceiptBookPageTests {
    private static let pin = "135790"

    @Test("a book is signed for by two and given to a cashier; few numbers are told at the till")
    func books() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let alone = try await browser.post(
                "/receipt-books", ["series": "LC26", "first": "201", "last": "240"])
            #expect(alone.codes == ["receipt-book-unsigned"] && alone.field("series") == "LC26")
            let wrong = try await browser.post("/receipt-books", ["series": "LC26", "first": "", "last": "2x"])
            #expect(wrong.status == 422 && Set(wrong.codes) == ["field-required", "field-number"])
            let signed: KeyValuePairs = [
                "series": "LC26", "first": "201", "last": "240", "second": "cb01", "secondPin": Self.pin,
            ]
            let there = try await browser.post("/receipt-books", signed)
            #expect(there.html.contains("0000201 – 0000240") && there.html.contains("mm01 + cb01"))
            #expect(try await browser.post("/receipt-books", signed).codes == ["receipt-book-wrong"])

            for book in ["1", "2"] {
                #expect(
                    try await browser.post("/receipt-books/\(book)/holder", ["holder": "cb01"]).codes == [
                        "receipt-book-no-cashier"
                    ])
            }
            let given = try await browser.post("/receipt-books/1/holder", ["holder": "tn01"])
            #expect(given.html.contains("action=\"/receipt-books/2/holder\"") && given.html.contains("của tn01"))
            let visit = try await TillTests.readyToPay(browser)
            #expect(visit.pay.html.contains("data-code=\"receipts-few\"") && visit.pay.html.contains("còn 40 số"))
            let paid = try await TillTests.paid(browser, visit)
            #expect(paid.html.contains("LC26 0000201") || paid.html.contains("0000201"))
        }
        try await house.visit(as: "tn01") { (browser) async throws in
            let page = try await browser.get("/receipt-books")
            #expect(!page.html.contains("action=\"/receipt-books\"") && page.html.contains("data-holder>tn01"))
            #expect(
                try await browser.post("/receipt-books/2/holder", ["holder": "tn01"]).codes == ["role-missing"])
        }
    }

    @Test("the next cashier signs for the counted drawer, which is the float of their shift")
    func drawer() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            try await browser.post("/shift/open", ["float": "200.000"])
            let counted = try await browser.post("/shift/count", ["loose": "200.000", "counted": "on"])
            #expect(counted.html.contains("action=\"/shift/pass\""))
            for (second, code) in [("", "drawer-unsigned"), ("cb01", "drawer-unsigned"), ("mm01", "drawer-unsigned")] {
                let refused = try await browser.post("/shift/pass", ["nextCashier": second, "nextPin": Self.pin])
                #expect(refused.codes == [code], "\(second)")
            }
            for _ in 1...2 {
                let passed = try await browser.post("/shift/pass", ["nextCashier": "tn01", "nextPin": Self.pin])
                #expect(passed.codes == [] && passed.html.contains("data-passed"))
            }
        }
        try await house.visit(as: "tn01") { (browser) async throws in
            let page = try await browser.get("/shift")
            #expect(page.html.contains("200.000 đ") && page.html.contains("nhận từ mm01"))
        }
    }

    @Test("a copy of a receipt that is out says which it is, and one form makes one")
    func copies() async throws {
        let house = try await House()
        try await house.visit { (browser) async throws in
            let at = try await TillTests.readyToPay(browser)
            _ = try await TillTests.paid(browser, at)
            try await house.printAll(as: .good)
            try await house.giveGoodPapers()
            let done = try await browser.get(at.visit)
            #expect(done.step == "done")
            let asked: KeyValuePairs = ["formID": done.field("formID"), "receipt": done.field("receipt")]
            for _ in 1...20 { #expect(try await browser.post("\(at.visit)/receipt-copy", asked).codes == []) }
            let next = try await browser.get(at.visit)
            _ = try await browser.post(
                "\(at.visit)/receipt-copy", ["formID": next.field("formID"), "receipt": next.field("receipt")])
            let printed = await house.sheets.printed
            #expect(printed.map { $0.fields["copyMark"] } == ["BẢN SAO 1", "BẢN SAO 2"])
            #expect(printed.allSatisfy { $0.kind == .receiptCopy && !$0.name.contains("Mẫu") })
            await house.sheets.answer(.unreachable)
            for _ in 1...2 {
                let last = try await browser.get(at.visit)
                let told = try await browser.post(
                    "\(at.visit)/receipt-copy", ["formID": last.field("formID"), "receipt": last.field("receipt")])
                #expect(told.html.contains("chưa nhận bản sao"))
            }
            #expect(await house.sheets.printed.last?.fields["copyMark"] == "BẢN SAO 3")
        }
    }
}
