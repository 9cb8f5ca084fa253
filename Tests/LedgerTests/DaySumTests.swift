import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("The sums of all day reports")
struct DaySumTests {
    private func close(_ house: VoidHouse) async throws -> DayReport {
        _ = try await house.evening.closeShift()
        house.evening.clock.advance(seconds: 60)
        let report = try await house.evening.closeDay().report
        house.evening.clock.advance(seconds: 3600)
        try await house.evening.sound()
        return report
    }

    private func count(_ reports: [DayReport]) -> Int {
        reports.reduce(0) { sum, report in
            sum + report.totals.registrations.reduce(0) { $0 + $1.count }
                - (report.totals.ended ?? []).reduce(0) { $0 + $1.count }
        }
    }

    private func payable(_ reports: [DayReport]) -> Dong {
        reports.reduce(Dong.zero) { sum, report in
            sum + report.totals.registrations.reduce(Dong.zero) { $0 + $1.payable }
                - (report.totals.ended ?? []).reduce(Dong.zero) { $0 + $1.payable }
        }
    }

    @Test("those who stay after a later day's void are there once, and their money came once")
    func laterVoid() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(3)
        let first = try await close(house)
        try await house.evening.shift(float: 2_000_000)
        try await house.void(visit, leaving: [2])
        let second = try await close(house)

        // 1.080.000 + 756.000 + 648.000, of which the last goes back in cash.
        #expect(first.totals.taken == Dong(2_484_000) && first.totals.carried == .zero)
        #expect(second.totals.ended?.reduce(0) { $0 + $1.count } == 3)
        #expect(second.totals.voided == Dong(2_484_000) && second.totals.paidOut == Dong(648_000))
        #expect(second.totals.carried == Dong(1_836_000) && second.totals.taken == Dong(1_836_000))
        #expect(second.totals.cash == .zero && second.totals.transfer == .zero)
        #expect(count([first, second]) == 2 && payable([first, second]) == Dong(1_836_000))
        #expect(second.totals.voids.map(\.voidsOfThese) == [0] && second.totals.voids.map(\.voids) == [1])
        let fields = DocumentFields(
            issuer: "BHXH Mẫu", place: "Mẫu", catalogues: Catalogues(facilities: [], objects: [:]))
        let sheet = fields.dayReport(
            ClosedDay(report: second, hash: "", remittances: []), event: "Đêm Mẫu", copies: 0, at: second.closedAt)
        #expect(sheet["registrations"]?.contains("Đã báo trước, nay hủy\t\t\t-3\t") == true)
        #expect(sheet["registrations"]?.contains("Cộng\t\t\t-1\t") == true)
        #expect(sheet["voids"] == "tn01\t0/0 +1\t–\t2.484.000")
    }

    @Test("a transfer that the office has to send back is told once, on the day it was agreed")
    func sentBack() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        let transfer = try await evening.ask(Dong(1_216_200), of: visit)
        try await evening.confirm(transfer, received: Dong(1_216_200))
        try await evening.giveBack(transfer, Dong(1_216_200), by: .transfer)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 60)
        let first = try await evening.closeDay().report
        #expect(first.totals.sentBack == Dong(1_216_200) && first.totals.paidOut == .zero)
        try await evening.serve(.vssID)
        let second = try await evening.closeDay().report
        #expect(second.totals.sentBack == .zero)
        try await evening.sound()
    }

    @Test("a card spoiled on a later day was good on its own, and is told apart from the stock")
    func spoiledLater() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(2)
        try await house.printAll()
        let first = try #require(try await close(house).totals.blanks.first { $0.kind == .card })
        try await house.evening.shift(float: 2_000_000)
        _ = try await house.paid(1, from: 9)
        try await house.printAll()
        try await house.void(visit, leaving: [1])
        let second = try #require(try await close(house).totals.blanks.first { $0.kind == .card })

        #expect(first.good == 2 && first.spoiledLater == 0 && first.left == 48)
        #expect(second.opening == 48 && second.good == 1 && second.spoiled == 0 && second.spoiledLater == 1)
        #expect(second.opening == second.good + second.spoiled + second.left)
        let bag = try await house.evening.ledger.stock().first { $0.kind == .card }
        #expect(bag?.used == first.good + second.good - 1 && bag?.spoiled == 1)
        try await house.evening.shift()
        let third = try #require(try await close(house).totals.blanks.first { $0.kind == .card })
        #expect(third.good == 0 && third.spoiled == 0 && third.spoiledLater == 0 && third.opening == third.left)
    }

    @Test("a consultation is told in one report, however the clock stood and whatever was said of it later")
    func consultations() async throws {
        let evening = try await Evening.begin()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        let first = try await evening.closeDay().report
        #expect(first.totals.consultations.map(\.count) == [1])
        evening.clock.advance(seconds: 60)
        try await evening.ledger.recordConsultation(
            visit: visit, plans: [], end: .enrol, at: nil, by: evening.consultant, at: evening.clock.now())
        // The clock steps back a little: what is said now is said after the close.
        evening.clock.advance(seconds: -100)
        _ = try await evening.readyToPay([Evening.health(Evening.person(2), paper: false)])
        evening.clock.advance(seconds: 60)
        let second = try await evening.closeDay().report
        #expect(second.totals.consultations.map(\.count) == [1])
        try await evening.sound()
    }

    @Test("a void of nothing is something to close")
    func voidOfNothing() async throws {
        let evening = try await Evening.begin()
        var (entry, quote) = Evening.health(Evening.person(1), paper: false)
        quote = FrozenQuote(
            day: quote.day,
            item: QuotedItem(
                scheme: .healthInsurance, gross: Dong(150_000), stateSupport: Dong(150_000), localSupport: .zero,
                payable: .zero, months: 12, validFrom: quote.item.validFrom, validTo: quote.item.validTo, lines: []),
            rules: quote.rules, continuousFrom: quote.continuousFrom)
        entry.wantsPaper = false
        try await evening.shift()
        let visit = try await evening.paidVisit((entry, quote))
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 60)
        try await evening.closeDay()
        evening.clock.advance(seconds: 60)
        let file = try #require(try await evening.ledger.visitFile(visit))
        let house = try HouseholdDesk(evening)
        let desk = VoidDesk(
            ledger: evening.ledger, visits: evening.ledger, desk: house.desk, clock: evening.clock)
        let payment = try #require(file.payment)
        let leaving = Set(file.registrations.map(\.id))
        let plan = try await desk.plan(payment.id, leaving: leaving, in: visit)
        _ = try await desk.void(
            payment.id, leaving: leaving, seen: plan.mark,
            VoidWord(
                formID: .make(at: evening.clock.now()), reason: .changedMind,
                papersHere: Set(plan.papers.map(\.document.id)), station: "A"), in: visit, by: evening.cashier,
            second: evening.alone)
        #expect(try await evening.closeDay().report.totals.voids.map(\.voids) == [1])
        try await evening.sound()
    }
}
