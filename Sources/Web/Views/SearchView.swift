import Desk
import Insurance

/// The people a search found: those of visits, each with the visit to open,
/// and then those of the list, for whom one is opened.
struct SearchView: Encodable, Sendable {
    /// Somebody of the list, and where what is to become of them is sent to.
    struct ListedRow: Encodable, Sendable {
        /// Names them to the next page, and says nothing about them.
        let reference: String
        let action: String
        let act: String
        let name: String
        let traits: String
        /// Whether Enter opens it.
        let isOnly: Bool
    }

    let rows: [DeskView.Row]
    let listed: [ListedRow]
    let hasListed: Bool
    let heading: String
    let isEmpty: Bool
    /// Whether what is typed next belongs into the search box.
    let asksAgain: Bool
    let typed: String
    /// Says how many more fit.
    let more: String?
    /// Says why the list was not searched.
    let trouble: String?

    /// - Parameters:
    ///   - files: The visits of the people found.
    ///   - household: The visit that somebody of the list joins; without it one is opened for them.
    init(
        _ found: FoundPeople, among files: [Identifier: VisitFile], typed: String, joining household: Identifier? = nil,
        today: CalendarDay, words: Words
    ) {
        self.typed = typed
        let action = household.map { "/visits/\($0)/members/listed" } ?? "/visits"
        let act = words(household == nil ? "search.open-listed" : "search.add-listed")
        let isOnly = found.first.count == 1
        rows = found.first.compactMap { hit in
            guard case .visit(let id) = hit.origin, let file = files[id] else { return nil }
            var row = DeskView.Row(
                file, name: hit.person.name, isEarlier: file.visit.openedAt.day < today, words: words)
            row.traits = SearchView.traits(hit, words)
            row.isOnly = isOnly
            return row
        }
        listed = found.first.compactMap { hit in
            guard case .roster(let reference) = hit.origin else { return nil }
            return ListedRow(
                reference: reference.description, action: action, act: act, name: hit.person.name,
                traits: SearchView.traits(hit, words),
                isOnly: isOnly)
        }
        hasListed = !listed.isEmpty
        isEmpty = rows.isEmpty && listed.isEmpty
        asksAgain = rows.count + listed.count != 1
        heading =
            isEmpty ? words("search.none") : words("search.found", ["count": String(found.first.count + found.more)])
        more = found.more > 0 ? words("search.more", ["count": String(found.more)]) : nil
        trouble = found.trouble.map { words.trouble($0).sentence }
    }

    /// What tells people of one name apart.
    private static func traits(_ hit: FoundPerson, _ words: Words) -> String {
        let head = hit.head.map { words("search.head", ["name": $0]) }
        return [String(hit.person.birth.year), hit.person.locality, head ?? ""].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }
}
