public import Insurance

/// The papers this kiosk prints; the raw value is the template's folder.
public enum DocumentKind: String, Hashable, Sendable, Codable, CaseIterable {
    case healthCard = "health-card"
    case bookCover = "book-cover"
    case bookSheet = "book-sheet"
    case receipt
    /// Confirms what was registered, until the province does: plain paper.
    case slip

    /// The controlled blank it is printed on, if any.
    public var blank: BlankKind? {
        switch self {
        case .healthCard: .card
        case .bookCover: .bookCover
        case .bookSheet, .receipt, .slip: nil
        }
    }

    /// The printer it goes to.
    public var printer: PrinterKind {
        switch self {
        case .healthCard: .card
        case .bookCover, .bookSheet: .book
        case .receipt, .slip: .receipt
        }
    }
}

/// The printers of a kiosk, by what they print.
public enum PrinterKind: String, Hashable, Sendable, Codable, CaseIterable {
    case card, book, receipt
}

/// A controlled blank's kind; each piece has a serial.
public enum BlankKind: String, Hashable, Sendable, Codable, CaseIterable {
    case card
    case bookCover = "book-cover"
}

/// A paper owed to a person, from payment to hand-over.
public struct Document: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case waiting, printing, refused, toCheck, unknown, good, spoiled, notPrinted, handedOver, recalled, cancelled
        /// Electronic only: asked for, then sent.
        case requested, sent
    }

    public let id: Identifier
    public let visit: Identifier
    public let registration: Identifier?
    /// The payment it is owed for.
    public let payment: Identifier
    public let kind: DocumentKind
    public let state: State
    /// How often it was handed to a printer.
    public let attempts: Int
    public let blankSerial: String?
    /// The latest print intent, which a verdict must name.
    public let intent: Identifier?
    /// Why it waits or is unknown: an IPP keyword or a code of ours.
    public let note: String?
    /// Who approved that it be printed; a paper on a controlled blank waits for it.
    public let approvedBy: String?

    public init(
        id: Identifier, visit: Identifier, registration: Identifier?, payment: Identifier, kind: DocumentKind,
        state: State, attempts: Int, blankSerial: String?, intent: Identifier?, note: String?, approvedBy: String?
    ) {
        self.id = id
        self.visit = visit
        self.registration = registration
        self.payment = payment
        self.kind = kind
        self.state = state
        self.attempts = attempts
        self.blankSerial = blankSerial
        self.intent = intent
        self.note = note
        self.approvedBy = approvedBy
    }
}

extension Document {
    /// Whether an officer has to approve it before it is printed.
    public var waitsForApproval: Bool { state == .waiting && approvedBy == nil && !kind.isOfPayment }
}

/// What a person, or a scan of the printed paper, says came out.
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
    case good, spoiled, notPrinted
}

/// Why a paper was spoiled, from a list.
public enum SpoilReason: String, Hashable, Sendable, Codable, CaseIterable {
    case jam, smudged, misaligned, colour, torn, wrongBlank = "wrong-blank", other
}

/// One attempt to print one document, durable before the printer hears of it.
public struct PrintIntent: Hashable, Sendable {
    /// Becomes the job-uuid of the CUPS job; the only identity a job has.
    public let id: Identifier
    public let document: Identifier
    public let kind: DocumentKind
    /// Counts from 1; each reprint is one more.
    public let attempt: Int
    public let blankSerial: String?
    public let approvedBy: String
    /// What the template's fields hold.
    ///
    /// Personal data: never log it.
    public let fields: [String: String]
    /// Prints the watermark.
    public let training: Bool
    /// The document's former intents, oldest first.
    ///
    /// None of their jobs may be left to print when this one is sent.
    public let earlier: [Identifier]

    public init(
        id: Identifier, document: Identifier, kind: DocumentKind, attempt: Int, blankSerial: String?,
        approvedBy: String, fields: [String: String], training: Bool, earlier: [Identifier] = []
    ) {
        self.id = id
        self.document = document
        self.kind = kind
        self.attempt = attempt
        self.blankSerial = blankSerial
        self.approvedBy = approvedBy
        self.fields = fields
        self.training = training
        self.earlier = earlier
    }
}

/// What became of a print intent, as far as a program can know.
public enum PrintOutcome: Hashable, Sendable {
    /// The spooler finished. A person says whether it is good.
    case ejected
    /// Nothing was sent, for certain. With `hold` the document waits until a
    /// person asks again, because trying again would end the same way.
    case refused(reason: String, hold: Bool)
    /// Nobody can know but a person looking into the tray.
    case unknown(reason: String)
}
