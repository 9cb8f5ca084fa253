import Desk
import Foundation
import HTTPTypes
import Insurance
import Ledger
import TestSupport
import Testing

@testable import Web

@Suite("The check before the show")
struct ReadyTests {
    private static let checks = [
        ReadyCheck(.clock, .ok, "clock-right", ["day": "21/11/2026", "time": "12:00", "days": "21/11/2026"]),
        ReadyCheck(.rules, .warning, "rule-unknown", ["rule": "vsi.fund_rate_month", "day": "01/01/2027"]),
        ReadyCheck(
            .stock, .stop, "stock-empty", ["blank": "card", "count": "0", "reserved": "0", "spoiled": "2"]),
        ReadyCheck(.printers, .stop, "printer-trouble", ["printer": "book", "queue": "book", "reasons": "cover-open"]),
        ReadyCheck(.keys, .stop, because: Refusal("data-key-unreadable", "The data key cannot be read.")),
    ]

    @Test("everyone who is signed in reads it, and finds it in the navigation", arguments: ["tv01", "tn01", "cb01"])
    func readers(_ code: String) async throws {
        let house = try await House(readiness: StillReadiness(all: Self.checks))
        try await house.visit(as: code) { (browser) async throws in
            #expect(try await browser.get("/desk").html.contains("href=\"/ready\""))
            let page = try await browser.get("/ready")
            #expect(page.status == 200 && page.html.contains("href=\"/ready\" aria-current=\"page\""))
            #expect(
                page.values(of: "data-check") == [
                    "data-key-unreadable", "printer-trouble", "stock-empty", "rule-unknown", "clock-right",
                ])
            #expect(page.values(of: "data-state") == ["stop", "stop", "stop", "warning", "ok"])
            // What is right is folded.
            let folded = try #require(page.html.firstRange(of: "id=\"ready-right\""))
            #expect(page.html[folded.upperBound...].contains("data-check=\"clock-right\""))
            #expect(!page.html[folded.upperBound...].contains("data-check=\"rule-unknown\""))
            #expect(page.html.contains("Chưa bắt đầu được: 3 điều phải xử lý trước, 1 điều nên xem."))
        }
    }

    @Test("nobody reads it who is not signed in")
    func closed() async throws {
        try await House().visit(as: nil) { (browser) async throws in
            #expect(try await browser.get("/ready").location.hasPrefix("/sign-in"))
        }
    }

    @Test("it says in both languages how things are, and what to do, by our own names of them")
    func words() async throws {
        let house = try await House(readiness: StillReadiness(all: Self.checks))
        try await house.visit { (browser) async throws in
            let vietnamese = try await browser.get("/ready").html
            for words in [
                "Phôi thẻ BHYT: không còn phôi", "Nhận một xấp ở trang Phôi",
                "Máy in sổ (hàng đợi book): Nắp máy in đang mở", "Không đọc được khóa dữ liệu",
            ] {
                #expect(vietnamese.contains(words), "\(words)")
            }
            #expect(!vietnamese.contains("“vsi.fund_rate_month”"))
            try await browser.post("/language", ["language": "en", "back": "/ready"])
            let english = try await browser.get("/ready").html
            #expect(english.contains("Not yet: 3 to put right first, 1 to look at."))
            #expect(english.contains("Card printer") || english.contains("Book printer"))
        }
    }

    @Test("after a clock that ran ahead only a supervisor is asked to accept its time")
    func clock() async throws {
        let ahead = ReadyCheck(.clock, .stop, because: Refusal("clock-was-ahead", "The clock was ahead."))
        let house = try await House(readiness: StillReadiness(all: [ahead]))
        try await house.visit(as: "tn01") { (browser) async throws in
            #expect(!(try await browser.get("/ready")).html.contains("/ready/clock"))
            #expect(try await browser.post("/ready/clock").codes.contains("role-missing"))
        }
        // Money was taken under a clock that ran ahead.
        _ = try await house.ledger.openShift(
            float: .zero, by: House.cashier, at: house.clock.now().adding(seconds: 86_400))
        func isTrusted() async -> Bool {
            (try? await house.ledger.openShift(float: .zero, by: House.alone, at: house.clock.now())) != nil
        }
        #expect(await !isTrusted())
        try await house.visit { (browser) async throws in
            let page = try await browser.get("/ready")
            #expect(page.html.contains("action=\"/ready/clock\"") && page.html.contains("12:00, 21/11/2026"))
            #expect(try await browser.post("/ready/clock").status == 200)
        }
        #expect(await isTrusted())
        let fine = try await House(readiness: StillReadiness(all: Self.checks))
        try await fine.visit { (browser) async throws in
            #expect(!(try await browser.get("/ready")).html.contains("/ready/clock"))
        }
    }

    @Test("a line drawn anew looks at nothing, an opened page looks at everything")
    func looks() async throws {
        let counting = CountingReadiness()
        try await House(readiness: counting).visit { (browser) async throws in
            try await browser.get("/ready")
            for _ in 1...3 { try await browser.get("/ready", headers: [.init("X-Refresh")!: "1"]) }
            #expect(await counting.looks == 1)
            try await browser.get("/ready")
            #expect(await counting.looks == 2)
        }
    }

    @Test("every code that the program can tell has its words in both languages")
    func codes() throws {
        let sources = House.package.appending(path: "Sources").path
        let files = try #require(FileManager.default.enumerator(atPath: sources))
        var codes: Set<String> = []
        for case let file as String in files where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(sources)/\(file)", encoding: .utf8)
            let made = #/ReadyCheck\([^"]*"(?<first>[a-z]+-[a-z-]+)"(?: : "(?<second>[a-z-]+)")?/#
            for found in text.matches(of: made) {
                codes.insert(String(found.first))
                if let second = found.second { codes.insert(String(second)) }
            }
            // What `kiosk printers check` finds is told here too, but for what the printers' own lines say.
            let findings = text.matches(of: #/PrinterFinding\(\s*"([a-z-]+)"|code: "(spooler-[a-z-]+)"/#)
            codes.formUnion(findings.compactMap { ($0.1 ?? $0.2).map(String.init) })
        }
        codes.subtract(["queue-missing", "queue-stopped", "queue-not-accepting", "device-malformed"])
        #expect(codes.count > 60)
        for language in ["vi", "en"] {
            let texts = try House.texts(language)
            for code in codes { #expect(texts["ready.\(code)"] != nil, "\(language): \(code)") }
            for area in ReadyCheck.Area.allCases { #expect(texts["ready.area.\(area.rawValue)"] != nil) }
            for state in ReadyCheck.State.allCases { #expect(texts["ready.state.\(state.rawValue)"] != nil) }
        }
    }
}

/// Counts how often somebody had it look.
private actor CountingReadiness: ReadinessChecking {
    private(set) var looks = 0
    func checks() -> [ReadyCheck] {
        looks += 1
        return []
    }
}
