import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Cash put on the table") struct CashTenderTests {
    private static let note = CashTender.doubtful(.needlessNotes(1))

    @Test(
        "is plain while no note is needless, asked for once more with one of the largest too many, absurd with two",
        arguments: [
            (1_366_200, 1_366_200, CashTender.plain), (1_366_200, 1_000_000, .plain), (1_366_200, 0, .plain),
            (1_366_200, 1_866_199, .plain), (1_366_200, 1_866_200, note), (1_366_200, 2_000_000, note),
            (1_366_200, 2_366_199, note), (1_366_200, 2_366_200, .absurd(.needlessNotes(2))),
            // However round, nobody hands over a bundle for it.
            (1_366_200, 50_000_000, .absurd(.needlessNotes(97))), (264_000, 500_000, .plain),
            (264_000, 1_000_000, note),
            (49_600_000, 50_000_000, .plain), (49_400_000, 50_000_000, note),
            // A zero too many, where without it the sum would do; not where it would be short of the sum.
            (1_366_200, 13_662_000, .absurd(.extraZero(instead: Dong(1_366_200)))),
            (264_000, 5_000_000, .absurd(.extraZero(instead: Dong(500_000)))),
            (66_000, 660_000, .doubtful(.extraZero(instead: Dong(66_000)))), (66_200, 660_000, note),
            (66_200, 700_000, .doubtful(.extraZero(instead: Dong(70_000)))), (66_200, 700_001, note),
            (66_200, 5_700_000, .absurd(.needlessNotes(11))),
        ])
    func tender(due: Int, given: Int, expected: CashTender) {
        #expect(CashTender(Dong(given), for: Dong(due)) == expected)
    }

    @Test("a doubtful amount is taken once this very amount was typed again, an absurd one never")
    func confirmed() async throws {
        let evening = try await Evening.begin()
        let desk = PaymentDesk(ledger: evening.ledger, clock: evening.clock)
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        let due = try #require(try await evening.ledger.visitFile(visit)?.due)
        func taking(_ more: Int, confirmed: Int?) -> CashTaking {
            CashTaking(
                formID: .make(at: evening.clock.now()), visit: visit, expected: due, tendered: due + Dong(more),
                confirmed: confirmed.map { due + Dong($0) })
        }
        for confirmed in [nil, 400_000] {
            let refusal = await #expect(throws: Refusal.self) {
                try await desk.take(taking(600_000, confirmed: confirmed), by: evening.cashier)
            }
            #expect(refusal?.code == "tender-doubtful" && refusal?.details["change"] == "600.000 đ")
        }
        let absurd = await #expect(throws: Refusal.self) {
            try await desk.take(taking(1_000_000, confirmed: 1_000_000), by: evening.cashier)
        }
        #expect(absurd?.code == "tender-absurd" && absurd?.details["notes"] == "2")
        let payment = try await desk.take(taking(600_000, confirmed: 600_000), by: evening.cashier)
        #expect(payment.change == Dong(600_000))
        try await evening.sound()
    }
}
