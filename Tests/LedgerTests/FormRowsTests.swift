import Desk
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("What the back office's forms are told")
struct FormRowsTests {
    private let evening: Evening
    private let today = Evening.day...Evening.day
    private let tomorrow = Evening.day.adding(days: 1)...Evening.day.adding(days: 1)

    init() async throws {
        evening = try await Evening.begin(cards: 0, covers: 0)
        try await evening.shift()
    }

    private func content(_ days: ClosedRange<CalendarDay>) async throws -> FormContent {
        try await evening.ledger.formContent(of: days)
    }

    @Test("every paid registration with its receipt, in the order of the receipts; unpaid ones are not")
    func paid() async throws {
        let (first, second) = (Evening.person(1), Evening.person(2))
        _ = try await evening.paidVisit(Evening.health(first, paper: false), Evening.social(first, paper: false))
        _ = try await evening.paidVisit(Evening.health(second, paper: false))
        _ = try await evening.readyToPay([Evening.health(Evening.person(3))])
        let content = try await content(today)
        #expect(content.rows.map(\.person.key) == [first.key, first.key, second.key])
        #expect(content.rows.map(\.scheme) == [.healthInsurance, .voluntarySocialInsurance, .healthInsurance])
        #expect(content.rows.map(\.receipt.number.number) == [1, 1, 2])
        #expect(content.rows.map(\.price.payable) == [Dong(1_216_200), Dong(1_386_000), Dong(1_216_200)])
        #expect(content.rows[1].price.base == Dong(1_500_000) && content.rows[1].price.method == .sixMonths)
        #expect(content.rows[0].standing.groups == ["near-poor"] && content.rows[0].price.state.percent == 7)
        #expect(
            content.receipts.map(\.people) == [1, 1] && content.receipts.map(\.payer) == [first.name, second.name])
        #expect(content.receipts.allSatisfy { !$0.isVoid && !$0.isMixed })
        #expect(try await self.content(tomorrow).isEmpty)
    }

    @Test("voided on the same day it is left out, and its receipt is told as voided")
    func voidedAtOnce() async throws {
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        _ = try await evening.paidVisit(Evening.social(Evening.person(2), paper: false))
        try await evening.void(visit)
        let content = try await content(today)
        #expect(content.rows.map(\.scheme) == [.voluntarySocialInsurance])
        #expect(content.receipts.map(\.isVoid) == [true, false])
    }

    @Test("voided on a later day it is a decrease of that day, and the day it was paid still says the same")
    func voidedLater() async throws {
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        let before = try await content(today)
        evening.clock.advance(seconds: 86_400)
        try await evening.void(visit)
        #expect(try await content(today) == before)
        let later = try await content(tomorrow)
        #expect(later.rows.map(\.isDecrease) == [true] && later.rows.first?.receipt.day == Evening.day)
        #expect(later.receipts.isEmpty)
        let both = try await content(today.lowerBound...tomorrow.upperBound)
        #expect(both.rows.isEmpty && both.receipts.map(\.isVoid) == [true])
    }

    @Test("a name and a number that were set right are told as they are now")
    func corrected() async throws {
        try await evening.leaveChild()
        #expect(try await content(today).rows.map(\.person.name) == ["VÀNG THỊ ĐÃ SỬA"])
        #expect(try await content(today).rows.map(\.person.key) == ["010190200077"])
        #expect(try await content(today).rows.first?.standing.guardian == "VÀNG A GIÁM HỘ")
    }

    @Test("taking them out is written down once, with who and which days; nothing to take out is not")
    func recorded() async throws {
        let ledger = evening.ledger
        let now = evening.clock.now()
        #expect(try await ledger.exportForms(of: today, by: "gs01", at: now).isEmpty)
        #expect(try await ledger.formExports() == [])
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        let taken = try await ledger.exportForms(of: today, by: "gs01", at: now)
        #expect(try await taken == content(today))
        #expect(try await ledger.formExports() == [FormExport(at: now, officer: "gs01", days: today, count: 2)])
        for sql in ["UPDATE formExport SET count = 9", "DELETE FROM formExport"] {
            await #expect(throws: (any Error).self) { try await ledger.write { try $0.execute(sql: sql) } }
        }
        try await evening.sound()
    }
}
