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
        if let undone {
            return try await ledger.undo(undone, form: .make(at: now), station: "A", by: consultant, at: now).id
        }
        let act = ServiceAct(
            id: .make(at: now), kind: kind, count: count, visit: nil, station: "A", occasion: nil,
            officer: consultant.code, at: now)
        return try await ledger.count(act, form: .make(at: now)).id
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

    /// Handed in at four in the afternoon, or at eight the next morning.
    static let deadlines = RemittanceDeadlines([
        RemittanceDeadlines.Entry(from: day, sameDay: 16 * 60, nextDay: 8 * 60, source: "made up")
    ])

    /// Closes the day over every shift that was closed since the last one.
    @discardableResult
    func closeDay(form: Identifier? = nil, second: Operator? = nil) async throws -> ClosedDay {
        let now = clock.now()
        return try await ledger.closeDay(
            form: form ?? .make(at: now), audited: try await ledger.findings(), deadlines: Self.deadlines, by: alone,
            second: second ?? officer, at: now)
    }

    var dayDesk: DayDesk {
        DayDesk(
            ledger: ledger, audit: AuditDesk(audit: ledger, clock: clock), deadlines: Self.deadlines, clock: clock)
    }

    /// The cashier's shift, in which one visit is paid, from its opening to its close.
    func workedShift(_ entry: (RegistrationEntry, FrozenQuote)) async throws {
        try await shift()
        _ = try await paidVisit(entry)
        _ = try await closeShift()
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
