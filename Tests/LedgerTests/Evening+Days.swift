import Crypto
import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

// Days, services and stray money, written row by row.
extension Evening {
    /// A service counted, and taken back when asked to.
    @discardableResult
    func serve(_ kind: ServiceKind, count: Int = 1, undoing undone: Identifier? = nil) async throws -> Identifier {
        let now = clock.now()
        let act = ServiceAct(
            id: .make(at: now), kind: kind, count: count, visit: nil, station: "A", occasion: nil,
            officer: consultant.code, at: now, undoes: undone)
        try await ledger.write { db in
            try db.insert(
                into: "serviceAct",
                [
                    "id": act.id.text, "formID": Identifier.make(at: now).text, "kind": kind.rawValue, "count": count,
                    "station": "A", "officer": act.officer, "at": now.milliseconds, "day": now.day.description,
                    "undoes": undone?.text,
                ])
            try ledger.append(.service(act), about: act.id, by: act.officer, at: now, db)
        }
        return act.id
    }

    /// Money at the bank that nobody waited for, left to the office.
    func handOn(_ amount: Dong, reference: String) async throws {
        let (id, now) = (Identifier.make(at: clock.now()), clock.now())
        try await ledger.write { [cashier, second] db in
            try db.insert(
                into: "strayTransfer",
                [
                    "id": id.text, "formID": Identifier.make(at: now).text, "amount": amount.count,
                    "valueDay": now.day.description,
                    "bankReference": try ledger.vault.seal(
                        reference, SealedField("strayTransfer.bankReference", of: id.text)),
                    "bankKey": ledger.vault.lookUpKey(reference), "notedBy": cashier.code, "at": now.milliseconds,
                ])
            try db.change(
                """
                UPDATE strayTransfer SET fate = 'handed-on', settledBy = :officer, second = :second, settledAt = :at
                WHERE id = :id
                """, ["officer": cashier.code, "second": second.code, "at": now.milliseconds, "id": id.text])
            let transfer = StrayTransfer(
                id: id, amount: amount, valueDay: now.day, reference: reference, asked: nil, notedBy: cashier.code,
                at: now,
                settlement: .init(
                    fate: .handedOn, tender: nil, note: nil, officer: cashier.code, second: second.code, at: now))
            try ledger.append(.strayTransfer(transfer), about: id, by: cashier.code, at: now, db)
        }
    }

    /// Closes the day over every shift that was closed since the last one.
    @discardableResult
    func closeDay() async throws -> DayReport {
        let now = clock.now()
        return try await ledger.write { [second, officer] db in
            let former = try Row.fetchOne(
                db, sql: "SELECT number, closedAt, hash FROM dayClose ORDER BY seq DESC LIMIT 1")
            let shifts = try String.fetchAll(
                db,
                sql: """
                    SELECT id FROM shift WHERE state = 'closed' AND id NOT IN (SELECT shift FROM dayCloseShift)
                    ORDER BY seq
                    """)
            let since = (former?["closedAt"] as Int?).map(Moment.init(milliseconds:))
            let totals = try totals(of: shifts, since: since, db)
            let previous = (former?["hash"] as Data?) ?? Data()
            let lines = try shifts.map { try line(of: $0, db) }
            let report = DayReport(
                id: .make(at: now), number: 1 + ((former?["number"] as Int?) ?? 0), day: Evening.day, since: since,
                closedAt: now, dueAt: now.adding(seconds: 43_200), officer: second.code, second: officer.code,
                shifts: lines, totals: totals, previous: previous.map { String(format: "%02x", $0) }.joined())
            let bytes = try JSONEncoder.stable.encode(report)
            let hash = Data(SHA256.hash(data: bytes))
            try db.insert(
                into: "dayClose",
                [
                    "id": report.id.text, "formID": Identifier.make(at: now).text, "number": report.number,
                    "day": report.day.description, "since": since?.milliseconds, "closedAt": now.milliseconds,
                    "officer": report.officer, "second": report.second, "payments": totals.payments,
                    "taken": totals.taken.count, "cash": totals.cash.count, "transfer": totals.transfer.count,
                    "paidOut": totals.paidOut.count, "voided": totals.voided.count,
                    "difference": lines.reduce(0) { $0 + $1.difference.count },
                    "report": try ledger.vault.seal(bytes, SealedField("dayClose.report", of: report.id.text)),
                    "hash": hash, "previous": previous, "dueAt": report.dueAt.milliseconds,
                ])
            for shift in shifts {
                try db.insert(into: "dayCloseShift", ["shift": shift, "dayClose": report.id.text])
            }
            try ledger.append(.dayClose(report, hash: [UInt8](hash)), about: report.id, by: second.code, at: now, db)
            return report
        }
    }

    private func totals(of shifts: [String], since: Moment?, _ db: Database) throws -> DayTotals {
        func sum(_ what: String, _ table: String, _ shift: String, _ more: String = "1") throws -> Int {
            let marks = shifts.map { "'\($0)'" }.joined(separator: ", ")
            return try Int.fetchOne(
                db, sql: "SELECT COALESCE(\(what), 0) FROM \(table) WHERE \(shift) IN (\(marks)) AND \(more)") ?? 0
        }
        var totals = DayTotals()
        totals.payments = try sum("COUNT(*)", "payment", "shift")
        totals.taken = Dong(try sum("SUM(amount)", "payment", "shift"))
        totals.cash = Dong(try sum("SUM(amount)", "tender", "shift", "method = 'cash' AND carriedFrom IS NULL"))
        totals.transfer = Dong(
            try sum(
                "SUM(t.covers)", "payment p JOIN tender t ON t.payment = p.id", "p.shift",
                "t.method = 'transfer' AND t.carriedFrom IS NULL"))
        totals.paidOut = Dong(try sum("SUM(amount)", "payOut", "shift"))
        totals.voided = Dong(
            try Int.fetchOne(
                db,
                sql: """
                    SELECT COALESCE(SUM(p.amount), 0) FROM paymentVoid v JOIN payment p ON p.id = v.payment WHERE v.at > ?
                    """, arguments: [since?.milliseconds ?? 0]) ?? 0)
        return totals
    }

    private func line(of shift: String, _ db: Database) throws -> DayReport.ShiftLine {
        let record = try #require(
            try ShiftRecord.fetchOne(db, sql: "\(ShiftRecord.selection) WHERE id = ?", arguments: [shift]))
        return DayReport.ShiftLine(
            shift: record.id, cashier: record.cashier, float: record.float, cash: record.takings,
            paidOut: record.paidOut, counted: record.counted ?? .zero)
    }

    /// Counts the drawer as the book has it and closes the cashier's shift.
    func closeShift(counting short: Dong = .zero) async throws -> Shift {
        let open = try #require(try await ledger.shift(of: cashier.code))
        _ = try await ledger.countShift(
            CashCount(pieces: [:], loose: open.expected - short), by: cashier, at: clock.now())
        try await answerPapers(of: cashier)
        try await countBlanks()
        return try await ledger.closeShift(reason: short == .zero ? nil : "lệch", by: cashier, at: clock.now())
    }
}
