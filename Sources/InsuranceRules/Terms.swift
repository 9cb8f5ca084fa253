public import Insurance

/// What a participant chose in voluntary social insurance.
public struct ContributionTerms: Hashable, Sendable, Codable {
    /// The income chosen, per month.
    public var income: Dong
    public var method: ContributionMethod
    /// The groups shown proof for; none means other.
    public var categories: Set<SupportCategory>
    /// How many months the State has supported already.
    public var supportedMonthsUsed: Int
    /// How many months are paid for; only for years ahead, in whole years, and
    /// for missing time.
    public var months: Int?

    public init(
        income: Dong,
        method: ContributionMethod,
        categories: Set<SupportCategory>,
        supportedMonthsUsed: Int,
        months: Int? = nil
    ) {
        self.income = income
        self.method = method
        self.categories = categories
        self.supportedMonthsUsed = supportedMonthsUsed
        self.months = months
    }

    /// Writes the categories in a fixed order, so equal terms give equal bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(income, forKey: .income)
        try container.encode(method, forKey: .method)
        try container.encode(SupportCategory.allCases.filter(categories.contains), forKey: .categories)
        try container.encode(supportedMonthsUsed, forKey: .supportedMonthsUsed)
        try container.encodeIfPresent(months, forKey: .months)
    }
}

/// What a participant chose in health insurance.
public struct PremiumTerms: Hashable, Sendable, Codable {
    /// The place in the order in which the household's members joined this year, from 1.
    public var order: Int
    public var months: Int
    /// The supported groups shown proof for; with any, the order does not count.
    public var groups: Set<SupportedGroup>
    /// The last day of the latest card; `nil` for someone who never had one.
    public var lastCardEnd: CalendarDay?

    public init(order: Int, months: Int, groups: Set<SupportedGroup>, lastCardEnd: CalendarDay?) {
        self.order = order
        self.months = months
        self.groups = groups
        self.lastCardEnd = lastCardEnd
    }

    /// Writes the groups in a fixed order, so equal terms give equal bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(order, forKey: .order)
        try container.encode(months, forKey: .months)
        try container.encode(SupportedGroup.allCases.filter(groups.contains), forKey: .groups)
        try container.encodeIfPresent(lastCardEnd, forKey: .lastCardEnd)
    }
}

/// What one registration asks a price for.
public enum Terms: Hashable, Sendable, Codable {
    case contribution(ContributionTerms)
    case premium(PremiumTerms)

    public var scheme: Scheme {
        switch self {
        case .contribution: .voluntarySocialInsurance
        case .premium: .healthInsurance
        }
    }
}
