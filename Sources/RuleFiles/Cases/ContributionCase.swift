import Insurance
import InsuranceRules
import StrictFiles

/// A contribution to voluntary social insurance, in đồng.
struct ContributionCase: CaseSum {
    static let keys = ["given"]
    static let expected = ["gross", "support", "payable"]
    static let alsoExpected: [String: String?] = [
        "local": "0", "published": nil, "remark": nil,
        "rules": "vsi.contribution_rate, vsi.rural_poverty_line, vsi.support_percent",
    ]

    private let terms: ContributionTerms
    private let place: Place

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        let given = try fields.required("given")
            .fields(
                ["income"],
                optional: ["method", "months", "monthsContributed", "categories", "supportedMonthsUsed", "province"])
        terms = ContributionTerms(
            income: Dong(try given.required("income").wholeNumber()),
            method: try given["method"]?.caseWord() ?? .monthly,
            categories: try given["categories"]?.caseWords() ?? [],
            supportedMonthsUsed: try given["supportedMonthsUsed"]?.wholeNumber() ?? 0,
            months: try given["months"]?.wholeNumber(),
            monthsContributed: try given["monthsContributed"]?.wholeNumber())
        place = Place(province: try given["province"]?.text())
    }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        CaseOutcome(try quote(.contribution(terms), on: day, at: place, in: book))
    }
}

extension CaseOutcome {
    /// A quote's sums, and the rules of its lines.
    init(_ item: QuotedItem) {
        let rules = item.lines.map(\.rule)
        self.init(
            [
                "gross": "\(item.gross.count)", "support": "\(item.stateSupport.count)",
                "local": "\(item.localSupport.count)", "payable": "\(item.payable.count)",
                "rules": rules.joined(separator: ", "),
            ],
            rules: rules)
    }
}
