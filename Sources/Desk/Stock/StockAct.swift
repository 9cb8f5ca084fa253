public import Insurance

/// What somebody did with blanks; each change of a blank names one of these.
public enum StockAct: String, Hashable, Sendable, Codable, CaseIterable {
    /// Taken in and opened by the kiosk's setup, by whoever set it up.
    case setUp = "set-up"
    case received, opened
    /// Bound to a paper, and freed of it again.
    case reserved, released
    /// A person said what came out.
    case judged
    /// A good paper was taken back.
    case takenBack = "taken-back"
    /// The blank in hand was another one than the book said.
    case swapped
    /// The serial in hand was compared with the book and is the one.
    case confirmed
    /// It came out of the printer beside a paper, with nothing on it.
    case beside
    case test
    /// Nothing of a test print came out; the blank is whole.
    case testBack = "test-back"
    case lost, returned
}

/// Why the book of blanks is changed by hand, from a list.
public enum StockReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// Fed in another order than the book's.
    case feedOrder = "feed-order"
    /// The printer pulled two at once.
    case twoAtOnce = "two-at-once"
    /// Taken from another bundle.
    case otherBundle = "other-bundle"
    case jam, damaged, missing
    /// More than the event needs.
    case surplus
    /// The province wants them back.
    case recalled
    case other

    public static let ofSwap: [StockReason] = [.feedOrder, .twoAtOnce, .otherBundle, .other]
    public static let ofSpoiled: [StockReason] = [.twoAtOnce, .jam, .damaged, .other]
    public static let ofLost: [StockReason] = [.missing, .damaged, .other]
    public static let ofReturned: [StockReason] = [.surplus, .recalled, .damaged, .other]
}

/// One line of a blank's history.
public struct StockEntry: Hashable, Sendable {
    public let act: StockAct
    public let was, became: BlankState
    /// A ``StockReason``, or a ``SpoilReason`` where a print was judged.
    public let reason: String?
    /// Codes of whoever acted: one, or two where two sign.
    public let officers: [String]
    public let at: Moment
    public let document: Identifier?

    public init(
        act: StockAct, was: BlankState, became: BlankState, reason: String?, officers: [String], at: Moment,
        document: Identifier?
    ) {
        self.act = act
        self.was = was
        self.became = became
        self.reason = reason
        self.officers = officers
        self.at = at
        self.document = document
    }
}

/// One blank with all that the book knows of it.
public struct BlankFile: Hashable, Sendable {
    public let kind: BlankKind
    public let serial: BlankSerial
    public let bundle: Int
    public let state: BlankState
    public let document: Identifier?
    /// Oldest first; what was before the book kept one is not in it.
    public let history: [StockEntry]

    public init(
        kind: BlankKind, serial: BlankSerial, bundle: Int, state: BlankState, document: Identifier?,
        history: [StockEntry]
    ) {
        self.kind = kind
        self.serial = serial
        self.bundle = bundle
        self.state = state
        self.document = document
        self.history = history
    }
}

/// A line of the list that goes into the bag of spoiled blanks.
public struct BagLine: Hashable, Sendable {
    public let kind: BlankKind
    public let serial: BlankSerial
    /// ``BlankState/spoiled`` or ``BlankState/test``.
    public let state: BlankState
    public let act: StockAct?
    public let reason: String?
    public let officer: String?
    public let at: Moment?
    /// The test print it was used for, while nobody knows whether it came out.
    public let doubtfulTest: Identifier?

    public init(
        kind: BlankKind, serial: BlankSerial, state: BlankState, act: StockAct?, reason: String?, officer: String?,
        at: Moment?, doubtfulTest: Identifier?
    ) {
        self.kind = kind
        self.serial = serial
        self.state = state
        self.act = act
        self.reason = reason
        self.officer = officer
        self.at = at
        self.doubtfulTest = doubtfulTest
    }
}

/// A print of a made-up person's paper, to see that the printer is right.
public struct TestPrint: Hashable, Sendable {
    public let id: Identifier
    public let kind: DocumentKind
    /// The blank it uses up; `nil` on plain paper.
    public let serial: BlankSerial?

    public init(id: Identifier, kind: DocumentKind, serial: BlankSerial?) {
        self.id = id
        self.kind = kind
        self.serial = serial
    }
}
