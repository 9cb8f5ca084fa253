public import Insurance

/// What a text scanned at the tray is to the ledger.
public enum TrayReading: Hashable, Sendable {
    /// The code of papers printed here, the latest print first.
    case code([PrintedCode])
    /// The serial of a blank received here.
    case serial(ScannedBlank)
    /// Neither.
    case strange
}

/// A print that a scanned code was printed with, and what became of it since.
public struct PrintedCode: Hashable, Sendable {
    public let intent: Identifier
    /// The paper as it is now, perhaps printed again since.
    public let document: Document
    /// Personal data: shown to staff, never logged.
    public let name: String
    public let verdict: Verdict?
    /// Called good, and put to the spoiled ones later.
    public let isTakenBack: Bool
    /// How many earlier prints of this paper may have come out.
    public let earlierPrints: Int

    public init(
        intent: Identifier, document: Document, name: String, verdict: Verdict?, isTakenBack: Bool, earlierPrints: Int
    ) {
        self.intent = intent
        self.document = document
        self.name = name
        self.verdict = verdict
        self.isTakenBack = isTakenBack
        self.earlierPrints = earlierPrints
    }

    /// Whether this very print waits for somebody to say what came out.
    public var awaitsCheck: Bool { document.awaitsCheck && document.intent == intent }

    /// Whether the printer is still at it.
    public var isPrinting: Bool { document.state == .printing && document.intent == intent }
}

/// A blank whose serial was scanned, with the paper it is bound to.
public struct ScannedBlank: Hashable, Sendable {
    public let kind: BlankKind
    public let serial: String
    /// The paper it is reserved for or was used on; `nil` in stock.
    public let document: Document?
    /// How the book has it; the sheet in hand may be otherwise.
    public let state: BlankState
    /// Whether its bundle was opened in the book.
    public let isOpen: Bool
    /// Whether the latest print of its paper carries a code that can be scanned.
    public let hasCode: Bool

    public init(
        kind: BlankKind, serial: String, document: Document?, state: BlankState, isOpen: Bool, hasCode: Bool
    ) {
        self.kind = kind
        self.serial = serial
        self.document = document
        self.state = state
        self.isOpen = isOpen
        self.hasCode = hasCode
    }

    /// Spoiled, lost, returned, or of a test print: by the book no paper is on it.
    var isOut: Bool { ![.inStock, .reserved, .used].contains(state) }

    /// Whether it lies in the bag of the spoiled ones, by the book.
    var isInBag: Bool { [.spoiled, .test].contains(state) }

    /// Whether it can change places with the blank of a paper: it is of the same kind and of an
    /// open bundle, and in stock, or its own paper is not judged yet.
    func canSwap(with paper: Document) -> Bool {
        kind == paper.kind.blank && isOpen && [.inStock, .reserved].contains(state)
    }
}

/// Codes that were scanned of one paper: enough to call it good.
public struct PaperScan: Hashable, Sendable {
    public let document: Identifier
    public let intent: Identifier
    /// As scanned.
    ///
    /// Personal data: never log it.
    public let code: String
    public let serial: String?

    public init(document: Identifier, intent: Identifier, code: String, serial: String?) {
        self.document = document
        self.intent = intent
        self.code = code
        self.serial = serial
    }
}

extension Document {
    /// Whether somebody has to say what came out of the printer.
    public var awaitsCheck: Bool { state == .toCheck || state == .unknown }
}
