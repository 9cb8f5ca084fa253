public import Insurance
public import InsuranceRules

/// What someone may expect by their answers, worked out for a payment today.
///
/// An estimate to talk about, never a promise.
public struct Outlook: Sendable {
    public let health: Prospect<HealthOutlook>
    public let pension: Prospect<PensionOutlook>
    /// Why something has no price, for the log and for whoever keeps the rules;
    /// it tells nothing of the person.
    public let troubles: [RuleError]
}

/// Something a person may join, or why not.
public enum Prospect<Offer: Sendable>: Sendable {
    case open(Offer)
    case closed(WhyClosed)

    public var offer: Offer? {
        guard case .open(let offer) = self else { return nil }
        return offer
    }
}

/// Why someone cannot, or need not, join a scheme.
public enum WhyClosed: String, Hashable, Sendable, CaseIterable {
    case tooYoung = "too-young"
    /// Insured by their contract.
    case work
    /// Owner of a household business under compulsory cover.
    case business
    /// Draws a pension or a monthly benefit.
    case pension
    /// The State pays the whole card of a poor household.
    ///
    /// Source: Law on Health Insurance art. 12.
    case paidByState = "paid-by-state"
    /// Has a card as a member of another group.
    case otherCard = "other-card"
    /// The rules have no price for today; staff can say more.
    case noPrice = "no-price"
}

/// Household health insurance for someone and those who join with them.
public struct HealthOutlook: Sendable {
    /// The person's own price for each number of months sold, fewest first.
    public let periods: [QuotedItem]
    /// What those who join together pay, for each of ``periods``; the person
    /// alone where the order does not count.
    public let households: [HouseholdPrice]
    public let terms: PremiumTerms
}

/// What a household pays for one number of months.
public struct HouseholdPrice: Sendable {
    public let months: Int
    /// A member an entry in their order, the person first.
    public let members: [QuotedItem]

    /// What all of them pay together.
    public var total: Dong { members.reduce(.zero) { $0 + $1.payable } }
}

/// Voluntary social insurance at an income and for a time that can be stepped.
public struct PensionOutlook: Sendable {
    /// Per month, within ``incomes``.
    public let income: Dong
    public let incomes: IncomeRange
    /// Between two incomes.
    public let step: Dong
    public let monthly: QuotedItem
    public let yearly: QuotedItem
    /// The monthly pension by full years of contribution.
    public let curve: [PensionPoint]
    /// The point of ``curve`` stepped to.
    public let chosen: PensionPoint
    /// The month in which retirement age is reached; `nil` for someone who
    /// reached it before the first year known.
    public let retirement: CalendarMonth?
    /// The first month of the pension for someone who begins to pay now.
    public let start: CalendarMonth
    /// The allowance for each child; `nil` where it cannot matter to the person.
    public let maternity: Dong?
    /// How many months of contribution it needs.
    public let maternityMonths: Int
}

extension PensionOutlook {
    /// The next income on the steps that count up from the lowest.
    ///
    /// - Returns: This income at either end of what is allowed.
    public func income(up: Bool) -> Dong {
        let above = income.count - incomes.lowest.count
        let steps = up ? above / step.count + 1 : (above + step.count - 1) / step.count - 1
        return min(max(Dong(incomes.lowest.count + steps * step.count), incomes.lowest), incomes.highest)
    }

    /// One year more or fewer, within the curve.
    public func years(up: Bool) -> Int {
        let years = chosen.years + (up ? 1 : -1)
        return curve.contains { $0.years == years } ? years : chosen.years
    }
}
