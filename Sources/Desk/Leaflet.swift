import Insurance

/// The papers a comparison is taken home on; the raw value is the template's folder.
public enum LeafletPaper: String, Hashable, Sendable, Codable, CaseIterable {
    /// A sheet, through the printer of the books.
    case sheet = "leaflet-a5"
    /// From the roll of the receipts.
    case slip = "leaflet-slip"

    /// The printer it goes to.
    public var printer: PrinterKind {
        switch self {
        case .sheet: .book
        case .slip: .receipt
        }
    }
}

/// An offer in the form that is printed to take home; no person appears in it.
public struct Leaflet: Hashable, Sendable {
    public let paper: LeafletPaper
    public let number: OfferNumber
    /// What the template's fields hold.
    public let fields: [String: String]

    public init(paper: LeafletPaper, number: OfferNumber, fields: [String: String]) {
        self.paper = paper
        self.number = number
        self.fields = fields
    }
}

/// What became of a leaflet, as far as anyone needs to know.
public enum LeafletOutcome: Hashable, Sendable {
    /// The spooler has it.
    case accepted
    /// Nothing was sent; an IPP keyword or a code of ours.
    case refused(reason: String)
    /// The spooler does not answer.
    case unreachable
}
