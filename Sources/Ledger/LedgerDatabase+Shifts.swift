public import Desk
import Foundation
import GRDB
public import Insurance

// The cashier's turn at the till; part of `PaymentLedger`.
extension LedgerDatabase {
    /// Opens the till; the same opening again returns the same shift.
    ///
    /// - Throws: ``Refusal`` with `shift-already-open`, `clock-untrusted`.
    public func openShift(float: Dong, by cashier: Operator, at moment: Moment) async throws -> Shift {
        try await write { db in
            if let running = try shiftRecord("cashier = ? AND state <> 'closed'", cashier.code, db) {
                guard running.state == .open, running.float == float else { throw Refusal.shiftAlreadyOpen }
                return try running.shift(vault)
            }
            try trust(moment, db)
            let id = Identifier.make(at: moment)
            try db.insert(
                into: "shift",
                [
                    "id": id.text, "cashier": cashier.code, "state": "open", "openedAt": moment.milliseconds,
                    "float": float.count,
                ])
            try remember(moment, db)
            return try knownShift(id, db)
        }
    }

    /// The cashier's shift that is not closed yet.
    public func shift(of cashier: String) async throws -> Shift? {
        try await read { db in
            try shiftRecord("cashier = ? AND state <> 'closed'", cashier, db)?.shift(vault)
        }
    }

    /// The latest shifts of all cashiers, newest first.
    public func recentShifts(limit: Int) async throws -> [Shift] {
        try await read { db in
            try ShiftRecord.fetchAll(
                db, sql: "\(ShiftRecord.selection) ORDER BY seq DESC LIMIT ?", arguments: [limit]
            ).map { try $0.shift(vault) }
        }
    }

    /// Stores the blind count and what the drawer should hold; the same count
    /// again changes nothing, another one is refused.
    ///
    /// The clock is not asked: an evening that ends after midnight can be counted.
    ///
    /// - Throws: ``Refusal`` with `shift-not-open`, `shift-counted`.
    public func countShift(_ count: CashCount, by cashier: Operator, at moment: Moment) async throws -> Shift {
        let pieces = try String(decoding: JSONEncoder.stable.encode(count), as: UTF8.self)
        return try await write { db in
            guard let running = try shiftRecord("cashier = ? AND state <> 'closed'", cashier.code, db) else {
                throw Refusal.shiftNotOpen
            }
            if running.state == .counted {
                guard running.pieces == pieces else { throw Refusal.shiftCounted }
                return try running.shift(vault)
            }
            try db.changeOne(
                """
                UPDATE shift SET state = 'counted', countedAt = :at, pieces = :pieces, counted = :counted,
                                 expected = :expected
                WHERE id = :id AND state = 'open'
                """,
                [
                    "at": moment.milliseconds, "pieces": pieces, "counted": count.total.count,
                    "expected": (running.float + running.takings - running.paidOut).count, "id": running.id.text,
                ],
                else: LedgerFault.stateNotLeft(table: "shift", id: running.id.text))
            return try knownShift(running.id, db)
        }
    }

    /// Ends a counted shift and tells the province; final, and harmless when repeated.
    ///
    /// - Throws: ``Refusal`` with `shift-not-open`, `shift-not-counted`,
    ///   `difference-unexplained`, `papers-unanswered`,
    ///   `blanks-uncounted`.
    public func closeShift(reason: String?, by cashier: Operator, at moment: Moment) async throws -> Shift {
        let reason = reason.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
        return try await write { db in
            guard let last = try shiftRecord("cashier = ?", cashier.code, db) else { throw Refusal.shiftNotOpen }
            let shift = try last.shift(vault)
            switch shift.state {
            case .closed: return shift
            case .open: throw Refusal.shiftNotCounted
            case .counted: break
            }
            if let difference = shift.difference, difference != .zero, reason == nil {
                throw Refusal.differenceUnexplained(difference)
            }
            let left = try papersLeft(inShift: shift.id, db)
            let unanswered = left.filter { !$0.isAnswered }.count
            guard unanswered == 0 else { throw Refusal.papersUnanswered(unanswered) }
            let counted = try Int.fetchOne(
                db, sql: "SELECT countedAt FROM shift WHERE id = ?", arguments: [shift.id.text])
            let uncounted = try uncounted(since: Moment(milliseconds: counted ?? 0), db)
            guard uncounted.isEmpty else { throw Refusal.blanksUncounted(uncounted) }
            try db.changeOne(
                "UPDATE shift SET state = 'closed', closedAt = :at, reason = :reason WHERE id = :id AND state = 'counted'",
                [
                    "at": moment.milliseconds, "id": shift.id.text,
                    "reason": try reason.map { try vault.seal($0, .shiftReason(shift.id)) },
                ],
                else: LedgerFault.stateNotLeft(table: "shift", id: shift.id.text))
            let closed = try knownShift(shift.id, db)
            try append(.shiftClose(closed, left: left), about: closed.id, by: cashier.code, at: moment, db)
            return closed
        }
    }
}

extension LedgerDatabase {
    /// - Throws: `shift-not-open`, and `shift-takes-no-more` once it was counted.
    func openShift(of cashier: String, _ db: Database) throws -> Identifier {
        guard let running = try shiftRecord("cashier = ? AND state <> 'closed'", cashier, db) else {
            throw Refusal.shiftNotOpen
        }
        guard running.state == .open else { throw Refusal.shiftTakesNoMore }
        return running.id
    }

    /// The latest shift that fits a condition.
    func shiftRecord(_ condition: String, _ value: String, _ db: Database) throws -> ShiftRecord? {
        try ShiftRecord.fetchOne(
            db, kept: "\(ShiftRecord.selection) WHERE \(condition) ORDER BY seq DESC LIMIT 1", arguments: [value])
    }

    func knownShift(_ id: Identifier, _ db: Database) throws -> Shift {
        guard let record = try shiftRecord("id = ?", id.text, db) else {
            throw LedgerFault.stateNotLeft(table: "shift", id: id.text)
        }
        return try record.shift(vault)
    }
}
