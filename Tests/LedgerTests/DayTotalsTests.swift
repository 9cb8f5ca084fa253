import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("The sums of a day report")
struct DayTotalsTests {
    @Test("equal what one adds up by hand, over random evenings", arguments: UInt64(1)...4)
    func sums(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        let evening = try await Evening.begin()
        let till = [evening.cashier, evening.alone]
        for cashier in till { try await evening.shift(by: cashier, float: 300_000) }
        var expected: [String: (count: Int, gross: Int, state: Int, local: Int, payable: Int)] = [:]
        var (payments, taken, voided, back, consulted) = (0, 0, 0, 0, 0)
        for number in 1...Int.random(in: 12...25, using: &random) {
            evening.clock.advance(seconds: 20)
            let joining = Joining.allCases.randomElement(using: &random)!
            let person = Evening.person(number)
            var entries = [Evening.health(person, paper: false, joining: joining)]
            if Bool.random(using: &random) { entries.append(Evening.social(person, paper: false, joining: joining)) }
            consulted += 1
            if Int.random(in: 0..<6, using: &random) == 0 { continue }
            let cashier = till.randomElement(using: &random)!
            let visit = try await evening.readyToPay(entries)
            let sum = entries.reduce(0) { $0 + $1.1.item.payable.count }
            var method = "cash"
            if cashier.code == evening.cashier.code, Bool.random(using: &random) {
                let transfer = try await evening.ask(Dong(500_000), of: visit)
                try await evening.confirm(transfer, received: Dong(500_000), reference: "FT\(number)")
                evening.clock.advance(seconds: 1)
                try await evening.settle(visit, with: transfer, covering: Dong(500_000))
                method = "transfer"
            } else {
                try await evening.pay(visit, by: cashier)
            }
            (payments, taken) = (payments + 1, taken + sum)
            if method == "cash", cashier.code == evening.cashier.code, Int.random(in: 0..<3, using: &random) == 0 {
                evening.clock.advance(seconds: 1)
                try await evening.void(visit)
                (voided, back) = (voided + sum, back + sum)
                continue
            }
            for (entry, quote) in entries {
                let key = "\(entry.terms.scheme.rawValue) \(joining.rawValue) \(method)"
                var line = expected[key] ?? (0, 0, 0, 0, 0)
                line.count += 1
                line.gross += quote.item.gross.count
                line.state += quote.item.stateSupport.count
                line.local += quote.item.localSupport.count
                line.payable += quote.item.payable.count
                expected[key] = line
            }
        }
        evening.clock.advance(seconds: 60)
        _ = try await evening.closeShift()
        let other = try #require(try await evening.ledger.shift(of: evening.alone.code))
        let now = evening.clock.now()
        _ = try await evening.ledger.countShift(
            CashCount(pieces: [:], loose: other.expected), by: evening.alone, at: now)
        try await evening.answerPapers(of: evening.alone)
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: nil, by: evening.alone, at: now)
        evening.clock.advance(seconds: 1)

        let report = try await evening.closeDay().report
        let totals = report.totals
        #expect(totals.payments == payments && totals.taken == Dong(taken) && totals.voided == Dong(voided))
        #expect(totals.cash + totals.transfer == Dong(taken) && totals.paidOut == Dong(back))
        #expect(report.toHandIn == Dong(taken - back) - totals.transfer)
        let lines = Dictionary(
            uniqueKeysWithValues: totals.registrations.map {
                ("\($0.scheme.rawValue) \($0.joining.rawValue) \($0.method.rawValue)", $0)
            })
        #expect(Set(lines.keys) == Set(expected.keys))
        for (key, line) in expected {
            let told = try #require(lines[key])
            #expect(told.count == line.count && told.gross == Dong(line.gross), "\(key)")
            #expect(told.stateSupport == Dong(line.state) && told.localSupport == Dong(line.local), "\(key)")
            #expect(told.payable == Dong(line.payable), "\(key)")
        }
        #expect(totals.receipts.map(\.count) == [payments] && totals.receipts.map(\.last) == [payments])
        #expect(
            totals.receipts[0].elsewhere.isEmpty && totals.voids.reduce(Dong.zero) { $0 + $1.amount } == Dong(voided))
        #expect(totals.voids.reduce(0) { $0 + $1.voids } == totals.receipts[0].voided.count)
        #expect(totals.consultations.reduce(0) { $0 + $1.count } == payments)
        try await evening.sound()
    }
}
