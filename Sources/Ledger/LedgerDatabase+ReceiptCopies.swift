public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: ReceiptCopyLedger {
    public func beginReceiptCopy(
        of receipt: Identifier, form: Identifier, by officer: Operator, at moment: Moment
    ) async throws -> ReceiptCopy? {
        try await writeQuietly { db in
            let paper = try documentRecord(receipt, db)
            guard paper.kind == .receipt else { throw Refusal.documentUnknown }
            let isOut: [Document.State] = [.good, .handedOver, .recalled]
            guard isOut.contains(paper.state) else { throw Refusal.receiptCopyEarly }
            let isKnown = try Bool.fetchOne(
                db, sql: "SELECT EXISTS (SELECT 1 FROM sheetPrint WHERE form = ?)", arguments: [form.text])
            guard isKnown != true else { return nil }
            let fields = try printedFields(of: paper, db)
            try db.insert(
                into: "sheetPrint",
                [
                    "sheet": OfficeSheetKind.receiptCopy.rawValue, "about": receipt.text, "officer": officer.code,
                    "at": moment.milliseconds, "form": form.text,
                ])
            return ReceiptCopy(
                print: SheetPrint(number: Int(db.lastInsertedRowID), copies: try copiesOut(of: receipt, db) - 1),
                fields: fields)
        }
    }
}

extension Refusal {
    fileprivate static let receiptCopyEarly = Refusal(
        "receipt-copy-early",
        """
        The receipt itself is not out yet, so there is nothing to copy. Print it, or judge what came out, under the \
        tray first.
        """)
}
