import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Handing a day's money in")
struct RemittanceTests {
    @Test("floats stay, two people stand for it, no more than there is, and late is said")
    func remitted() async throws {
        let evening = try await Evening.begin()
        let desk = evening.dayDesk
        try await evening.shift(float: 500_000)
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 1)
        await expectRefusal("role-missing") {
            _ = try await desk.close(form: .make(at: .testing), by: evening.cashier, second: evening.alone)
        }
        await expectRefusal("day-second-same") {
            _ = try await desk.close(form: .make(at: .testing), by: evening.alone, second: evening.alone)
        }
        let day = try await desk.close(form: .make(at: .testing), by: evening.alone, second: evening.cashier)
        #expect(day.report.toHandIn == Dong(1_216_200) && day.outstanding == Dong(1_216_200))
        #expect(!day.isOverdue(at: day.report.dueAt) && day.isOverdue(at: day.report.dueAt.adding(seconds: 1)))

        func part(
            _ amount: Int, to name: String = "Bưu Điện Mẫu", by way: Payment.Method = .cash, form: Identifier? = nil
        ) -> NewRemittance {
            NewRemittance(
                formID: form ?? .make(at: .testing), number: 1, method: way, amount: Dong(amount), handedTo: name)
        }
        await expectRefusal("remittance-nobody") {
            _ = try await desk.remit(part(1, to: " "), by: evening.alone, second: evening.cashier)
        }
        for wrong in [0, -5, 1_216_201] {
            await expectRefusal("remittance-too-much") {
                _ = try await desk.remit(part(wrong), by: evening.alone, second: evening.cashier)
            }
        }
        let form = Identifier.make(at: .testing)
        let first = try await desk.remit(part(1_000_000, form: form), by: evening.alone, second: evening.cashier)
        #expect(try await desk.remit(part(1_000_000, form: form), by: evening.alone, second: evening.cashier) == first)
        for other in [
            part(900_000, form: form), part(1_000_000, to: "Kho Bạc Mẫu", form: form),
            part(1_000_000, by: .transfer, form: form),
        ] {
            await expectRefusal("form-reused") {
                _ = try await desk.remit(other, by: evening.alone, second: evening.cashier)
            }
        }
        await expectRefusal("form-reused") {
            _ = try await desk.remit(part(1_000_000, form: form), by: evening.alone, second: evening.officer)
        }
        let half = try await desk.closedDay(1)
        #expect(half.outstanding == Dong(216_200) && half.remittances == [first])
        _ = try await desk.remit(part(216_200), by: evening.alone, second: evening.cashier)
        let whole = try await desk.closedDay(1)
        #expect(whole.outstanding == .zero && !whole.isOverdue(at: day.report.dueAt.adding(seconds: 1)))
        await expectRefusal("day-report-unknown") { _ = try await desk.closedDay(2) }
        try await evening.sound()
    }

    @Test("more than there was, by one alone, or before its close, is found afterwards")
    func damaged() async throws {
        let evening = try await Evening.begin()
        try await evening.workedShift(Evening.health(Evening.person(1), paper: false))
        evening.clock.advance(seconds: 1)
        try await evening.closeDay()
        _ = try await evening.dayDesk.remit(
            NewRemittance(
                formID: .make(at: .testing), number: 1, method: .cash, amount: Dong(1_216_200),
                handedTo: "Bưu Điện Mẫu"), by: evening.alone, second: evening.cashier)
        try await evening.sound()
        try evening.ledger.close()
        try await AuditTests.expectNamed(
            [
                ("UPDATE remittance SET amount = amount + 1", "more was handed in than there was"),
                ("UPDATE remittance SET second = officer", "one person alone handed it in"),
                ("UPDATE remittance SET at = at - 200000", "handed in before its day was closed"),
            ], in: evening)
    }

    @Test("is due on the day itself before its hour, else the next morning, as the site's dated settings say")
    func deadline() async throws {
        let later = Evening.day.adding(days: 10)
        let deadlines = RemittanceDeadlines([
            RemittanceDeadlines.Entry(from: later, sameDay: 15 * 60, nextDay: 9 * 60 + 30, source: "a new contract"),
            RemittanceDeadlines.Entry(from: Evening.day, sameDay: 16 * 60, nextDay: 8 * 60, source: "a contract"),
        ])
        func due(_ day: CalendarDay, at hour: Int, _ minute: Int = 0) throws -> String {
            let noon = ManualClock.noon(day)
            let due = try deadlines.due(of: day, closedAt: noon.adding(seconds: (hour - 12) * 3600 + minute * 60))
            return "\(day.days(to: due.day)) \(due.clockTime)"
        }
        #expect(try due(Evening.day, at: 15, 59) == "0 16:00")
        #expect(try due(Evening.day, at: 16) == "1 08:00")
        #expect(try due(Evening.day, at: 24, 40) == "1 08:00")
        #expect(try due(later.adding(days: -1), at: 15) == "0 16:00")
        #expect(try due(later, at: 15) == "1 09:30")
        #expect(try due(Evening.day, at: 0) == "0 16:00")
        await expectRefusal("remittance-deadline-missing") { _ = try due(Evening.day.adding(days: -1), at: 12) }
    }
}
