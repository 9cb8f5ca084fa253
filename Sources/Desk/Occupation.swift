public import Insurance
public import InsuranceRules

/// What someone says of their work and pension, which decides whether they may join.
///
/// Personal data, kept sealed with the registration it was asked for.
public struct Occupation: Hashable, Sendable, Codable {
    /// Works under a contract, or is otherwise under compulsory cover.
    public var isEmployed: Bool
    /// Draws a pension or a monthly social insurance benefit.
    public var isPensioner: Bool
    public var business: HouseholdBusiness

    /// As most people answer: nothing of it applies.
    public init(isEmployed: Bool = false, isPensioner: Bool = false, business: HouseholdBusiness = .none) {
        self.isEmployed = isEmployed
        self.isPensioner = isPensioner
        self.business = business
    }

    /// As the rules ask for it.
    public func circumstances(birth: BirthDate? = nil, sex: Sex? = nil) -> Circumstances {
        Circumstances(
            birth: birth, sex: sex, isUnderCompulsoryCover: isEmployed, isPensioner: isPensioner,
            householdBusiness: business)
    }
}

extension RegistrationEntry {
    /// Everything that decides whether the person may join; what was never
    /// asked stands in nobody's way.
    var circumstances: Circumstances { (occupation ?? Occupation()).circumstances(birth: person.birth) }
}
