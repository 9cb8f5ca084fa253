public import Insurance
public import InsuranceRules

/// Gives comparisons to take home, and takes them up again.
public struct OfferDesk: Sendable {
    private let ledger: any OfferLedger
    private let visits: VisitDesk
    private let book: RuleBook
    private let home: Place
    private let clock: any Timekeeper

    /// - Parameter home: Where people are taken to live, as the visit desk takes them.
    public init(
        ledger: any OfferLedger, visits: VisitDesk, book: RuleBook, home: Place = .unknown, clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.visits = visits
        self.book = book
        self.home = home
        self.clock = clock
    }

    /// What someone wants to take home.
    public struct Wish: Hashable, Sendable {
        public struct Plan: Hashable, Sendable {
            public let terms: Terms
            /// What was foreseen for it, if the consultation looked at that.
            public let pension: ForeseenPension?
            /// What is known of the person it is for; it sets the price and is not kept.
            public let circumstances: Circumstances

            public init(
                _ terms: Terms, pension: ForeseenPension? = nil, for circumstances: Circumstances = Circumstances()
            ) {
                self.terms = terms
                self.pension = pension
                self.circumstances = circumstances
            }
        }

        /// Up to ``OfferContent/mostPlans``.
        public var plans: [Plan]
        /// Health insurance for up to ``OfferContent/mostMembers``, in their
        /// order, each for a person of their own.
        public var household: [Plan]

        public init(plans: [Plan], household: [Plan] = []) {
            self.plans = plans
            self.household = household
        }
    }

    /// Works the plans out for today and keeps them under a new number.
    ///
    /// - Throws: ``RuleError``; ``Refusal`` with `role-missing`, `offer-empty`,
    ///   `offer-too-large`, `visit-unknown`.
    public func keep(_ wish: Wish, in visit: Identifier, by officer: Operator) async throws -> Offer {
        try officer.must(.consultant)
        try check(wish)
        let now = clock.now()
        let content = OfferContent(
            plans: try offered(wish.plans), household: try offered(wish.household), place: home,
            benefits: benefits(on: now.day, for: wish.plans.map(\.circumstances)))
        return try await ledger.keepOffer(content, of: visit, rules: book.fingerprint, by: officer, at: now)
    }

    /// The offer with a number that was typed or scanned.
    ///
    /// - Throws: ``Refusal`` with `offer-number-wrong`, `offer-unknown`, `offer-expired`.
    public func find(_ typed: String) async throws -> Offer {
        guard let number = OfferNumber(typed) else {
            throw Refusal(
                "offer-number-wrong",
                """
                This is not the number of an offer, or one of its digits is wrong. Read it again from the leaflet: a \
                letter and seven digits.
                """)
        }
        guard let offer = try await ledger.offer(number) else {
            throw Refusal(
                "offer-unknown",
                """
                This kiosk has no offer \(number). It may come from another kiosk: ask for the leaflet and work the \
                plans out anew.
                """,
                details: ["number": number.description])
        }
        guard offer.day.adding(days: Offer.days) >= clock.now().day else {
            throw Refusal(
                "offer-expired",
                """
                The offer \(number) is of \(offer.day.vietnamese), more than \(Offer.days) days ago. Work the plans \
                out anew.
                """,
                details: ["number": number.description, "day": offer.day.vietnamese, "days": String(Offer.days)])
        }
        return offer
    }

    /// Works an offer's plans out for today; first the plans, then the household's members.
    ///
    /// - Parameter circumstances: What the person answers today.
    /// - Throws: ``RuleError`` when a rule refuses or the person may not join any more.
    public func requote(
        _ offer: Offer, circumstances: Circumstances = Circumstances()
    ) throws -> (plans: [FrozenQuote], household: [FrozenQuote]) {
        (
            try visits.quote(offer.content.plans.map(\.terms), circumstances: circumstances),
            try visits.quote(offer.content.household.map(\.terms))
        )
    }

    private func offered(_ plans: [Wish.Plan]) throws -> [OfferedPlan] {
        try plans.flatMap { plan in
            try visits.quote([plan.terms], circumstances: plan.circumstances).map {
                OfferedPlan(terms: plan.terms, price: $0.item, pension: plan.pension)
            }
        }
    }

    private func check(_ wish: Wish) throws {
        guard !wish.plans.isEmpty || !wish.household.isEmpty else {
            throw Refusal("offer-empty", "There is nothing to take home yet. Compare at least one plan first.")
        }
        guard wish.plans.count <= OfferContent.mostPlans, wish.household.count <= OfferContent.mostMembers else {
            throw Refusal(
                "offer-too-large",
                """
                A leaflet holds \(OfferContent.mostPlans) plans and a household of \(OfferContent.mostMembers). Take \
                some out, or print two leaflets.
                """,
                details: ["plans": String(OfferContent.mostPlans), "members": String(OfferContent.mostMembers)])
        }
    }

    /// What is not in force is not promised, nor what cannot matter to the person.
    private func benefits(on day: CalendarDay, for people: [Circumstances]) -> OfferedBenefits {
        let perChild = book.vsi.maternityPerChild.valueInForce(on: day).map(Dong.init)
        return OfferedBenefits(
            pensionYears: book.vsi.pensionYears.valueInForce(on: day),
            maternity: people.allSatisfy { $0.mayHaveChild(on: day) } ? perChild : nil)
    }
}

extension DatedValues {
    /// The value in force, or nothing, where nothing is an answer.
    fileprivate func valueInForce(on day: CalendarDay) -> Value? {
        guard case .inForce(let value)? = entry(on: day)?.standing else { return nil }
        return value
    }
}
