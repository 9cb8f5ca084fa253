import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("Work and pension decide who may join, whichever member it is")
struct OccupationTests {
    private let evening: Evening
    private let house: HouseholdDesk

    init() async throws {
        evening = try await Evening.begin()
        house = try HouseholdDesk(evening)
    }

    private func entry(_ number: Int, _ occupation: Occupation?, isSocial: Bool = false) -> RegistrationEntry {
        var entry = house.entry(Evening.person(number))
        entry.occupation = occupation
        if isSocial {
            entry.terms = .contribution(
                ContributionTerms(income: Dong(1_500_000), method: .monthly, categories: [], supportedMonthsUsed: 0))
        }
        return entry
    }

    private func register(
        _ entry: RegistrationEntry, as target: MemberTarget = .another, in visit: Identifier
    ) async throws {
        try await house.desk.register(visit: visit, entries: [entry], as: target, by: evening.consultant)
    }

    /// Whoever is insured otherwise may not join.
    private func expectCovered(_ act: () async throws -> Void) async {
        await #expect {
            try await act()
        } throws: { error in
            if case .notEligible? = error as? RuleError { true } else { false }
        }
    }

    @Test("an employed spouse and a pensioner join neither insurance as the second member either")
    func second() async throws {
        let visit = try await house.register([Evening.person(1)])
        for occupation in [Occupation(isEmployed: true), Occupation(isPensioner: true)] {
            for isSocial in [false, true] {
                await expectCovered { try await register(entry(2, occupation, isSocial: isSocial), in: visit) }
            }
        }
        #expect(try await house.members(visit).count == 1)
        try await register(entry(2, Occupation()), in: visit)
        #expect(try await house.members(visit).map { $0.entries.first?.occupation } == [nil, Occupation()])
    }

    @Test("what was said is kept sealed with the registration, and a later quote asks it again")
    func kept() async throws {
        let visit = try await house.open()
        await expectCovered { try await register(entry(1, Occupation(isEmployed: true)), as: .first, in: visit) }
        try await register(entry(1, Occupation(business: .presumptive)), as: .first, in: visit)
        try await house.desk.requote(visit: visit, by: evening.cashier)
        let again = try evening.restarted()
        let kept = try await again.visitFile(visit)?.members.first?.entries.first?.occupation
        #expect(kept == Occupation(business: .presumptive))
    }
}
