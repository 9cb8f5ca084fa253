public import Insurance
public import InsuranceRules

/// What someone answered by themselves on the attendee screen, and stepped to
/// on its result.
///
/// It names nobody, and yet it is personal: it is held in memory only, for the
/// station, and never written down.
public struct ScreenAnswers: Hashable, Sendable {
    public enum Work: String, Hashable, Sendable, CaseIterable {
        /// Under a labour contract.
        case contract
        /// Owns a household business that declares its tax.
        case declaredBusiness = "declared-business"
        /// Owns a household business with a presumed turnover.
        case presumptiveBusiness = "presumptive-business"
        /// Farms, has a trade, keeps the house.
        case own
        case pupil
        case pensioner
    }

    /// What the household holds a certificate for.
    public enum Household: String, Hashable, Sendable, CaseIterable {
        case poor
        case nearPoor = "near-poor"
        case agroAverage = "agro-average"
        /// No certificate, but the person belongs to an ethnic minority.
        case minority
        case noCertificate = "none"
    }

    public enum Card: Hashable, Sendable {
        /// Runs to the end of a month.
        case valid(CalendarMonth)
        /// Ended, and not long enough ago to count as an interruption.
        case endedRecently
        case endedLongAgo
        case never
        /// From work, school or the State, so nothing is to be bought.
        case otherGroup
    }

    /// The members of the household, beside those who pay nothing.
    public struct Members: Hashable, Sendable {
        /// At most so many are stepped to.
        public static let most = 9
        /// Who join now, the person among them; 1 to ``most``.
        public var joining: Int
        /// Who paid earlier this year; 0 to ``most``.
        public var paid: Int

        public init(joining: Int = 1, paid: Int = 0) {
            self.joining = min(max(joining, 1), Members.most)
            self.paid = min(max(paid, 0), Members.most)
        }
    }

    public var birthYear: Int?
    public var work: Work?
    public var sex: Sex?
    public var household: Household?
    /// Asked apart from ``household`` where a certificate does not settle it.
    public var isMinority: Bool?
    public var card: Card?
    public var members: Members?
    /// The income stepped to, per month; `nil` for the lowest.
    public var income: Dong?
    /// The full years of contribution stepped to; `nil` for what fits the age.
    public var years: Int?

    public init() {}
}

// MARK: What the rules ask for

extension ScreenAnswers {
    /// What was answered about age, work and pension.
    public var circumstances: Circumstances {
        Circumstances(
            birth: birthYear.map(BirthDate.year), isUnderCompulsoryCover: work == .contract,
            isPensioner: work == .pensioner,
            householdBusiness: work == .declaredBusiness
                ? .declared : work == .presumptiveBusiness ? .presumptive : .none)
    }

    private var belongsToMinority: Bool { household == .minority || (household == .agroAverage && isMinority == true) }

    /// The groups whose support counts in voluntary social insurance.
    public var categories: Set<SupportCategory> {
        var categories: Set<SupportCategory> = belongsToMinority ? [.ethnicMinority] : []
        if household == .poor { categories.insert(.poor) }
        if household == .nearPoor { categories.insert(.nearPoor) }
        return categories
    }

    /// The groups whose support counts in health insurance.
    ///
    /// - Parameter minorityCounts: Whether the place supports minorities.
    public func groups(minorityCounts: Bool) -> Set<SupportedGroup> {
        var groups: Set<SupportedGroup> = work == .pupil ? [.pupil] : []
        if household == .nearPoor { groups.insert(.nearPoor) }
        if household == .agroAverage { groups.insert(.agroAverage) }
        if minorityCounts, belongsToMinority { groups.insert(.exDifficultCommune) }
        return groups
    }
}
