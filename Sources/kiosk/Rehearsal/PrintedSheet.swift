/// A sheet that a simulated printer put out, as its ledger tells:
/// `milliseconds kind/intent/attempt number/of [again | ruined]`.
struct PrintedSheet: Hashable, Sendable {
    enum Condition: String, Hashable, Sendable {
        case fine
        /// The printer put the same sheet out twice by itself.
        case again
        case ruined
    }

    /// Milliseconds since 1970.
    let moment: Int
    let kind: String
    let intent: String
    /// Counts from 1 in its document.
    let number: Int
    /// How many sheets the document has.
    let of: Int
    let condition: Condition

    /// - Returns: `nil` for a line of anything but a document.
    init?(line: Substring) {
        let words = line.split(separator: " ")
        guard words.count >= 3, let moment = Int(words[0]),
            let condition = words.count == 3 ? .fine : Condition(rawValue: String(words[3]))
        else { return nil }
        let job = words[1].split(separator: "/")
        let sheet = words[2].split(separator: "/").compactMap { Int($0) }
        guard job.count == 3, sheet.count == 2 else { return nil }
        self.moment = moment
        (kind, intent) = (String(job[0]), String(job[1]))
        (number, of) = (sheet[0], sheet[1])
        self.condition = condition
    }
}

/// What lies in a tray of one document, or came out for it.
struct TrayFinding: Hashable, Sendable {
    /// Whole, fine copies.
    let whole: Int
    /// Sheets that the printer put out a second time by itself.
    let again: Int
    /// Ruined sheets, and fine ones of a copy that is not whole.
    let waste: Int

    init(_ sheets: [PrintedSheet]) {
        let fine = sheets.filter { $0.condition == .fine }
        var copies: [Int: Int] = [:]
        for sheet in fine { copies[sheet.number, default: 0] += 1 }
        let whole = fine.first.map { first in (1...first.of).map { copies[$0] ?? 0 }.min() ?? 0 } ?? 0
        self.whole = whole
        again = sheets.count { $0.condition == .again }
        waste = sheets.count { $0.condition == .ruined } + fine.count - whole * (fine.first?.of ?? 0)
    }

    var isEmpty: Bool { whole + waste == 0 }
}
