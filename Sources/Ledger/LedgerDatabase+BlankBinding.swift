public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: BlankBindingLedger {
    /// Compares the serial in hand with the one bound to a paper; another one
    /// changes places with it, in one transaction, when a reason is given.
    ///
    /// - Returns: The serial that was bound before, when it was another one.
    /// - Throws: ``Refusal`` with `document-unknown`, `paper-without-blank`,
    ///   `serial-differs`, `blank-unknown`, `blank-spent`, `bundle-closed`.
    public func show(
        _ serial: BlankSerial, on document: Identifier, reason: StockReason?, by officer: Operator, at moment: Moment
    ) async throws -> BlankSerial? {
        try await write { db in
            let paper = try documentRecord(document, db)
            guard let kind = paper.kind.blank else { throw Refusal.paperWithoutBlank }
            let bound = try String.fetchOne(
                db, sql: "SELECT serial FROM blank WHERE document = ? AND state = 'reserved'",
                arguments: [document.text])
            guard let bound else { throw Refusal.paperWithoutBlank }
            if bound == serial.text {
                try confirm(kind, bound, of: document, by: officer, at: moment, db)
                return nil
            }
            let inHand = try BlankRecord.fetchOne(
                db, sql: "\(BlankRecord.selection) WHERE b.kind = ? AND b.serial = ?",
                arguments: [kind.rawValue, serial.text])
            guard let inHand else { throw Refusal.blankUnknown(serial.text) }
            guard inHand.isOpen else { throw Refusal.bundleClosed(serial.text, bundle: inHand.bundle) }
            guard [.inStock, .reserved].contains(inHand.state) else {
                throw Refusal.blankSpent(serial.text, inHand.state)
            }
            guard let reason else { throw Refusal.serialDiffers(serial.text, booked: bound) }
            let act = try begin(.swapped, by: officer.code, reason: reason.rawValue, at: moment, db)
            try exchange(kind, bound, of: document, with: inHand, act: act, db)
            return BlankSerial(bound)
        }
    }

    /// The serial was read off the blank and is the book's: written, and nothing changes.
    private func confirm(
        _ kind: BlankKind, _ serial: String, of document: Identifier, by officer: Operator, at moment: Moment,
        _ db: Database
    ) throws {
        let act = try begin(.confirmed, by: officer.code, at: moment, db)
        try db.insert(
            into: "blankMove",
            [
                "act": act, "kind": kind.rawValue, "serial": serial, "was": "reserved", "became": "reserved",
                "document": document.text,
            ])
    }

    /// Both blanks are freed first: no paper has two at once.
    private func exchange(
        _ kind: BlankKind, _ bound: String, of document: Identifier, with inHand: BlankRecord, act: Int, _ db: Database
    ) throws {
        for serial in [bound] + (inHand.document == nil ? [] : [inHand.serial]) {
            try rebind(kind, serial, to: nil, act: act, db)
        }
        try rebind(kind, inHand.serial, to: document, act: act, db)
        if let other = inHand.document { try rebind(kind, bound, to: other, act: act, db) }
        for paper in [document, inHand.document].compactMap({ $0 }) {
            try db.change(
                """
                UPDATE printIntent
                SET blankSerial = (SELECT serial FROM blank WHERE document = :document AND state = 'reserved')
                WHERE document = :document AND verdict IS NULL AND outcome IS NOT 'refused'
                  AND attempt = (SELECT attempts FROM document WHERE id = :document)
                """, ["document": paper.text])
        }
    }

    private func rebind(
        _ kind: BlankKind, _ serial: String, to document: Identifier?, act: Int, _ db: Database
    ) throws {
        try db.changeOne(
            """
            UPDATE blank SET state = :state, document = :document, act = :act
            WHERE kind = :kind AND serial = :serial AND state = :former
            """,
            [
                "state": document == nil ? "inStock" : "reserved", "document": document?.text, "act": act,
                "kind": kind.rawValue, "serial": serial, "former": document == nil ? "reserved" : "inStock",
            ], else: LedgerFault.stateNotLeft(table: "blank", id: serial))
    }
}

// MARK: Test prints

extension LedgerDatabase {
    /// Notes a test print before the printer hears of it; it uses up the blank
    /// in hand, or the next one.
    ///
    /// - Parameter isSpare: Whether it goes to the spare printer of its kind.
    /// - Throws: ``Refusal`` with `stock-empty`, `blank-unknown`, `blank-spent`,
    ///   `blank-in-print`, `bundle-closed`.
    public func beginTest(
        _ kind: DocumentKind, on serial: BlankSerial?, isSpare: Bool, by officer: Operator, at moment: Moment
    ) async throws -> TestPrint {
        try await write { db in
            let used = try kind.blank.map { try spendOnTest($0, serial?.text, by: officer, at: moment, db) }
            let id = Identifier.make(at: moment)
            try db.insert(
                into: "testPrint",
                [
                    "id": id.text, "kind": kind.rawValue, "printer": kind.printer.rawValue, "spare": isSpare,
                    "blankKind": kind.blank?.rawValue, "blankSerial": used, "officer": officer.code,
                    "at": moment.milliseconds,
                ])
            return TestPrint(id: id, kind: kind, serial: used.flatMap { BlankSerial($0) })
        }
    }

    /// Notes what became of a test print; when nothing was sent its blank is whole again.
    public func settleTest(_ id: Identifier, as outcome: PrintOutcome, at moment: Moment) async throws {
        let word =
            switch outcome {
            case .ejected: "ejected"
            case .refused: "refused"
            case .unknown: "unknown"
            }
        try await write { db in
            try db.changeOne(
                "UPDATE testPrint SET outcome = :outcome, settledAt = :at WHERE id = :id AND outcome IS NULL",
                ["outcome": word, "at": moment.milliseconds, "id": id.text],
                else: LedgerFault.stateNotLeft(table: "testPrint", id: id.text))
            guard case .refused = outcome else { return }
            try wholeAgain(id, by: nil, at: moment, db)
        }
    }

    /// A person looked: nothing of a doubtful test print came out.
    ///
    /// - Throws: ``Refusal`` with `test-not-doubtful`.
    public func takeBackTest(_ id: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            try db.changeOne(
                """
                UPDATE testPrint SET outcome = 'not-printed', settledAt = :at
                WHERE id = :id AND (outcome IS NULL OR outcome = 'unknown')
                """, ["at": moment.milliseconds, "id": id.text], else: Refusal.testNotDoubtful)
            try wholeAgain(id, by: officer.code, at: moment, db)
        }
    }

    private func spendOnTest(
        _ kind: BlankKind, _ serial: String?, by officer: Operator, at moment: Moment, _ db: Database
    ) throws -> String {
        guard let serial = try serial ?? lowest(kind, db) else { throw Refusal.noBlankForTest }
        let record = try BlankRecord.fetchOne(
            db, sql: "\(BlankRecord.selection) WHERE b.kind = ? AND b.serial = ?", arguments: [kind.rawValue, serial])
        guard let record else { throw Refusal.blankUnknown(serial) }
        try record.mustBeTakable(canBeReserved: true)
        let act = try begin(.test, by: officer.code, at: moment, db)
        try db.changeOne(
            "UPDATE blank SET state = 'test', document = NULL, act = :act WHERE kind = :kind AND serial = :serial",
            ["act": act, "kind": kind.rawValue, "serial": serial],
            else: LedgerFault.stateNotLeft(table: "blank", id: serial))
        if let document = record.document { try reserve(kind, for: document, by: officer.code, at: moment, db) }
        return serial
    }

    /// - Parameter officer: Who looked; whoever printed when nobody needed to.
    private func wholeAgain(_ test: Identifier, by officer: String?, at moment: Moment, _ db: Database) throws {
        let printed = try String.fetchOne(
            db, sql: "SELECT officer FROM testPrint WHERE id = ? AND blankSerial IS NOT NULL", arguments: [test.text])
        guard let printed else { return }
        let act = try begin(.testBack, by: officer ?? printed, at: moment, db)
        try db.changeOne(
            """
            UPDATE blank SET state = 'inStock', act = :act
            WHERE state = 'test' AND (kind, serial) = (SELECT blankKind, blankSerial FROM testPrint WHERE id = :id)
            """, ["act": act, "id": test.text], else: LedgerFault.stateNotLeft(table: "testPrint", id: test.text))
    }
}
