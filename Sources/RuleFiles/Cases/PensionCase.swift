import Insurance
import InsuranceRules
import StrictFiles

/// A pension: the share in parts per thousand, and đồng a month.
struct PensionCase: CaseSum {
    static let keys = ["sex", "months"]
    static let optionalKeys = ["income"]
    static let expected: [String] = []
    static let alsoExpected: [String: String?] = ["perMille": "none", "monthly": "none", "missing": "none"]

    private let sex: Sex
    private let months: Int
    private let income: Dong

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        sex = try fields.required("sex").caseWord()
        months = try fields.required("months").wholeNumber()
        income = Dong(try fields["income"]?.wholeNumber() ?? 10_000_000)
    }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        let estimate = try pensionEstimate(months: months, averageIncome: income, sex: sex, on: day, in: book)
        let rules = estimate.lines.map(\.rule)
        switch estimate.outcome {
        case .monthsMissing(let missing):
            return CaseOutcome(["perMille": "none", "monthly": "none", "missing": "\(missing)"], rules: rules)
        case .pension(let rate, let monthly):
            return CaseOutcome(
                ["perMille": "\(rate.perMille)", "monthly": "\(monthly.count)", "missing": "none"], rules: rules)
        }
    }
}

/// The month in which retirement age is reached, and the age in it in months.
struct RetirementCase: CaseSum {
    static let keys = ["sex", "birth"]
    static let expected = ["month", "age"]
    static let alsoExpected: [String: String?] = ["assumed": "false"]

    private let sex: Sex
    private let birth: BirthDate

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        sex = try fields.required("sex").caseWord()
        birth = try fields.required("birth").caseBirth()
    }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        let retirement = try retirementMonth(birth: birth, sex: sex, on: day, in: book)
        return CaseOutcome(
            [
                "month": retirement.month.description, "age": "\(retirement.ageInMonths)",
                "assumed": "\(retirement.assumesBirthMonth)",
            ],
            rules: retirement.lines.map(\.rule))
    }
}

/// The average income of an insured life, adjusted to prices, in đồng a month.
struct AdjustedIncomeCase: CaseSum {
    static let keys = ["history"]
    static let expected = ["average", "months"]

    private let periods: [IncomePeriod]

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        periods = try fields.required("history").casePeriods()
    }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        let adjusted = try adjustedIncome(of: IncomeHistory(periods), on: day, in: book)
        return CaseOutcome(
            ["average": "\(adjusted.average.count)", "months": "\(adjusted.months)"],
            rules: adjusted.lines.map(\.rule))
    }
}
