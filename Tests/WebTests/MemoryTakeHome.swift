import Desk
import Insurance

/// Offers, leads and leaflets in memory.
actor MemoryTakeHome: OfferLedger, LeadLedger, LeafletPrinting {
    private(set) var offers: [OfferNumber: Offer] = [:]
    private(set) var leaflets: [Leaflet] = []
    private(set) var exported: [LeadExport] = []
    private var kept: [Identifier: Lead] = [:]
    private var answer = LeafletOutcome.accepted

    /// Puts somebody to call into the list.
    func add(_ lead: Lead) { kept[lead.id] = lead }

    /// Sets what the printer answers from now on.
    func answer(_ outcome: LeafletOutcome) { answer = outcome }

    func keepOffer(
        _ content: OfferContent, of visit: Identifier, rules: String, by officer: Operator, at moment: Moment
    ) -> Offer {
        var random = SystemRandomNumberGenerator()
        let offer = Offer(
            number: .draw(for: "kiosk-01", using: &random), visit: visit, day: moment.day, content: content,
            rules: rules)
        offers[offer.number] = offer
        return offer
    }

    func offer(_ number: OfferNumber) -> Offer? { offers[number] }

    func leads(of days: ClosedRange<CalendarDay>) -> [Lead] {
        kept.values.filter { days.contains($0.day) }.sorted { $0.number > $1.number }
    }

    func markContacted(_ lead: Identifier, by officer: Operator, at moment: Moment) throws {
        try change(lead, to: .contacted)
    }

    func withdraw(_ lead: Identifier, by officer: Operator, at moment: Moment) throws {
        try change(lead, to: .withdrawn)
    }

    func exportLeads(of days: ClosedRange<CalendarDay>, by officer: Operator, at moment: Moment) -> [Lead] {
        let leads = leads(of: days).filter(\.state.isLive)
        exported.append(
            LeadExport(
                at: moment, officer: officer.code, first: days.lowerBound, last: days.upperBound, count: leads.count))
        return leads
    }

    func leadExports() -> [LeadExport] { exported.reversed() }

    func print(_ leaflet: Leaflet) -> LeafletOutcome {
        leaflets.append(leaflet)
        return answer
    }

    private func change(_ id: Identifier, to state: Lead.State) throws {
        guard let lead = kept[id] else { throw Refusal("lead-unknown", "Nobody.") }
        kept[id] = Lead(
            id: id, visit: lead.visit, day: lead.day, number: lead.number, state: state,
            contact: state.isLive ? lead.contact : nil, consent: lead.consent, schemes: lead.schemes,
            channel: lead.channel, occasion: lead.occasion)
    }
}
