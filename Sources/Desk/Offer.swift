public import Insurance
public import InsuranceRules

/// A pension as it was foreseen in a consultation; an estimate, never a promise.
public struct ForeseenPension: Hashable, Sendable, Codable {
    /// Full years of contribution it was worked out for.
    public let years: Int
    /// Đồng a month.
    public let monthly: Dong

    public init(years: Int, monthly: Dong) {
        self.years = years
        self.monthly = monthly
    }
}

/// A plan, and what it cost on the day of the offer.
public struct OfferedPlan: Hashable, Sendable, Codable {
    public let terms: Terms
    /// The totals; of the lines that explain them only what is not known.
    public let price: QuotedItem
    public let pension: ForeseenPension?

    public init(terms: Terms, price: QuotedItem, pension: ForeseenPension? = nil) {
        self.terms = terms
        var totals = price
        totals.lines = price.lines.filter { [QuoteLine.unknown, QuoteLine.elsewhere].contains($0.value) }
        self.price = totals
        self.pension = pension
    }
}

/// What voluntary social insurance gives, by the law of the day of an offer.
public struct OfferedBenefits: Hashable, Sendable, Codable {
    /// Years of contribution a pension needs; `nil` when no rule is in force.
    public let pensionYears: Int?
    /// For each child; `nil` when no rule is in force.
    public let maternity: Dong?

    public init(pensionYears: Int?, maternity: Dong?) {
        self.pensionYears = pensionYears
        self.maternity = maternity
    }
}

/// The content of an offer.
///
/// It names nobody, but the terms tell of a household, so all of it is kept sealed.
public struct OfferContent: Hashable, Sendable, Codable {
    /// At most this many plans stand side by side on a leaflet.
    public static let mostPlans = 4
    /// From the fifth member on all pay the same.
    public static let mostMembers = 5

    public let plans: [OfferedPlan]
    /// Health insurance for a household, a member an entry, in their order.
    public let household: [OfferedPlan]
    /// Where the people were taken to live.
    public let place: Place
    public let benefits: OfferedBenefits

    public init(plans: [OfferedPlan], household: [OfferedPlan], place: Place, benefits: OfferedBenefits) {
        self.plans = plans
        self.household = household
        self.place = place
        self.benefits = benefits
    }

    /// What the whole household pays.
    public var householdTotal: Dong { household.reduce(.zero) { $0 + $1.price.payable } }
}

/// A comparison that someone takes home, found again by its number.
///
/// Its amounts hold on its day only; who comes back is quoted anew.
public struct Offer: Hashable, Sendable {
    /// For how many days an offer is found again.
    public static let days = 60

    public let number: OfferNumber
    public let visit: Identifier
    /// The payment day the amounts were worked out for.
    public let day: CalendarDay
    public let content: OfferContent
    /// Fingerprint of the rule files used.
    public let rules: String

    public init(number: OfferNumber, visit: Identifier, day: CalendarDay, content: OfferContent, rules: String) {
        self.number = number
        self.visit = visit
        self.day = day
        self.content = content
        self.rules = rules
    }
}
