import Desk
import Hummingbird
import Insurance
import InsuranceRules

/// Prints a comparison for someone to take home.
struct LeafletGift: Sendable {
    let site: Site

    /// Keeps the offer under its number and gives the leaflet to its printer,
    /// in the language of the attendee.
    ///
    /// - Returns: The number and the printer, for the person at the desk.
    /// - Throws: As ``OfferDesk/keep(_:in:by:)``; ``Refusal`` with
    ///   `leaflet-refused`, whose details say why, or `leaflet-unreachable`.
    func print(_ wish: OfferDesk.Wish, for file: VisitFile, _ context: WebContext) async throws -> Notice {
        guard let paper = LeafletPaper(rawValue: context.form["paper"]) else { throw Refusal.formUnreadable }
        let words = site.words(context)
        let offer = try await site.services.offers.keep(wish, in: file.visit.id, by: context.officer)
        let spoken = site.phrases.words(file.visit.language)
        let leaflet = LeafletWords(
            issuer: site.settings.issuer, event: "\(site.settings.eventName), \(site.settings.commune)",
            word: { spoken($0, $1) }
        ).leaflet(offer, on: paper)
        let printer = words("printer.\(paper.printer.rawValue)")
        let told = ["number": offer.number.description, "printer": printer]
        switch await site.services.leaflets.print(leaflet) {
        case .accepted: return Notice(key: "notice.leaflet", values: told)
        case .refused(let reason):
            throw Refusal(
                "leaflet-refused",
                "Nothing was printed: \(reason). The offer \(offer.number) is kept; print it again once it is mended.",
                details: told.merging(["reason": words.reason(reason)]) { own, _ in own })
        case .unreachable:
            throw Refusal(
                "leaflet-unreachable",
                """
                The spooler does not answer, so the leaflet is probably not printed. The offer \(offer.number) is \
                kept; write the number down, or print it again.
                """, details: told)
        }
    }
}
