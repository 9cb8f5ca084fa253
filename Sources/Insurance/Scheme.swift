/// The two schemes the kiosk registers for.
public enum Scheme: String, Hashable, Sendable, Codable, CaseIterable {
    /// Voluntary social insurance (BHXH tự nguyện).
    case voluntarySocialInsurance = "vsi"
    /// Household health insurance (BHYT hộ gia đình).
    case healthInsurance = "hi"
}

/// Groups the State supports in voluntary social insurance.
public enum SupportCategory: String, Hashable, Sendable, Codable, CaseIterable {
    case poor
    case nearPoor = "near-poor"
    case ethnicMinority = "ethnic-minority"
    /// Residents of an island commune or a special zone.
    case island
    case other
}

/// How voluntary social insurance is paid.
public enum ContributionMethod: String, Hashable, Sendable, Codable, CaseIterable {
    case monthly
    case threeMonths = "3-months"
    case sixMonths = "6-months"
    case twelveMonths = "12-months"
    case yearsAhead = "years-ahead"
    case missingTime = "missing-time"
}

/// Groups the State supports in health insurance.
public enum SupportedGroup: String, Hashable, Sendable, Codable, CaseIterable {
    case nearPoor = "near-poor"
    case pupil
    /// Average-income household in agriculture, forestry, fishery or salt.
    case agroAverage = "agro-average"
    case traffickingVictim = "trafficking-victim"
    /// Ethnic minority in a commune that left the list of difficult communes.
    case exDifficultCommune = "ex-difficult-commune"
}
