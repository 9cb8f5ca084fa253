import Insurance
import InsuranceRules
import StrictFiles

/// A benefit paid once, in đồng.
struct LumpSumCase: CaseSum {
    static let keys = ["kind", "history", "average"]
    static let optionalKeys = ["reason", "support"]
    static let expected = ["amount"]

    private enum Kind: String, CaseIterable { case oneOff = "one-off", survivors }

    private let kind: Kind
    private let periods: [IncomePeriod]
    private let average: Dong
    private let reason: OneOffReason
    private let support: Dong

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        kind = try fields.required("kind").caseWord()
        periods = try fields.required("history").casePeriods()
        average = Dong(try fields.required("average").wholeNumber())
        reason = try fields["reason"]?.caseWord() ?? .interruption
        support = Dong(try fields["support"]?.wholeNumber() ?? 0)
    }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        let history = try IncomeHistory(periods)
        let sum =
            switch kind {
            case .oneOff:
                try oneOffBenefit(
                    of: history, average: average, stateSupport: support, reason: reason, on: day, in: book)
            case .survivors: try survivorsLumpSum(of: history, average: average, on: day, in: book)
            }
        return CaseOutcome(["amount": "\(sum.amount.count)"], rules: sum.lines.map(\.rule))
    }
}
