public import Insurance

/// The rules of household health insurance.
public struct HealthRules: Sendable {
    // MARK: Premium

    /// Share of the base salary that is one month's premium, ppm.
    public let rate: DatedValues<Int>
    /// What the first, second, … member of a household pays of it, percent; the last step goes on.
    public let memberPercent: DatedValues<[Int]>
    /// The numbers of months one may pay for, months.
    public let periodMonths: DatedValues<[Int]>

    // MARK: State support

    /// State support for near-poor households, percent.
    public let nearPoorPercent: DatedValues<Int>
    /// State support for pupils and students, percent.
    public let pupilPercent: DatedValues<Int>
    /// State support for average-income agricultural households, percent.
    public let agroAveragePercent: DatedValues<Int>
    /// State support for victims of trafficking, percent.
    public let traffickingVictimPercent: DatedValues<Int>
    /// How long victims of trafficking are supported, months.
    public let traffickingVictimMonths: DatedValues<Int>
    /// State support tied to communes and their days, percent, a list.
    public let communeSupport: SupportList<SupportedGroup>

    // MARK: Eligibility

    /// Which cover of a person's own closes the household's insurance to them, a list of words.
    public let closedTo: DatedValues<Set<OwnCover>>

    // MARK: Validity of the card

    /// How an interruption is measured, a method.
    public let cardGapMethod: DatedValues<CardGapMethod>
    /// From how many full months on an interruption counts, months.
    public let cardGapMonths: DatedValues<Int>
    /// From how many days on an interruption counts, days.
    public let cardGapDays: DatedValues<Int>
    /// How long after payment a first or an interrupted card begins, days.
    public let cardDelayDays: DatedValues<Int>
    /// How long after payment a card begins that follows a short interruption, days.
    public let cardShortGapDelayDays: DatedValues<Int>
    /// After how much continuous insurance its longer benefits hold, months.
    public let continuousMonths: DatedValues<Int>

    init(from shelf: inout RuleShelf) throws(RuleError) {
        rate = try shelf.take("hi.rate", in: .partsPerMillion)
        memberPercent = try shelf.take("hi.member_percent", in: .percent)
        periodMonths = try shelf.take("hi.period_months", in: .months)
        nearPoorPercent = try shelf.take("hi.near_poor_percent", in: .percent)
        pupilPercent = try shelf.take("hi.pupil_percent", in: .percent)
        agroAveragePercent = try shelf.take("hi.agro_average_percent", in: .percent)
        traffickingVictimPercent = try shelf.take("hi.trafficking_victim_percent", in: .percent)
        traffickingVictimMonths = try shelf.take("hi.trafficking_victim_months", in: .months)
        communeSupport = try shelf.takeList("hi.commune_support")
        closedTo = try shelf.take("hi.closed_to", in: .method)
        cardGapMethod = try shelf.take("hi.card_gap_method", in: .method)
        cardGapMonths = try shelf.take("hi.card_gap_months", in: .months)
        cardGapDays = try shelf.take("hi.card_gap_days", in: .days)
        cardDelayDays = try shelf.take("hi.card_delay_days", in: .days)
        cardShortGapDelayDays = try shelf.take("hi.card_short_gap_delay_days", in: .days)
        continuousMonths = try shelf.take("hi.continuous_months", in: .months)
    }

    /// The rule that holds a group's support everywhere; `nil` for a group
    /// supported only in some communes.
    public func percent(of group: SupportedGroup) -> DatedValues<Int>? {
        switch group {
        case .nearPoor: nearPoorPercent
        case .pupil: pupilPercent
        case .agroAverage: agroAveragePercent
        case .traffickingVictim: traffickingVictimPercent
        case .exDifficultCommune: nil
        }
    }
}
