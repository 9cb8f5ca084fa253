import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Cash put on the table") struct CashTenderTests {
    @Test(
        "is plain while the change is less than the largest note, asked for once more above it, and absurd far above",
        arguments: [
            (1_366_200, 1_366_200, CashTender.plain), (1_366_200, 1_000_000, .plain), (1_366_200, 1_866_199, .plain),
            (1_366_200, 1_866_200, .doubtful), (1_366_200, 13_662_000, .doubtful), (1_366_200, 14_162_000, .doubtful),
            (1_366_200, 14_162_001, .absurd), (264_000, 5_000_000, .doubtful), (264_000, 26_400_000, .absurd),
            // A bundle of a hundred of the largest notes, and one note more.
            (264_000, 50_000_000, .doubtful), (264_000, 50_500_000, .absurd), (22_000_000, 50_000_000, .doubtful),
            (4_534_200, 45_342_005, .doubtful), (4_534_200, 453_420_050, .absurd),
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
        }
        let absurd = await #expect(throws: Refusal.self) {
            try await desk.take(taking(99_999_999, confirmed: 99_999_999), by: evening.cashier)
        }
        #expect(absurd?.code == "tender-absurd")
        let payment = try await desk.take(taking(600_000, confirmed: 600_000), by: evening.cashier)
        #expect(payment.change == Dong(600_000))
        try await evening.sound()
    }
}
