import Insurance

/// Writes leads as comma-separated values (RFC 4180) that spreadsheets read.
///
/// The text begins with a byte order mark, without which Excel takes
/// Vietnamese for another alphabet. Every cell stands in quotes, and none can
/// act as a formula.
///
/// - Parameters:
///   - leads: Those without a contact are left out.
///   - word: Gives the word for a key of the language files.
public func leadTable(_ leads: [Lead], word: (String) -> String) -> String {
    let headings = [
        "day", "ticket", "name", "phone", "best-time", "schemes", "channel", "event", "team", "state", "consent-at",
        "consent-version", "consent-by",
    ]
    let rows = [headings.map { word("lead.column.\($0)") }] + leads.compactMap { row($0, word: word) }
    return "\u{FEFF}" + rows.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
}

private func row(_ lead: Lead, word: (String) -> String) -> [String]? {
    guard let contact = lead.contact else { return nil }
    let consent = lead.consent
    return [
        lead.day.vietnamese, String(lead.number), contact.name ?? "", contact.phone.grouped,
        contact.bestTime.map { word("lead.best-time.\($0.rawValue)") } ?? "",
        lead.schemes.map { word("scheme.\($0.rawValue)") }.joined(separator: "; "),
        word("channel.\(lead.channel.rawValue)"), lead.occasion?.event ?? "", lead.occasion?.team ?? "",
        word("lead.state.\(lead.state.rawValue)"), "\(consent.at.day.vietnamese) \(consent.at.clockTime)",
        consent.version, consent.officer,
    ]
}

/// One cell in quotes.
///
/// A cell that begins like a formula gets an apostrophe before it, which
/// spreadsheets take for "this is text".
private func cell(_ text: String) -> String {
    let first = text.unicodeScalars.first { !$0.properties.isWhitespace }
    let isFormula = first.map { "=+-@|%".unicodeScalars.contains($0) } ?? false
    let startsBlank = text.unicodeScalars.first.map { "\t\r\n".unicodeScalars.contains($0) } ?? false
    var quoted = isFormula || startsBlank ? "\"'" : "\""
    for character in text { quoted += character == "\"" ? "\"\"" : String(character) }
    return quoted + "\""
}
