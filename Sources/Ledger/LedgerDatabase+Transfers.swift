public import Desk
import GRDB
public import Insurance

extension LedgerDatabase: TransferLedger {
    /// Asks a visit for a transfer, with cash laid down beside it; the same form
    /// again asks nothing more.
    ///
    /// It takes no receipt number and pays nothing.
    ///
    /// - Throws: ``Refusal`` with `form-reused`, `clock-untrusted`,
    ///   `shift-not-open`, `visit-unknown`, `transfer-waits`, `nothing-to-pay`,
    ///   `read-back-missing`, `quote-stale`, `household-order-changed`,
    ///   `already-registered`, `amount-changed`, `cash-covers`, `transfer-over`.
    public func ask(
        _ asking: TransferAsking, _ demand: TransferDemand, by cashier: Operator, at moment: Moment
    ) async throws -> Tender {
        try await write { db in
            if let known = try tender(ofForm: asking, by: cashier, db) { return known }
            try trust(moment, db)
            let till = Till(cashier: cashier, shift: try openShift(of: cashier.code, db), moment: moment)
            let loose = try looseMoney(of: asking.visit, db)
            let due = try registrationsDue(of: asking.visit, db)
            if let stale = due.days.first(where: { $0 != moment.day }) { throw Refusal.quoteStale(stale) }
            try refuseChangedOrder(due.registrations, on: moment.day, db)
            for registration in due.registrations { try refuseDuplicate(registration, db) }
            let rest = due.sum - loose.received
            guard rest == asking.expected else { throw Refusal.amountChanged(rest) }
            guard rest > .zero else { throw Refusal.nothingToPay }
            guard asking.cash < rest else { throw Refusal.cashCovers }
            if asking.cash > .zero {
                try insert(
                    NewTender(
                        id: .make(at: moment), form: asking.formID, visit: asking.visit,
                        station: asking.station ?? due.visit.station, amount: asking.cash, tendered: asking.cash),
                    at: till, db)
            }
            let asked = try ask(
                due.visit, for: rest - asking.cash, form: asking.formID, station: asking.station, demand, at: till, db)
            try remember(moment, db)
            return try tenderRecord(asked, db).tender(vault)
        }
    }

    /// Waits longer for a transfer that nobody gave up; never shorter.
    ///
    /// - Throws: ``Refusal`` with `tender-unknown`, `transfer-came`, `transfer-over`.
    public func prolong(_ tender: Identifier, until end: Moment) async throws {
        try await write { db in
            try refuseUnawaited(try tenderRecord(tender, db))
            try db.change(
                "UPDATE tender SET expiresAt = :end WHERE id = :id AND state = 'awaiting' AND expiresAt < :end",
                ["end": end.milliseconds, "id": tender.text])
        }
    }

    /// Nobody waits for this transfer any more; harmless when repeated.
    ///
    /// What still comes is money that no visit waits for.
    ///
    /// - Throws: ``Refusal`` with `tender-unknown`, `transfer-came`, `transfer-over`.
    public func expire(_ tender: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            let known = try tenderRecord(tender, db)
            guard known.state != .expired else { return }
            try refuseUnawaited(known)
            try db.changeOne(
                """
                UPDATE tender SET state = 'expired', endedBy = :officer, endedAt = :at
                WHERE id = :id AND state = 'awaiting'
                """,
                ["officer": officer.code, "at": moment.milliseconds, "id": tender.text],
                else: LedgerFault.stateNotLeft(table: "tender", id: tender.text))
        }
    }

    /// Everything that waits for somebody: transfers, loose money, what was too
    /// much, and money that no visit waits for.
    public func openMoney() async throws -> OpenMoney {
        try await read { db in
            let files = try visitFiles(where: "id IN (\(Self.visitsWithOpenMoney))", [], db)
            return OpenMoney(visits: files.reversed(), strays: try openStrays(db))
        }
    }

    public func openMoneyCount() async throws -> Int { try await read(openMoneyCount) }

    func openMoneyCount(_ db: Database) throws -> Int {
        try Int.fetchOne(
            db,
            kept: """
                SELECT (SELECT COUNT(DISTINCT visit) FROM (\(Self.visitsWithOpenMoney)))
                     + (SELECT COUNT(*) FROM strayTransfer WHERE fate IS NULL)
                """) ?? 0
    }

    /// Found by the indexes of what lies loose and of what was too much, without
    /// looking at all the others.
    private static let visitsWithOpenMoney = """
        SELECT visit FROM tender WHERE payment IS NULL AND state IN ('awaiting', 'taken', 'confirmed')
        UNION ALL
        SELECT visit FROM tender
        WHERE payment IS NOT NULL AND COALESCE(received, amount) > covers
          AND NOT EXISTS (SELECT 1 FROM payOut WHERE tender = tender.id)
        """
}

extension LedgerDatabase {
    /// The transfer this very form asked for before.
    ///
    /// - Throws: `form-reused` when the form then said something else,
    ///   `transfer-over` when nobody waits for it any more.
    private func tender(ofForm asking: TransferAsking, by cashier: Operator, _ db: Database) throws -> Tender? {
        let known = try TenderRecord.fetchAll(
            db, sql: "\(TenderRecord.selection) WHERE t.formID = ? AND t.carriedFrom IS NULL",
            arguments: [asking.formID.text])
        guard !known.isEmpty else { return nil }
        let cash = known.first { $0.method == .cash }?.amount ?? .zero
        guard let asked = known.first(where: { $0.method == .transfer }), asked.visit == asking.visit,
            asked.cashier == cashier.code, cash == asking.cash, asked.amount + cash == asking.expected
        else { throw Refusal.formReused }
        guard asked.state != .expired else { throw Refusal.transferOver }
        return try asked.tender(vault)
    }

    /// - Throws: `transfer-came`, `transfer-over`.
    private func refuseUnawaited(_ tender: TenderRecord) throws {
        switch tender.state {
        case .awaiting: return
        case .confirmed: throw Refusal.transferCame
        case .taken, .expired, .returned: throw Refusal.transferOver
        }
    }
}

extension [Tender] {
    /// What came in with them together.
    var received: Dong { reduce(.zero) { $0 + ($1.received ?? .zero) } }
}
