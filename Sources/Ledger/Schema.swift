import GRDB

/// The ledger's tables and the moves their rows may make.
///
/// The tables hold what is true of one row (STRICT, NOT NULL, CHECK, UNIQUE,
/// foreign keys); the triggers hold what is true of a change: which state
/// leads to which, what is written once, and what is never deleted.
enum Schema {
    /// One entry for each released schema.
    ///
    /// Never edit an entry that has shipped; add the next one.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11-21 first evening") { db in
            for sql in [file, visits, money, papers, envelopes] { try db.execute(sql: sql) }
            for table in states.keys.sorted() { try db.execute(sql: moves(of: table, states[table, default: []])) }
            for table in kept { try db.execute(sql: stays(table)) }
        }
        migrator.registerMigration("2026-11-22 consultations") { db in
            for sql in [consultations, leads, offers, moves(of: "lead", leadMoves)] { try db.execute(sql: sql) }
            for table in ["lead", "leadExport", "offer"] { try db.execute(sql: stays(table)) }
        }
        migrator.registerMigration("2026-11-22 households and people") { db in
            for sql in [openEnvelopes, drafts, rights, takenBack, households] { try db.execute(sql: sql) }
            for (table, later) in laterMoves.sorted(by: { $0.key < $1.key }) {
                try db.execute(sql: "DROP TRIGGER \(table)Moves")
                try db.execute(sql: moves(of: table, states[table, default: []] + later))
            }
            try db.execute(sql: moves(of: "envelope", states["envelope", default: []]))
            try db.execute(sql: moves(of: "draft", draftMoves))
            for table in ["envelope", "draft", "consentWithdrawal", "correction"] { try db.execute(sql: stays(table)) }
        }
        migrator.registerMigration("2026-11-22 hand-over and papers") { db in
            for sql in [openPapers, readBackWays, provenHandOvers, paperFates] { try db.execute(sql: sql) }
            let documentMoves = states["document", default: []] + laterMoves["document", default: []]
            for (table, leads) in [("document", documentMoves), ("signing", signingMoves)] {
                try db.execute(sql: moves(of: table, leads))
            }
            for table in ["document", "signing", "paperFate"] { try db.execute(sql: stays(table)) }
        }
        migrator.registerMigration("2026-11-22 scanned papers and reissues") { db in
            for sql in [scannedPapers, trayAlarms, reissues] { try db.execute(sql: sql) }
            let documentMoves = states["document", default: []] + laterMoves["document", default: []] + reissueMoves
            try db.execute(sql: "DROP TRIGGER documentMoves")
            try db.execute(sql: moves(of: "document", documentMoves))
            for table in ["trayAlarm", "reissue"] { try db.execute(sql: stays(table)) }
        }
        migrator.registerMigration("2026-11-22 paper on request") { db in
            try db.execute(sql: paperApprovals)
            for table in ["paperRequest", "paperApproval"] { try db.execute(sql: stays(table)) }
        }
        migrator.registerMigration("2026-11-22 calibrations") { db in
            for sql in [calibrations, stays("printerCalibration")] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-22 book of blanks") { db in
            for sql in [stockBook, stockGuards, stockRecords] { try db.execute(sql: sql) }
            try db.execute(sql: moves(of: "blank", states["blank", default: []] + laterBlankMoves))
            for table in ["blank", "blankBundle", "blankAct", "blankMove", "testPrint", "blankCount", "pageNote"] {
                try db.execute(sql: stays(table))
            }
        }
        migrator.registerMigration("2026-11-22 nothing kept of who went") { db in
            try db.execute(sql: erasures)
        }
        migrator.registerMigration("2026-11-22 spare printers") { db in
            for sql in [spares, stays("printerRoute")] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-22 clock and answers") { db in
            for sql in [clockActs, stays("clockAct"), sealedAnswers] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-22 each printer for itself") { db in try db.execute(sql: sparePrinters) }
        migrator.registerMigration("2026-11-22 tenders, voids and days") { db in
            for sql in [drawers, issuedBooks, tenders, tenderGuards, voids, strayTransfers, payOuts] {
                try db.execute(sql: sql)
            }
            for sql in [services, days, envelopesInTrouble] { try db.execute(sql: sql) }
            try db.execute(sql: moves(of: "shift", states["shift", default: []]))
            try db.execute(sql: moves(of: "tender", tenderMoves))
            for table in ["shift", "tender", "strayTransfer", "payOut", "paymentVoid", "voidedRegistration"] {
                try db.execute(sql: stays(table))
            }
            for table in [
                "bookAssignment", "confirmationSent", "serviceAct", "dayClose", "dayCloseShift", "remittance",
            ] { try db.execute(sql: stays(table)) }
        }
        migrator.registerMigration("2026-11-22 test prints at spare printers") { db in try db.execute(sql: spareTests) }
        migrator.registerMigration("2026-11-22 forms taken out") { db in
            for sql in [formExports, stays("formExport")] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-23 corrected numbers") { db in
            for sql in [correctedNumbers, stays("correctedNumber")] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-23 tenders that were too much") { db in try db.execute(sql: tenderExcess) }
        migrator.registerMigration("2026-11-23 days by their order") { db in
            for sql in [dayOrder, stays("dayClose"), sheetPrints, stays("sheetPrint")] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-23 restored copies") { db in
            for sql in [restorations, stays("restoration")] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-23 told days") { db in try db.execute(sql: toldDays) }
        migrator.registerMigration("2026-11-23 recalls") { db in
            for sql in [recalls, stays("recall")] { try db.execute(sql: sql) }
        }
        migrator.registerMigration("2026-11-23 books by cashier") { db in
            for sql in [bookHolders, stays("bookHolder"), receiptCopies] { try db.execute(sql: sql) }
        }
        return migrator
    }

    /// Which state leads to which; every other move is refused.
    private static let states: [String: [(String, String)]] = [
        "registration": [
            ("draft", "quoted"), ("quoted", "paid"), ("paid", "handedOver"), ("draft", "abandoned"),
            ("quoted", "abandoned"), ("paid", "void"), ("handedOver", "void"),
        ],
        "shift": [("open", "counted"), ("counted", "closed")],
        "document": [
            ("waiting", "printing"), ("printing", "toCheck"), ("printing", "unknown"), ("printing", "refused"),
            ("printing", "waiting"), ("refused", "waiting"), ("toCheck", "good"), ("toCheck", "spoiled"),
            ("toCheck", "notPrinted"), ("unknown", "good"), ("unknown", "spoiled"), ("unknown", "notPrinted"),
            ("spoiled", "waiting"), ("notPrinted", "waiting"), ("good", "handedOver"), ("handedOver", "recalled"),
            ("waiting", "cancelled"), ("requested", "sent"),
        ],
        "blank": [
            ("inStock", "reserved"), ("reserved", "used"), ("used", "spoiled"), ("reserved", "inStock"),
            ("reserved", "spoiled"), ("inStock", "test"), ("inStock", "lost"), ("inStock", "returned"),
        ],
        "envelope": [
            ("waiting", "leased"), ("leased", "leased"), ("leased", "waiting"), ("leased", "accepted"),
            ("leased", "refused"), ("leased", "conflict"), ("accepted", "recalled"),
        ],
    ]

    /// Tables whose rows nobody deletes, so that nothing is lost before the
    /// province has it and no number comes back.
    private static let kept = [
        "visit", "registration", "receiptBook", "shift", "payment", "paymentShare", "document", "printIntent",
        "blankBundle", "blank", "handOver", "trayDuty", "envelope",
    ]

    private static func moves(of table: String, _ moves: [(String, String)]) -> String {
        let pairs = moves.map { "('\($0)', '\($1)')" }.joined(separator: ", ")
        return """
            CREATE TRIGGER \(table)Moves BEFORE UPDATE OF state ON \(table)
            WHEN (OLD.state, NEW.state) NOT IN (VALUES \(pairs))
            BEGIN SELECT RAISE(ABORT, '\(table): no such move'); END;
            """
    }

    private static func stays(_ table: String) -> String {
        """
        CREATE TRIGGER \(table)Stays BEFORE DELETE ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table): rows are never deleted'); END;
        """
    }
}
