/// The files of cases, each named for what it works out.
enum CaseKind: String, CaseIterable {
    case adjustedIncome = "adjusted_income"
    case cardValidity = "card_validity"
    case contribution
    case lumpSum = "lump_sum"
    case pension
    case premium
    case retirement
    case ruleValues = "rule_values"

    /// How a case of the file is worked out.
    var sum: any CaseSum.Type {
        switch self {
        case .adjustedIncome: AdjustedIncomeCase.self
        case .cardValidity: CardValidityCase.self
        case .contribution: ContributionCase.self
        case .lumpSum: LumpSumCase.self
        case .pension: PensionCase.self
        case .premium: PremiumCase.self
        case .retirement: RetirementCase.self
        case .ruleValues: RuleValueCase.self
        }
    }
}
