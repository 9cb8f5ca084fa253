import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("The pages of the blanks")
struct StockPageTests {
    /// A real book on a file of its own.
    private func book() throws -> LedgerDatabase {
        let path = FileManager.default.temporaryDirectory.appending(path: "blanks-\(UUID().uuidString).sqlite").path
        return try LedgerDatabase.open(
            at: path, settings: LedgerSettings(kiosk: "LC-01", training: false, rules: "few"), key: .make(),
            sealer: SealsNothing(),
            fields: DocumentFields(
                issuer: "BHXH Mẫu", place: "Mẫu", catalogues: Catalogues(facilities: [], objects: House.objects)),
            clock: ClockGuard(eventDays: House.day...House.day))
    }

    @Test("a bundle is scanned, signed for by a second PIN, opened by its two ends, and looked up by a scan")
    func bundle() async throws {
        let book = try book()
        try await House(blanks: book).visit(as: "cb01") { (browser) async throws in
            let empty = try await browser.get("/stock")
            #expect(empty.html.contains("Chưa nhận phôi nào") && empty.html.contains("/stock/do/receive"))

            // The two ends, one scan each; what is scanned stands in the address
            let start = try await browser.get("/stock/do/receive?kind=card")
            #expect(start.html.contains("Quét phôi đầu") && !start.html.contains("secondPin"))
            try await browser.post("/stock/scan", ["act": "receive", "kind": "card", "text": "tn0000001"])
            let both = try await browser.post(
                "/stock/scan", ["act": "receive", "kind": "card", "first": "TN0000001", "text": "TN0000200"])
            #expect(
                both.html.contains(">TN0000001</dd>") && both.html.contains(">TN0000200</dd>")
                    && both.html.contains("200 phôi"))

            // One's own PIN is no second one; a colleague's is
            let fields: KeyValuePairs<String, String> = [
                "kind": "card", "first": "TN0000001", "last": "TN0000200", "second": "cb01", "secondPin": "135790",
            ]
            #expect(try await browser.post("/stock/do/receive", fields).codes == ["second-officer-missing"])
            let wrong: KeyValuePairs<String, String> = [
                "kind": "card", "first": "TN0000001", "last": "TN0000200", "second": "mm01", "secondPin": "000000",
            ]
            #expect(try await browser.post("/stock/do/receive", wrong).codes == ["sign-in-wrong"])
            let taken = try await browser.post(
                "/stock/do/receive",
                [
                    "kind": "card", "first": "TN0000001", "last": "TN0000200", "second": "mm01",
                    "secondPin": "135790",
                ])
            #expect(taken.html.contains("Đã nhận xấp 1: 200 phôi") && taken.html.contains("cb01 + mm01"))
            #expect(taken.html.contains("Chưa mở xấp nào") && taken.html.contains("bundle=1"))

            // Opening: a wrong end is told in words, and both are scanned anew
            try await browser.post(
                "/stock/scan", ["act": "open", "kind": "card", "bundle": "1", "text": "TN0000001"])
            let differs = try await browser.post(
                "/stock/scan",
                ["act": "open", "kind": "card", "bundle": "1", "first": "TN0000001", "text": "TN0000199"])
            #expect(differs.codes == ["bundle-ends-differ"] && differs.html.contains("Quét phôi đầu"))
            let opened = try await browser.post(
                "/stock/scan",
                ["act": "open", "kind": "card", "bundle": "1", "first": "TN0000001", "text": "TN0000200"])
            #expect(opened.html.contains("Đã mở xấp 1") && opened.html.contains("data-next>TN0000001<"))

            let found = try await browser.post("/stock/scan", ["text": "TN0000007"])
            #expect(found.values(of: "data-blank") == ["TN0000007"] && found.html.contains("xấp 1"))
            #expect(try await browser.post("/stock/scan", ["text": "TX0000007"]).codes == ["blank-unknown"])
        }
    }

    @Test("an ID card scanned on the book's page opens its visit, as anywhere")
    func card() async throws {
        try await House(blanks: try book()).visit { (browser) async throws in
            let card = "010190123456||LÒ THỊ MẪU|02091990|Nữ|Bản Mẫu, xã Thử Nghiệm, Lào Cai|15042021"
            let page = try await browser.post("/stock/scan", ["text": card], follow: false)
            #expect(page.location.hasPrefix("/visits/"))
        }
    }

    @Test("what is spoiled, lost and given back is booked with its reason, and the bag lists it")
    func booking() async throws {
        let book = try book()
        try await book.receiveBlanks(kind: .card, first: "TN0000001", count: 20, bundle: 1)
        try await House(blanks: book).visit(as: "cb01") { (browser) async throws in
            #expect(
                try await browser.post("/stock/do/spoil", ["kind": "card", "first": "TN0000003"]).codes
                    == ["stock-reason-missing"])
            try await browser.post("/stock/do/spoil", ["kind": "card", "first": "TN0000003", "reason": "two-at-once"])
            try await browser.post("/stock/do/test", ["kind": "card", "first": "TN0000004"])
            try await browser.post(
                "/stock/do/lose",
                ["kind": "card", "first": "TN0000005", "last": "TN0000006", "reason": "missing"])
            let spent = try await browser.post("/stock/do/test", ["kind": "card", "first": "TN0000005"])
            #expect(spent.codes == ["blank-spent"] && spent.html.contains("TN0000005: Mất"))
            let back = try await browser.post(
                "/stock/do/give-back",
                [
                    "kind": "card", "first": "TN0000019", "last": "TN0000020", "reason": "surplus", "second": "mm01",
                    "secondPin": "135790",
                ])
            #expect(back.html.contains("hai người ký"))
            let bag = try await browser.get("/stock/bag")
            #expect(bag.html.contains("TN0000003") && bag.html.contains("TN0000004"))
            #expect(bag.html.contains("Máy kéo hai phôi một lúc") && !bag.html.contains("TN0000005"))
        }
        #expect(
            try await book.stock().first { $0.kind == .card }
                == StockBalance(
                    kind: .card, counts: [.inStock: 14, .spoiled: 1, .test: 1, .lost: 2, .returned: 2]))
    }

    @Test("the closing shows the equation and the printers' own counters; a difference needs a reason")
    func closing() async throws {
        let book = try book()
        try await book.receiveBlanks(kind: .card, first: "TN0000001", count: 20, bundle: 1)
        let pages = StillPages(
            all: [PrinterPages(.card, pages: 1204, attribute: "printer-impressions-completed")])
        try await House(blanks: book, counters: pages).visit(as: "cb01") { (browser) async throws in
            let page = try await browser.get("/stock/count")
            #expect(page.values(of: "data-equation") == ["card"])
            #expect(!page.html.contains("expected-card") && !page.html.contains("stock-sum"), "counted blind")
            #expect(page.html.contains("bộ đếm của máy: 1204") && page.html.contains("máy không báo số đếm"))
            let missing = try await browser.post("/stock/count", ["kind": "card", "count-card": "x", "back": "/stock"])
            #expect(missing.codes.contains("field-number") && missing.codes.contains("blanks-count-missing"))
            let off = try await browser.post("/stock/count", ["kind": "card", "count-card": "19", "back": "/stock"])
            #expect(off.codes == ["blanks-difference"] && off.html.contains("reason-card"))
            #expect(off.field("expected-card") == "20" && off.html.contains("stock-sum"))
            let noted = try await browser.post(
                "/stock/count",
                ["kind": "card", "count-card": "19", "reason-card": "Thiếu một phôi", "back": "//evil.example"])
            #expect(noted.html.contains("Đã ghi số phôi đếm được"))
            let after = try await browser.get("/stock/count")
            #expect(after.html.contains("lệch -1") && after.html.contains("Thiếu một phôi"))
            #expect(after.html.contains("bộ đếm của máy 1204 → 1204: 0 tờ"))
        }
    }

    @Test("who may not keep the book reads it, and is refused every change", arguments: ["tv01", "tn01"])
    func readers(_ code: String) async throws {
        let book = try book()
        try await book.receiveBlanks(kind: .card, first: "TN0000001", count: 20, bundle: 1)
        try await House(blanks: book).visit(as: code) { (browser) async throws in
            let page = try await browser.get("/stock")
            #expect(page.status == 200 && !page.html.contains("/stock/do/"))
            for act in ["receive", "spoil", "test", "lose", "give-back"] {
                let refused = try await browser.post(
                    "/stock/do/\(act)", ["kind": "card", "first": "TN0000001", "last": "TN0000002", "reason": "other"])
                #expect(refused.codes == ["role-missing"], "\(act)")
            }
        }
        #expect(try await book.stock().first { $0.kind == .card }?.inStock == 20)
    }

    @Test("every word of the book is there in both languages")
    func words() throws {
        for language in ["vi", "en"] {
            let words = try House.phrases().words(language)
            var keys = StockAct.allCases.map { "stock.act.\($0.rawValue)" }
            keys += StockReason.allCases.map { "stock.reason.\($0.rawValue)" }
            keys += BlankState.allCases.map { "stock.state.\($0.rawValue)" }
            for act in StockStep.Act.allCases {
                keys += ["stock.do.", "stock.say.", "stock.go.", "notice.stock."].map { $0 + act.rawValue }
            }
            for key in keys { #expect(words.has(key), "\(language): \(key)") }
        }
    }
}

/// Nothing that the book of blanks does is sent to the province.
private struct SealsNothing: EnvelopeSealing {
    struct NotAsked: Error {}
    func seal(_ record: OutgoingRecord, head: EnvelopeHead) throws -> SealedEnvelope { throw NotAsked() }
}
