public import Insurance

/// What provinces add to the State's support, by resolution.
public struct LocalRules: Sendable {
    /// Added in voluntary social insurance, percent of the contribution at the poverty line, a list by province.
    public let vsiSupport: SupportList<SupportCategory>
    /// Added in health insurance, percent of the premium charged, a list by province.
    public let hiSupport: SupportList<PremiumGroup>

    init(from shelf: inout RuleShelf) throws(RuleError) {
        vsiSupport = try shelf.takeList("local.vsi_support")
        hiSupport = try shelf.takeList("local.hi_support")
    }
}
