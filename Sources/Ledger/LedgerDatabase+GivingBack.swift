public import Desk
import GRDB
public import Insurance

// Money that goes back without a void; part of `TransferLedger`.
extension LedgerDatabase {
    /// Gives a tender back that pays nothing yet, or what it was more than its
    /// payment needed, and tells the province; the same again gives once.
    ///
    /// Cash comes out of the open drawer of whoever gives it; what goes back by
    /// transfer is sent by the office.
    ///
    /// - Parameter expected: The sum that both people saw.
    /// - Throws: ``Refusal`` with `tender-unknown`, `transfer-waits`,
    ///   `tender-over`, `nothing-to-give-back`, `amount-changed`, `cash-goes-back-as-cash`,
    ///   `clock-untrusted`, `shift-not-open`, `drawer-short`.
    public func giveBack(
        _ tender: Identifier, by way: Payment.Method, expected: Dong, officer: Operator, second: Operator,
        at moment: Moment
    ) async throws -> PayOut {
        try await write { db in
            let record = try tenderRecord(tender, db)
            let known = try record.tender(vault)
            if let paidOut = try payOut(ofTender: tender, db) { return paidOut }
            try trust(moment, db)
            let amount = try leftOver(of: known, db)
            guard amount == expected else { throw Refusal.amountChanged(amount) }
            guard known.method == .transfer || way == .cash else { throw Refusal.cashGoesBackAsCash }
            let shift = way == .cash ? try openShift(of: officer.code, db) : nil
            if let shift { try refuseMoreThanDrawer(amount, shift: shift, db) }
            if known.payment == nil { try end(known, by: officer, at: moment, db) }
            let payOut = PayOut(
                id: .make(at: moment), cause: .tender(tender), method: way, amount: amount, shift: shift,
                officer: officer.code, second: second.code, at: moment)
            try insert(payOut, db)
            try append(
                .payOut(payOut, visit: known.visit, arrival: known.transfer?.arrival), about: payOut.id,
                by: officer.code, at: moment, db)
            try remember(moment, db)
            return payOut
        }
    }

    private func leftOver(of tender: Tender, _ db: Database) throws -> Dong {
        switch tender.state {
        case .awaiting: throw Refusal.transferWaits(try visitRecord(tender.visit, db).number)
        case .expired, .returned: throw Refusal.tenderOver
        case .taken, .confirmed: break
        }
        let amount = tender.payment == nil ? tender.received ?? .zero : tender.excess
        guard amount > .zero else { throw Refusal.nothingToGiveBack }
        return amount
    }

    private func end(_ tender: Tender, by officer: Operator, at moment: Moment, _ db: Database) throws {
        try db.changeOne(
            """
            UPDATE tender SET state = 'returned', endedBy = :officer, endedAt = :at
            WHERE id = :id AND payment IS NULL AND state IN ('taken', 'confirmed')
            """,
            ["officer": officer.code, "at": moment.milliseconds, "id": tender.id.text],
            else: LedgerFault.stateNotLeft(table: "tender", id: tender.id.text))
    }

    /// - Throws: `drawer-short`.
    func refuseMoreThanDrawer(_ amount: Dong, shift: Identifier, _ db: Database) throws {
        let held = try drawer(of: shift, db)
        guard amount <= held else { throw Refusal.drawerShort(held) }
    }

    /// What a shift's drawer holds by the book, the float included.
    func drawer(of shift: Identifier, _ db: Database) throws -> Dong {
        let held = try Int.fetchOne(
            db,
            sql: """
                SELECT float + (SELECT COALESCE(SUM(amount), 0) FROM tender
                                WHERE shift = s.id AND method = 'cash' AND carriedFrom IS NULL)
                             - (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE shift = s.id)
                FROM shift s WHERE s.id = ?
                """, arguments: [shift.text])
        return Dong(held ?? 0)
    }

    /// Writes money that goes out.
    func insert(_ payOut: PayOut, _ db: Database) throws {
        var (void, tender): (Identifier?, Identifier?)
        switch payOut.cause {
        case .void(let id): void = id
        case .tender(let id): tender = id
        }
        try db.insert(
            into: "payOut",
            [
                "id": payOut.id.text, "method": payOut.method.rawValue, "amount": payOut.amount.count,
                "shift": payOut.shift?.text, "paymentVoid": void?.text, "tender": tender?.text,
                "officer": payOut.officer, "second": payOut.second, "at": payOut.at.milliseconds,
            ])
    }

    private func payOut(ofTender tender: Identifier, _ db: Database) throws -> PayOut? {
        try PayOutRecord.fetchOne(
            db, sql: "SELECT id, method, amount, shift, officer, second, at FROM payOut WHERE tender = ?",
            arguments: [tender.text]
        ).map {
            PayOut(
                id: $0.id, cause: .tender(tender), method: $0.method, amount: $0.amount, shift: $0.shift,
                officer: $0.officer, second: $0.second, at: $0.at)
        }
    }
}

/// A `payOut` row of a tender.
private struct PayOutRecord: Codable, FetchableRecord {
    var id: Identifier
    var method: Payment.Method
    var amount: Dong
    var shift: Identifier?
    var officer: String
    var second: String
    var at: Moment
}
