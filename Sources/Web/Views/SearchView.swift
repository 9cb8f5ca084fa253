import Desk
import Insurance

/// The people a search found, each with the visit to open.
struct SearchView: Sendable {
    let rows: [DeskView.Row]
    let heading: String
    let isEmpty: Bool
    /// Whether what is typed next belongs into the search box.
    let asksAgain: Bool
    /// Says how many more fit.
    let more: String?

    /// - Parameter files: The visits of the people found.
    init(
        _ found: FoundPeople, among files: [Identifier: VisitFile], today: CalendarDay, words: Words
    ) {
        rows = found.first.compactMap { hit in
            guard case .visit(let id) = hit.origin, let file = files[id] else { return nil }
            var row = DeskView.Row(
                file, name: hit.person.name, isEarlier: file.visit.openedAt.day < today, words: words)
            row.traits = [String(hit.person.birth.year), hit.person.locality].filter { !$0.isEmpty }
                .joined(separator: " · ")
            row.isOnly = found.first.count == 1
            return row
        }
        isEmpty = rows.isEmpty
        asksAgain = rows.count != 1
        heading =
            isEmpty ? words("search.none") : words("search.found", ["count": String(found.first.count + found.more)])
        more = found.more > 0 ? words("search.more", ["count": String(found.more)]) : nil
    }
}
