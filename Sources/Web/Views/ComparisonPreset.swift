import Desk
import Insurance
import InsuranceRules

/// The comparisons people ask for most.
enum ComparisonPreset: String, Sendable, CaseIterable {
    /// Members of a household in their order.
    case household
    /// The periods health insurance is sold for.
    case periods
    /// Four incomes of social insurance.
    case incomes
    /// The ways of paying social insurance.
    case methods
    /// A year at a time, against years ahead.
    case ahead

    /// The years ahead shown beside one year, as far as the rules allow.
    private static let yearsAhead = [2, 3, 5]

    /// The columns it stands for, on the plans of the consultation.
    ///
    /// - Parameter incomes: The lowest income and some above it.
    func columns(of entry: ConsultationEntry, guide: PlanGuide, incomes: [Dong]) -> [ComparisonEntry.Column] {
        let plan = ComparisonEntry.Column(
            scheme: isHealth ? Scheme.healthInsurance.rawValue : Scheme.voluntarySocialInsurance.rawValue,
            months: entry.hiMonths, order: entry.hiOrder, income: entry.vsiIncome)
        let choices: [ComparisonEntry.Column] =
            switch self {
            case .household: (1...OfferContent.mostMembers).map { plan.with(\.order, String($0)) }
            case .periods: guide.healthMonths.map { plan.with(\.months, String($0)) }
            case .incomes:
                incomes.map { plan.with(\.income, $0.grouped).with(\.method, ContributionMethod.twelveMonths.rawValue) }
            case .methods: Self.periodic.map { plan.with(\.method, $0.rawValue) }
            case .ahead:
                [plan.with(\.method, ContributionMethod.twelveMonths.rawValue)]
                    + Self.yearsAhead.filter { $0 <= guide.yearsAhead ?? 0 }.map {
                        plan.with(\.method, ContributionMethod.yearsAhead.rawValue).with(\.years, String($0))
                    }
            }
        return Array(choices.prefix(self == .household ? OfferContent.mostMembers : OfferContent.mostPlans))
    }

    private var isHealth: Bool { self == .household || self == .periods }

    private static let periodic: [ContributionMethod] = [.monthly, .threeMonths, .sixMonths, .twelveMonths]
}

extension ComparisonEntry.Column {
    /// The same column with one answer changed.
    func with(_ answer: WritableKeyPath<Self, String>, _ value: String) -> Self {
        var column = self
        column[keyPath: answer] = value
        return column
    }
}
