import Desk
import Insurance
import InsuranceRules

/// The consultation: two plans side by side, and what each costs.
struct ConsultationView: Sendable {
    struct Plan: Sendable {
        let scheme: String
        let schemeName: String
        let promise: String
        let icon: String
        let isTicked: Bool
        let fields: [Field]
        let choices: [Choice]
        let quickIncomes: [Quick]
        let price: QuoteView?
        /// Answers that decide whether the person may join.
        var ticks: [Tick] = []
        /// Why the person may not join this plan.
        var problem: Trouble?
    }
    struct Tick: Sendable {
        let name: String
        let label: String
        let isTicked: Bool
    }
    struct Quick: Sendable {
        let amount: String
        let field: String
        let sum: String
    }

    let plans: [Plan]
    let isCompared: Bool
    /// Both plans together.
    let total: String?

    init(
        _ entry: ConsultationEntry, quotes: [FrozenQuote], problems: FieldProblems, incomes: [Dong], words: Words
    ) {
        func price(_ scheme: Scheme) -> QuoteView? {
            quotes.first { $0.item.scheme == scheme }.map { QuoteView($0.item, words: words) }
        }
        plans = [
            Plan(
                scheme: "hi", schemeName: words("scheme.hi"), promise: words("scheme.hi-promise"), icon: "health",
                isTicked: entry.hi, fields: [Self.lastCardEnd(entry, problems, words)],
                choices: Self.healthChoices(entry, problems, words), quickIncomes: [], price: price(.healthInsurance),
                problem: problems.trouble(at: Scheme.healthInsurance.rawValue, words)),
            Plan(
                scheme: "vsi", schemeName: words("scheme.vsi"), promise: words("scheme.vsi-promise"), icon: "pension",
                isTicked: entry.vsi, fields: Self.incomeFields(entry, problems, words),
                choices: Self.contributionChoices(entry, problems, words),
                quickIncomes: incomes.map { Quick(amount: $0.grouped, field: "vsiIncome", sum: $0.description) },
                price: price(.voluntarySocialInsurance), ticks: Self.ticks(entry, words),
                problem: problems.trouble(at: Scheme.voluntarySocialInsurance.rawValue, words)),
        ]
        isCompared = !quotes.isEmpty
        total = quotes.count > 1 ? quotes.reduce(Dong.zero) { $0 + $1.item.payable }.description : nil
    }

    private static func ticks(_ entry: ConsultationEntry, _ words: Words) -> [Tick] {
        [
            ("vsiCompulsory", entry.vsiCompulsory), ("vsiPensioner", entry.vsiPensioner),
            ("vsiHouseholdBusiness", entry.vsiHouseholdBusiness),
        ].map { Tick(name: $0.0, label: words("consult.\($0.0)"), isTicked: $0.1) }
    }

    private static func lastCardEnd(_ entry: ConsultationEntry, _ problems: FieldProblems, _ words: Words) -> Field {
        Field(
            id: "hiLastCardEnd", label: words("consult.last-card"), value: entry.hiLastCardEnd,
            hint: words("consult.last-card-hint"), problem: problems.trouble(at: "hiLastCardEnd", words),
            keyboard: "numeric", longest: 10)
    }

    private static func incomeFields(_ entry: ConsultationEntry, _ problems: FieldProblems, _ words: Words) -> [Field] {
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

    private static func healthChoices(
        _ entry: ConsultationEntry, _ problems: FieldProblems, _ words: Words
    ) -> [Choice] {
        let months = ["3", "6", "12"].map { ($0, words("quote.months", ["months": $0])) }
        let orders = (1...5).map {
            (String($0), words($0 == 5 ? "consult.order-last" : "consult.order-n", ["n": String($0)]))
        }
        let groups =
            [("none", words("group.none"))]
            + SupportedGroup.allCases.map { ($0.rawValue, words("group.\($0.rawValue)")) }
        return [
            Choice(
                "hiMonths", words("consult.months"), months, chosen: entry.hiMonths,
                problem: problems.trouble(at: "hiMonths", words)),
            Choice(
                "hiOrder", words("consult.order"), orders, chosen: entry.hiOrder,
                hint: words("consult.order-hint"), problem: problems.trouble(at: "hiOrder", words)),
            Choice(
                "hiGroup", words("consult.group"), groups, chosen: entry.hiGroup,
                problem: problems.trouble(at: "hiGroup", words)),
        ]
    }

    private static func contributionChoices(
        _ entry: ConsultationEntry, _ problems: FieldProblems, _ words: Words
    ) -> [Choice] {
        let methods = ConsultationEntry.methods.map { ($0.rawValue, words("method.\($0.rawValue)")) }
        let categories = [SupportCategory.other, .ethnicMinority, .nearPoor, .poor, .island]
            .map { ($0.rawValue, words("category.\($0.rawValue)")) }
        return [
            Choice(
                "vsiMethod", words("consult.method"), methods, chosen: entry.vsiMethod,
                problem: problems.trouble(at: "vsiMethod", words)),
            Choice(
                "vsiCategory", words("consult.category"), categories, chosen: entry.vsiCategory,
                problem: problems.trouble(at: "vsiCategory", words)),
        ]
    }
}
