import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

/// A household that paid, and the desk that takes its receipt back.
struct VoidHouse {
    let evening: Evening
    let house: HouseholdDesk
    let supervisor = Operator(code: "gs01", name: "Giám Sát Mẫu", roles: [.supervisor])

    /// - Parameter float: What the drawer holds from the beginning.
    init(float: Int = 0, roster: WrittenRoster = WrittenRoster()) async throws {
        evening = try await Evening.begin()
        house = try HouseholdDesk(evening, roster: roster)
        try await evening.shift(float: float)
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
    }

    var desk: VoidDesk {
        VoidDesk(ledger: evening.ledger, visits: evening.ledger, desk: house.desk, clock: evening.clock)
    }

    func file(_ visit: Identifier) async throws -> VisitFile {
        try #require(try await evening.ledger.visitFile(visit))
    }

    func living(_ visit: Identifier) async throws -> [Registration] {
        try await file(visit).registrations.filter { [.paid, .handedOver].contains($0.state) }
    }

    static func person(_ number: Int) -> Person {
        Evening.person(number, name: "Người Mẫu \(["A", "B", "C", "D", "E", "F"][number % 6])")
    }

    /// A household of so many that paid 1.080.000, 756.000, 648.000, 540.000 đ.
    func paid(_ count: Int, from first: Int = 1, in household: HouseholdName? = nil) async throws -> Identifier {
        let visit = try await house.register((first..<first + count).map(Self.person), household: household)
        try await house.pay(visit)
        return visit
    }

    func printAll() async throws { for printer in PrinterKind.allCases { try await evening.printAll(printer) } }

    /// - Parameter leaving: The places of those who leave among the living; all of them unless told otherwise.
    func plan(_ visit: Identifier, leaving: [Int]? = nil) async throws -> VoidPlan {
        let (payment, living) = (try #require(try await file(visit).payment), try await living(visit))
        let gone = Set((leaving ?? Array(living.indices)).map { living[$0].id })
        return try await desk.plan(payment.id, leaving: gone, in: visit)
    }

    func word(_ plan: VoidPlan, out: [DocumentKind] = [], reason: VoidReason = .changedMind) -> VoidWord {
        let here = plan.papers.map(\.document).filter { !out.contains($0.kind) }
        return VoidWord(
            formID: .make(at: evening.clock.now()), reason: reason, papersHere: Set(here.map(\.id)), station: "A")
    }

    /// Two people look at what it comes to, and agree.
    ///
    /// - Parameter out: The kinds of papers given out that somebody still has.
    @discardableResult
    func void(
        _ visit: Identifier, leaving: [Int]? = nil, out: [DocumentKind] = [], by officer: Operator? = nil,
        second: Operator? = nil
    ) async throws -> PaymentVoid {
        let plan = try await plan(visit, leaving: leaving)
        return try await agree(plan, word(plan, out: out), in: visit, by: officer, second: second)
    }

    @discardableResult
    func agree(
        _ plan: VoidPlan, _ word: VoidWord, in visit: Identifier, by officer: Operator? = nil, second: Operator? = nil
    ) async throws -> PaymentVoid {
        try await desk.void(
            plan.payment.id, leaving: Set(plan.lines.filter(\.leaves).map(\.registration.id)), seen: plan.mark, word,
            in: visit, by: officer ?? evening.cashier, second: second ?? supervisor)
    }

    func receipts(_ visit: Identifier) async throws -> [Int] { try await file(visit).payments.map(\.receipt.number) }

    /// What of a void the province was told last.
    var told: (void: PaymentVoid, payOuts: [PayOut])? {
        evening.sealer.records.reversed().lazy.compactMap { record in
            if case .void(let void, _, _, let payOuts) = record { (void, payOuts) } else { nil }
        }.first
    }
}
