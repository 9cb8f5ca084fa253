public import Insurance

/// What a scan at the tray did.
public enum TrayScan: Hashable, Sendable {
    /// The paper in hand is the one that was waited for; it counts as good.
    case settled(Document, name: String)
    /// One of two codes was read; the other one of the same paper is wanted.
    case half(HalfScan)
    /// The paper in hand is not one that is waited for.
    case alarm
    /// No printed paper at all: an ID card, a name, a ticket.
    case otherwise
}

/// The first of the two codes of a paper, until the second comes.
public struct HalfScan: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        /// Personal data: never log it.
        case code(String)
        case serial(String)
    }

    /// What was read; the other part is wanted.
    public let part: Part
    /// The print it is of.
    public let intent: Identifier
    public let document: Document
    public let at: Moment

    public init(part: Part, intent: Identifier, document: Document, at: Moment) {
        self.part = part
        self.intent = intent
        self.document = document
        self.at = at
    }

    /// Whether the second code may still be of the same paper in hand: one minute.
    public func isFresh(at moment: Moment) -> Bool {
        (0...60_000).contains(moment.milliseconds - at.milliseconds)
    }
}

/// What a station scanned at the tray last.
public struct TrayHand: Hashable, Sendable {
    /// The codes that settled a paper, and when.
    struct Settled: Hashable, Sendable {
        let codes: Set<String>
        let at: Moment
    }

    public internal(set) var half: HalfScan?
    var settled: Settled?

    public init() {}

    /// Whether a scanner read what settled a paper once more, within three seconds.
    func isRepeat(_ code: String, at moment: Moment) -> Bool {
        guard let settled, settled.codes.contains(code) else { return false }
        return (0...3_000).contains(moment.milliseconds - settled.at.milliseconds)
    }
}
