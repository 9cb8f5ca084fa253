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
    /// How many months were contributed before, of either scheme; asked for
    /// missing time, and `nil` where it was not.
    public var monthsContributed: Int?
    /// Whether the person lives in another province or commune than where it is
    /// sold, so that nothing tied to that place is given.
    public var livesElsewhere: Bool {
        get { elsewhere ?? false }
        set { elsewhere = newValue ? true : nil }
    }
    /// Written for those alone who do.
    private var elsewhere: Bool?

    public init(
        income: Dong,
        method: ContributionMethod,
        categories: Set<SupportCategory>,
        supportedMonthsUsed: Int,
        months: Int? = nil,
        monthsContributed: Int? = nil,
        livesElsewhere: Bool = false
    ) {
        self.income = income
        self.method = method
        self.categories = categories
        self.supportedMonthsUsed = supportedMonthsUsed
        self.months = months
        self.monthsContributed = monthsContributed
        elsewhere = livesElsewhere ? true : nil
    }

    /// Writes the categories in a fixed order, so equal terms give equal bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(income, forKey: .income)
        try container.encode(method, forKey: .method)
        try container.encode(SupportCategory.allCases.filter(categories.contains), forKey: .categories)
        try container.encode(supportedMonthsUsed, forKey: .supportedMonthsUsed)
        try container.encodeIfPresent(months, forKey: .months)
        try container.encodeIfPresent(monthsContributed, forKey: .monthsContributed)
        try container.encodeIfPresent(elsewhere, forKey: .elsewhere)
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
    /// From which day on a victim of trafficking is recognised as one; `nil`
    /// for everyone else, and where it was not asked.
    public var victimSince: CalendarDay?
    /// As ``ContributionTerms/livesElsewhere``.
    public var livesElsewhere: Bool {
        get { elsewhere ?? false }
        set { elsewhere = newValue ? true : nil }
    }
    /// Written for those alone who do.
    private var elsewhere: Bool?

    public init(
        order: Int, months: Int, groups: Set<SupportedGroup>, lastCardEnd: CalendarDay?,
        victimSince: CalendarDay? = nil, livesElsewhere: Bool = false
    ) {
        self.order = order
        self.months = months
        self.groups = groups
        self.lastCardEnd = lastCardEnd
        self.victimSince = victimSince
        elsewhere = livesElsewhere ? true : nil
    }

    /// Writes the groups in a fixed order, so equal terms give equal bytes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(order, forKey: .order)
        try container.encode(months, forKey: .months)
        try container.encode(SupportedGroup.allCases.filter(groups.contains), forKey: .groups)
        try container.encodeIfPresent(lastCardEnd, forKey: .lastCardEnd)
        try container.encodeIfPresent(victimSince, forKey: .victimSince)
        try container.encodeIfPresent(elsewhere, forKey: .elsewhere)
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

    /// Whether nothing tied to the place where it is sold is given.
    public var livesElsewhere: Bool {
        switch self {
        case .contribution(let terms): terms.livesElsewhere
        case .premium(let terms): terms.livesElsewhere
        }
    }
}
