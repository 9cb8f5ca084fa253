public import Insurance

/// A copy of a receipt that is about to be printed.
public struct ReceiptCopy: Hashable, Sendable {
    public let print: SheetPrint
    /// What the receipt's template holds; it says which copy it is.
    public let fields: [String: String]

    public init(print: SheetPrint, fields: [String: String]) {
        self.print = print
        self.fields = fields
    }
}

/// Remembers which copies of receipts were printed.
public protocol ReceiptCopyLedger: SheetLedger {
    /// Writes down that a copy of a receipt is about to be printed; it spends no
    /// number and changes nothing of the payment.
    ///
    /// - Returns: `nil` when this very form made a copy before.
    /// - Throws: ``Refusal`` with `document-unknown`, `receipt-copy-early` while
    ///   the receipt itself is not out.
    func beginReceiptCopy(
        of receipt: Identifier, form: Identifier, by officer: Operator, at moment: Moment
    ) async throws -> ReceiptCopy?
}

/// Prints copies of receipts for people who lost theirs; each says BẢN SAO, and
/// which it is.
public struct ReceiptCopies: Sendable {
    private let ledger: any ReceiptCopyLedger
    private let printing: any SheetPrinting
    private let clock: any Timekeeper

    public init(ledger: any ReceiptCopyLedger, printing: any SheetPrinting, clock: any Timekeeper) {
        self.ledger = ledger
        self.printing = printing
        self.clock = clock
    }

    /// Gives one copy to the spooler; the same form again prints nothing more.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, and as ``ReceiptCopyLedger/beginReceiptCopy(of:form:by:at:)``.
    public func print(_ receipt: Identifier, form: Identifier, by officer: Operator) async throws -> LeafletOutcome {
        guard !officer.roles.isDisjoint(with: [.cashier, .officer, .supervisor]) else {
            try officer.must(.cashier)
            return .accepted
        }
        let copy = try await ledger.beginReceiptCopy(of: receipt, form: form, by: officer, at: clock.now())
        guard let copy else { return .accepted }
        let sheet = OfficeSheet(
            kind: .receiptCopy, name: "receipt-copy/\(receipt)/\(copy.print.copies)", fields: copy.fields)
        let outcome = await printing.print(sheet)
        if outcome != .accepted { try await ledger.refuseSheet(copy.print) }
        return outcome
    }
}
