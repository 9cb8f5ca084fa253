import Desk
import Insurance

/// The health card somebody had last, and what says so.
struct LastCardKnown: Sendable {
    let card: LastCard
    let seenOn: SeenOn
    /// The day of the list that tells it.
    let listedOn: CalendarDay?
    /// It leads up to today, so by it alone the person goes on.
    let goesOn: Bool

    /// What is known, for whoever asks the person how they join.
    func sentence(_ words: Words) -> String {
        let card = KnownLine.card(card, words)
        return words(
            listedOn == nil ? "joining.by-card" : "joining.by-list",
            ["card": card, "day": listedOn?.vietnamese ?? ""])
    }
}

extension LastCard {
    /// The later one of what the list and an old card say.
    static func latest(_ listed: LastCard?, _ scanned: LastCard?) -> LastCard? {
        guard let listed, let scanned else { return listed ?? scanned }
        return scanned.end > listed.end ? scanned : listed
    }
}
