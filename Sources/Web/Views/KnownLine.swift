import Desk
import Insurance

/// What the list of people says of somebody besides who they are, in one line.
enum KnownLine {
    /// - Returns: `nil` for someone who is not listed.
    static func text(_ listed: RosterPerson?, relations: ShortList, _ words: Words) -> String? {
        guard let listed else { return nil }
        var said: [String] = []
        if let household = listed.household { said.append(words("known.household", ["code": household])) }
        if let relation = listed.relation.flatMap(relations.entry) { said.append(relation.name) }
        if let card = listed.lastCard { said.append(Self.card(card, words)) }
        if listed.supportedMonths > 0 {
            said.append(words("known.supported", ["months": String(listed.supportedMonths)]))
        }
        guard !said.isEmpty else { return nil }
        return words("known.line", ["day": listed.listedOn.vietnamese, "what": said.joined(separator: " · ")])
    }

    /// `thẻ GD đến 30/11/2026`.
    static func card(_ card: LastCard, _ words: Words) -> String {
        let object = card.object.map { $0 + " " } ?? ""
        return words("known.card", ["object": object, "day": card.end.vietnamese])
    }
}
