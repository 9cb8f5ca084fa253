import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Cash put on the table") struct CashTenderTests {
    @Test(
        "is plain while no note is needless, asked for once more with one of the largest too many, absurd with two",
        arguments: [
            (1_366_200, 1_366_200, CashTender.plain), (1_366_200, 1_000_000, .plain), (1_366_200, 0, .plain),
            (1_366_200, 1_866_199, .plain), (1_366_200, 1_866_200, .doubtful), (1_366_200, 2_000_000, .doubtful),
            (1_366_200, 2_366_199, .doubtful), (1_366_200, 2_366_200, .absurd), (1_366_200, 13_662_000, .absurd),
            // However round, nobody hands over a bundle for it.
            (1_366_200, 50_000_000, .absurd), (264_000, 500_000, .plain), (264_000, 1_000_000, .doubtful),
            (264_000, 5_000_000, .absurd), (49_600_000, 50_000_000, .plain), (49_400_000, 50_000_000, .doubtful),
        ])
    func tender(due: Int, given: Int, expected: CashTender) {
        #expect(CashTender(Dong(given), for: Dong(due)) == expected)
    }

    @Test("a doubtful amount is taken once this very amount was confirmed, an absurd one never")
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
            #expect(refusal?.details["notes"] == "1")
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
