import Foundation
import Insurance
import InsuranceRules
import TestSupport
import Testing

@Suite("a quote remembers its law") struct ReplayTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    /// All rates of the second half of 2026 changed, as if by a later correction of the files.
    private func otherBook() throws -> RuleBook {
        try amendedBook([
            ("vsi/contribution_rate.yaml", "value: 220000", "value: 230000"),
            ("vsi/rural_poverty_line.yaml", "1500000", "1400000"), ("vsi/fund_rate_month.yaml", "3100", "3000"),
            ("vsi/support_percent.yaml", "other: 20", "other: 25"),
            ("general/base_salary.yaml", "2530000", "2600000"), ("hi/rate.yaml", "45000", "46000"),
            ("local/vsi_support.yaml", "other: 10", "other: 20"),
            ("local/hi_support.yaml", "agro-average: 30", "agro-average: 20"),
        ])
    }

    private func priced(_ count: Int, seed: UInt64, on range: ClosedRange<String>) -> [(RandomRequest, QuotedItem)] {
        var random = SeededRandom(seed: seed)
        let (first, last) = (CalendarDay(range.lowerBound)!.ordinal, CalendarDay(range.upperBound)!.ordinal)
        var quotes: [(RandomRequest, QuotedItem)] = []
        while quotes.count < count {
            let day = CalendarDay(ordinal: Int.random(in: first...last, using: &random))
            let request = RandomRequest(on: day, using: &random)
            if let item = try? request.quote(in: book) { quotes.append((request, item)) }  // drawn until priced
        }
        return quotes
    }

    @Test("its lines alone give its sums again, whatever was asked", arguments: [5, 55, 555] as [UInt64])
    func lines(seed: UInt64) throws {
        for (request, item) in priced(400, seed: seed, on: "2018-01-01"..."2027-12-31") {
            let replay = try Replay(of: item)
            #expect(replay.gross == item.gross.count, "\(request)")
            #expect(replay.state == item.stateSupport.count, "\(request)")
            #expect(replay.local == item.localSupport.count, "\(request)")
        }
    }

    @Test("once stored it stays the same when the rules change, and new ones differ", arguments: [7, 77] as [UInt64])
    func stored(seed: UInt64) throws {
        let quotes = priced(150, seed: seed, on: "2026-07-01"..."2026-12-31")
        let stored = try quotes.map { try JSONEncoder().encode($0.1) }
        let other = try otherBook()
        #expect(other.fingerprint != book.fingerprint)
        for ((request, item), bytes) in zip(quotes, stored) {
            let kept = try JSONDecoder().decode(QuotedItem.self, from: bytes)
            #expect(kept == item)
            let replay = try Replay(of: kept)
            #expect(replay.gross - replay.state - replay.local == kept.payable.count, "\(request)")
            // One đồng below the old floor is allowed by the new one; nothing else is refused.
            let new = try request.quote(in: other)
            #expect(new.gross != kept.gross && new.lines != kept.lines, "\(request)")
        }
    }

    @Test("a formula is read as it is written")
    func formulas() throws {
        #expect(try Replay.worked("22 % × 1.500.000 × 12") == 3_960_000)
        #expect(try Replay.worked("70 % × 4,5 % × 2.530.000 × 12") == 956_340)
        #expect(try Replay.worked("22 % × 1.500.000 × Σ 1 ÷ (1 + 0,31 %)^i, i = 0…23") == 7_644_801)
        #expect(try Replay.worked("22 % × 12.000.000 × Σ (1 + 0,6583 %)^i, i = 1…66") == 218_774_491)
        #expect(throws: Replay.Unreadable.self) { try Replay.worked("22 % × much") }
    }
}
