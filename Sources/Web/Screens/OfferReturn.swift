import Desk
import Hummingbird
import Insurance
import InsuranceRules

/// Takes up an offer that someone brought back.
struct OfferReturn: Sendable {
    let site: Site

    /// Whether a text is meant as the number of an offer, rightly or wrongly typed.
    static func isMeant(by text: String) -> Bool {
        if text.uppercased().hasPrefix("BG:") { return true }
        let written = text.filter { !" -.".contains($0) }
        let digits = written.dropFirst()
        return written.first?.isASCII == true && written.first?.isLetter == true && digits.count == 7
            && String(digits).isDigits
    }

    /// Brings the offer's plans back, priced for today where they still can be.
    ///
    /// - Parameter visit: The visit on the screen, which takes them up if
    ///   nothing was chosen in it yet.
    /// - Returns: The visit to show: that one, the offer's own of today, or a new one.
    /// - Throws: As ``OfferDesk/find(_:)``, and `role-missing`.
    func open(_ text: String, in visit: Identifier?, by officer: Operator) async throws -> Identifier {
        try officer.must(.consultant)
        let offer = try await site.services.offers.find(text)
        let today = site.services.clock.now().day
        let former = try await site.services.visits.visitFile(offer.visit)
        let own = former.flatMap { $0.visit.openedAt.day == today && $0.nextStep != .done ? $0 : nil }
        let onScreen = try await shown(visit)
        let open = own ?? onScreen
        let id: Identifier
        if let open {
            id = open.visit.id
        } else {
            id = try await site.services.desk.open(
                station: site.settings.station, language: former?.visit.language ?? "vi", channel: .performance,
                scanned: nil, by: officer)
        }
        note(offer, in: id)
        // What was looked at since in the offer's own visit stays.
        let plans = own?.visit.plans.isEmpty == false ? [] : plans(of: offer)
        if !plans.isEmpty { try await site.services.desk.consult(visit: id, plans: plans, end: nil, by: officer) }
        return id
    }

    /// The visit on the screen, while nothing was looked at in it.
    private func shown(_ visit: Identifier?) async throws -> VisitFile? {
        guard let visit, let file = try await site.services.visits.visitFile(visit), file.nextStep == .consult,
            file.visit.plans.isEmpty
        else {
            return nil
        }
        return file
    }

    /// The first plan of each insurance that can be priced today.
    private func plans(of offer: Offer) -> [Terms] {
        let all = offer.shown.map(\.terms)
        return [Scheme.healthInsurance, .voluntarySocialInsurance].compactMap { scheme in
            // What cannot be priced today is told with its old amount and chosen anew.
            all.first { $0.scheme == scheme && (try? site.services.desk.quote([$0])) != nil }
        }
    }

    private func note(_ offer: Offer, in visit: Identifier) {
        let all = offer.shown.map(\.terms)
        var entry = ComparisonEntry(ConsultationEntry(all, suggestedIncome: nil), sex: nil)
        entry.columns = all.map(ComparisonEntry.Column.init)
        let kept = entry
        site.notes.update(visit) { notes in
            notes.offer = offer
            notes.comparison = kept
        }
    }
}

extension Offer {
    /// What stood side by side: a household's members, or the plans.
    var shown: [OfferedPlan] { content.household.isEmpty ? content.plans : content.household }
}
