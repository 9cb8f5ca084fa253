import Desk
import Insurance
import InsuranceRules

extension ConsultationView {
    static func months(_ guide: PlanGuide, _ words: Words) -> [(String, String)] {
        guide.healthLengths.map { (String($0), words("quote.months", ["months": String($0)])) }
    }

    static func orders(_ words: Words) -> [(String, String)] {
        let last = OfferContent.mostMembers
        return (1...last).map {
            (String($0), words($0 == last ? "consult.order-last" : "consult.order-n", ["n": String($0)]))
        }
    }

    static func methods(_ words: Words) -> [(String, String)] {
        ContributionMethod.allCases.map { ($0.rawValue, words("method.\($0.rawValue)")) }
    }

    /// The whole years that may be paid ahead.
    static func years(_ guide: PlanGuide, _ words: Words) -> [(String, String)] {
        (0..<(guide.yearsAhead ?? 0)).map { (index: Int) -> (String, String) in
            let years = String(index + 1)
            return (years, words("consult.years-n", ["years": years, "months": String((index + 1) * 12)]))
        }
    }

    static func missing(
        id: String, _ typed: String, _ problem: Trouble?, _ guide: PlanGuide, _ words: Words
    ) -> Field {
        Field(
            id: id, label: words("consult.missing"), value: typed,
            hint: guide.missingMonths.map { words("consult.missing-hint", ["months": String($0)]) }, problem: problem,
            keyboard: "numeric", longest: 3)
    }

    /// Asked for missing time, which is paid for all that is missing.
    static func contributed(
        id: String, _ typed: String, _ problem: Trouble?, _ guide: PlanGuide, _ words: Words
    ) -> Field {
        Field(
            id: id, label: words("consult.contributed"), value: typed,
            hint: guide.pensionYears.map { words("consult.contributed-hint", ["months": String($0 * 12)]) },
            problem: problem, keyboard: "numeric", longest: 4)
    }

    static func lastCardEnd(_ entry: ConsultationEntry, _ problems: FieldProblems, _ words: Words) -> Field {
        Field(
            id: "hiLastCardEnd", label: words("consult.last-card"), value: entry.hiLastCardEnd,
            hint: words("consult.last-card-hint"), problem: problems.trouble(at: "hiLastCardEnd", words),
            keyboard: "numeric", longest: 10)
    }

    /// Asked for one group only, whose support the law limits.
    static func victimSince(
        id: String, _ typed: String, _ problem: Trouble?, _ guide: PlanGuide, _ words: Words
    ) -> Field {
        Field(
            id: id, label: words("consult.victim-since"), value: typed,
            hint: guide.victimMonths.map { words("consult.victim-since-hint", ["months": String($0)]) },
            problem: problem, keyboard: "numeric", longest: 10)
    }

    static func incomeFields(_ entry: ConsultationEntry, _ problems: FieldProblems, _ words: Words) -> [Field] {
        [
            Field(
                id: "vsiIncome", label: words("consult.income"), value: entry.vsiIncome,
                problem: problems.trouble(at: "vsiIncome", words), keyboard: "numeric", longest: 16, isMoney: true),
            Field(
                id: "vsiSupportedMonths", label: words("consult.supported-months"), value: entry.vsiSupportedMonths,
                hint: words("consult.supported-months-hint"),
                problem: problems.trouble(at: "vsiSupportedMonths", words), keyboard: "numeric", longest: 4),
        ]
    }

    static func healthChoices(
        _ entry: ConsultationEntry, _ problems: FieldProblems, _ guide: PlanGuide, _ words: Words
    ) -> [Choice] {
        [
            Choice(
                "hiMonths", words("consult.months"), months(guide, words), chosen: entry.hiMonths,
                problem: problems.trouble(at: "hiMonths", words)),
            Choice(
                "hiOrder", words("consult.order"), orders(words), chosen: entry.hiOrder,
                hint: words("consult.order-hint"), problem: problems.trouble(at: "hiOrder", words)),
            SupportChoice.groupField("hiGroup", chosen: entry.hiGroup, problems, words),
        ]
    }

    static func contributionChoices(
        _ entry: ConsultationEntry, _ problems: FieldProblems, _ words: Words
    ) -> [Choice] {
        [
            Choice(
                "vsiMethod", words("consult.method"), methods(words), chosen: entry.vsiMethod,
                problem: problems.trouble(at: "vsiMethod", words)),
            SupportChoice.categoryField("vsiCategory", chosen: entry.vsiCategory, problems, words),
        ]
    }
}
