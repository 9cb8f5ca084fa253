public import Insurance

/// A printer's own count of what it put out in its life.
///
/// It proves nothing alone: some printers count sides, some forget. It stands
/// beside the book of blanks as a witness.
public struct PrinterPages: Hashable, Sendable {
    public let place: PrinterPlace
    public let pages: Int
    /// The IPP attribute it was read from.
    public let attribute: String

    public init(_ place: PrinterPlace, pages: Int, attribute: String) {
        self.place = place
        self.pages = pages
        self.attribute = attribute
    }
}

/// When the printers' counters are noted.
public enum PagesOccasion: String, Hashable, Sendable, Codable, CaseIterable {
    case shiftOpened = "shift-opened"
    case counted
}

/// What a printer and the book say of the sheets since the last note.
public struct PagesWitness: Hashable, Sendable {
    public let place: PrinterPlace
    /// The printer's counter at the last note and now; `nil` where it told none.
    public let before, now: Int?
    /// Sheets that came out in that time, as the ledger has it.
    public let booked: Int
    /// When the last note was made.
    public let since: Moment?

    public init(_ place: PrinterPlace, before: Int?, now: Int?, booked: Int, since: Moment?) {
        self.place = place
        self.before = before
        self.now = now
        self.booked = booked
        self.since = since
    }

    /// What the printer counted in that time.
    public var counted: Int? {
        guard let before, let now else { return nil }
        return now - before
    }

    /// How many more sheets the printer counted than the book has; below zero, how many fewer.
    public var difference: Int? { counted.map { $0 - booked } }
}

/// Asks printers for their own counters.
public protocol PagesReporting: Sendable {
    /// One entry for each printer that tells; short of patience with the others.
    func pages() async -> [PrinterPages]
}
