import Insurance
import InsuranceRules
import Testing

@Suite("who may join") struct EligibilityTests {
    private let book: RuleBook
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try realBook() }

    private func code(_ scheme: Scheme, _ person: Circumstances, on day: String = "2026-11-21") -> String? {
        do throws(RuleError) {
            try checkEligibility(for: scheme, person, on: CalendarDay(day)!, in: book)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("people whom work or a pension insures join neither scheme", arguments: Scheme.allCases)
    func coveredElsewhere(scheme: Scheme) {
        #expect(code(scheme, Circumstances(isUnderCompulsoryCover: true)) == "not-eligible")
        #expect(code(scheme, Circumstances(isPensioner: true)) == "not-eligible")
        #expect(code(scheme, Circumstances()) == nil)
    }

    @Test(
        "a declared household business is under compulsory cover from 2025-07-01, one taxed by presumption from 2029-07-01"
    )
    func householdBusiness() {
        let declared = Circumstances(householdBusiness: .declared)
        let presumptive = Circumstances(householdBusiness: .presumptive)
        #expect(code(.voluntarySocialInsurance, declared, on: "2025-06-30") == nil)
        #expect(code(.voluntarySocialInsurance, declared, on: "2025-07-01") == "not-eligible")
        #expect(code(.voluntarySocialInsurance, presumptive, on: "2029-06-30") == nil)
        #expect(code(.voluntarySocialInsurance, presumptive, on: "2029-07-01") == "not-eligible")
        #expect(code(.voluntarySocialInsurance, Circumstances(), on: "2029-07-01") == nil)
        #expect(code(.healthInsurance, declared) == nil)
    }

    @Test("voluntary social insurance begins on the fifteenth birthday")
    func age() throws {
        let born = try #require(BirthDate("2011-11-21"))
        let dayLater = try #require(BirthDate("2011-11-22"))
        #expect(code(.voluntarySocialInsurance, Circumstances(birth: born)) == nil)
        #expect(code(.voluntarySocialInsurance, Circumstances(birth: dayLater)) == "not-eligible")
        #expect(code(.healthInsurance, Circumstances(birth: dayLater)) == nil)
    }

    @Test("someone under age needs a guardian until the eve of eighteen")
    func guardian() throws {
        #expect(try needsGuardian(#require(BirthDate("2008-11-22")), on: today, in: book))
        #expect(try !needsGuardian(#require(BirthDate("2008-11-21")), on: today, in: book))
        #expect(try needsGuardian(.year(2008), on: today, in: book))
        #expect(try !needsGuardian(.year(2007), on: today, in: book))
    }
}
