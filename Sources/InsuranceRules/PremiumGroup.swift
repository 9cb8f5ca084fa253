import Insurance

/// How someone pays a premium, as lists of local support name it.
public enum PremiumGroup: String, RuleKey {
    /// A member of a household outside the supported groups.
    case household
    case nearPoor = "near-poor"
    case pupil
    case agroAverage = "agro-average"
    case traffickingVictim = "trafficking-victim"
    case exDifficultCommune = "ex-difficult-commune"

    init(_ group: SupportedGroup) {
        self =
            switch group {
            case .nearPoor: .nearPoor
            case .pupil: .pupil
            case .agroAverage: .agroAverage
            case .traffickingVictim: .traffickingVictim
            case .exDifficultCommune: .exDifficultCommune
            }
    }
}
