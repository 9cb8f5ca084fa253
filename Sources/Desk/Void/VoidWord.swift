public import Insurance

/// What two people say when they take a payment back.
public struct VoidWord: Hashable, Sendable {
    /// Made with the form: the same form again is the same void.
    public var formID: Identifier
    public var reason: VoidReason
    /// Needed for ``VoidReason/other``; may tell of people.
    public var note: String?
    /// The papers that lie before them; of the others that were given out
    /// somebody still has each.
    public var papersHere: Set<Identifier>
    /// Where it is done, as ``Visit/station``.
    public var station: String

    public init(
        formID: Identifier, reason: VoidReason, note: String? = nil, papersHere: Set<Identifier> = [], station: String
    ) {
        self.formID = formID
        self.reason = reason
        self.note = note.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        self.papersHere = papersHere
        self.station = station
    }
}

/// A transfer that the office has to send back.
public struct OfficeRefund: Hashable, Sendable {
    public let payOut: PayOut
    public let visit: Identifier
    /// The number of the visit on its day.
    public let ticket: Int
    /// The receipt that is void; `nil` where the money was part of none.
    public let receipt: ReceiptNumber?

    public init(payOut: PayOut, visit: Identifier, ticket: Int, receipt: ReceiptNumber?) {
        self.payOut = payOut
        self.visit = visit
        self.ticket = ticket
        self.receipt = receipt
    }
}
