import Insurance
import InsuranceRules
import Testing

@Suite("who may join") struct EligibilityTests {
    private let book: RuleBook
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try realBook() }

    private func code(_ scheme: Scheme, _ person: Circumstances, on day: String = "2026-11-21") -> String? {
        error(scheme, person, on: day)?.code
    }

    private func error(_ scheme: Scheme, _ person: Circumstances, on day: String = "2026-11-21") -> RuleError? {
        do throws(RuleError) {
            try checkEligibility(for: scheme, person, on: CalendarDay(day)!, in: book)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "people whom work or a pension insures join neither scheme, and are told which by which article",
        arguments: [
            (Scheme.voluntarySocialInsurance, "vsi.closed_to", "Law on Social Insurance 41/2024/QH15 art. 2 (4)"),
            (.healthInsurance, "hi.closed_to", "Law on Health Insurance as amended by Law 51/2024/QH15 art. 12"),
        ])
    func coveredElsewhere(scheme: Scheme, rule: String, citation: String) throws {
        let both = Circumstances(isUnderCompulsoryCover: true, isPensioner: true)
        for (person, reason) in [
            (Circumstances(isUnderCompulsoryCover: true), Ineligibility.compulsoryCover),
            (Circumstances(isPensioner: true), .pension), (both, .compulsoryCover),
        ] {
            let refused = try #require(error(scheme, person))
            guard case .notEligible(let why, _) = refused else { Issue.record("\(refused)"); return }
            #expect(why == reason && refused.description.contains(citation))
            #expect(refused.details == ["rule": rule, "day": "01/07/2025", "citation": citation])
        }
        #expect(error(scheme, Circumstances()) == nil)
    }

    @Test("before the rule's first day nobody is refused by it, and nobody with such a cover is taken either")
    func closedBefore() {
        let (day, worker) = ("2014-12-31", Circumstances(isUnderCompulsoryCover: true))
        for scheme in Scheme.allCases {
            #expect(code(scheme, worker, on: day) == "rule-not-in-force")
            #expect(code(scheme, Circumstances(), on: day) == nil)
        }
        #expect(error(.voluntarySocialInsurance, worker, on: "2025-06-30")?.details["day"] == "01/01/2016")
    }

    @Test("the owner of a household business is told the decree and the day from which it covers them")
    func grounds() throws {
        let declared = try #require(error(.voluntarySocialInsurance, Circumstances(householdBusiness: .declared)))
        let said = ["rule": "vsi.household_business_cover", "day": "01/07/2025", "citation": "Decree 158/2025/NĐ-CP"]
        #expect(declared.details == said && declared.description.contains("Decree 158/2025/NĐ-CP"))
        let later = "2030-01-01"
        let still = error(.voluntarySocialInsurance, Circumstances(householdBusiness: .declared), on: later)
        #expect(still?.details["day"] == "01/07/2025")
        let presumptive = error(.voluntarySocialInsurance, Circumstances(householdBusiness: .presumptive), on: later)
        #expect(presumptive?.details["day"] == "01/07/2029")
        guard case .notEligible(.householdBusiness, _) = declared else { Issue.record("\(declared)"); return }
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
