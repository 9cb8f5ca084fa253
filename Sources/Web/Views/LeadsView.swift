import Desk
import Insurance

/// Whom to call, and who took the list out.
struct LeadsView: Encodable, Sendable {
    struct Span: Encodable, Sendable {
        let days: String
        let label: String
        let isHere: Bool
    }
    struct Row: Encodable, Sendable {
        let lead: String
        let name: String
        let hasName: Bool
        let phone: String
        let facts: String
        let came: String
        let state: String
        let stateName: String
        let icon: String
        let tone: String
        let canCall: Bool
        let days: String
    }

    let days: String
    let spans: [Span]
    let rows: [Row]
    let isEmpty: Bool
    /// How many were erased since; nothing of them is left to show.
    let erased: String?
    let heading: String
    let exports: [String]
    let hasExports: Bool

    /// Older ones stay on record in the ledger.
    private static let mostExports = 10

    init(_ leads: [Lead], exports: [LeadExport], span: LeadSpan, words: Words) {
        days = span.rawValue
        spans = LeadSpan.allCases.map {
            Span(days: $0.rawValue, label: words("leads.span.\($0.rawValue)"), isHere: $0 == span)
        }
        rows = leads.compactMap { Row($0, days: span.rawValue, words: words) }
        isEmpty = rows.isEmpty
        let gone = leads.count - rows.count
        erased = gone > 0 ? words("leads.erased", ["count": String(gone)]) : nil
        let open = leads.filter { $0.state == .open }.count
        heading = words("leads.heading", ["count": String(rows.count), "open": String(open)])
        self.exports = exports.prefix(Self.mostExports).map { export in
            words(
                "leads.export-line",
                [
                    "at": "\(export.at.day.vietnamese) \(export.at.clockTime)", "officer": export.officer,
                    "count": String(export.count), "first": export.first.vietnamese, "last": export.last.vietnamese,
                ])
        }
        hasExports = !exports.isEmpty
    }
}

extension LeadsView.Row {
    /// - Returns: `nil` for someone who was erased.
    init?(_ lead: Lead, days: String, words: Words) {
        guard let contact = lead.contact else { return nil }
        self.lead = lead.id.text
        self.days = days
        name = contact.name ?? words("leads.nameless")
        hasName = contact.name != nil
        phone = contact.phone.grouped
        let schemes = lead.schemes.map { words("scheme.\($0.rawValue)") }
        facts = ([contact.bestTime.map { words("lead.best-time.\($0.rawValue)") }].compactMap { $0 } + schemes)
            .joined(separator: " · ")
        came = [
            lead.day.vietnamese, words("leads.ticket", ["number": String(lead.number)]),
            words("channel.\(lead.channel.rawValue)"), lead.occasion?.event ?? "", lead.occasion?.team ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        state = lead.state.rawValue
        stateName = words("lead.state.\(lead.state.rawValue)")
        canCall = lead.state == .open
        (icon, tone) = canCall ? ("phone", "look") : ("check", "go")
    }
}
