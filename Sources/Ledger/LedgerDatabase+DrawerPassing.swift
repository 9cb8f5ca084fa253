public import Desk
import GRDB
public import Insurance

// A drawer that goes from one cashier to the next; part of `PaymentLedger`.
extension LedgerDatabase {
    /// Opens the next cashier's shift with the drawer as the former one counted
    /// it; the same hand-over again returns the same shift.
    ///
    /// The former shift stays counted until its cashier closes it: papers of it
    /// may still be on their way. What was taken in it stays its takings; for the
    /// next shift it is float.
    ///
    /// - Throws: ``Refusal`` with `shift-not-open`, `shift-not-counted`,
    ///   `drawer-passed-on`, `drawer-next-busy`, `clock-untrusted`.
    public func passDrawer(of cashier: Operator, to next: Operator, at moment: Moment) async throws -> Shift {
        try await write { db in
            guard let former = try shiftRecord("cashier = ? AND state <> 'closed'", cashier.code, db) else {
                throw Refusal.shiftNotOpen
            }
            guard former.state == .counted, let counted = former.counted else { throw Refusal.shiftNotCounted }
            if let known = try shiftRecord("receivedFrom = ?", former.id.text, db) {
                guard known.cashier == next.code else { throw Refusal.drawerPassedOn(to: known.cashier) }
                return try known.shift(vault)
            }
            let running = try shiftRecord("cashier = ? AND state <> 'closed'", next.code, db)
            guard running == nil else { throw Refusal.nextShiftOpen(next.code) }
            try trust(moment, db)
            let id = Identifier.make(at: moment)
            try db.insert(
                into: "shift",
                [
                    "id": id.text, "cashier": next.code, "state": "open", "openedAt": moment.milliseconds,
                    "float": counted.count, "receivedFrom": former.id.text,
                ])
            try remember(moment, db)
            return try knownShift(id, db)
        }
    }
}

extension Refusal {
    fileprivate static func drawerPassedOn(to cashier: String) -> Refusal {
        Refusal(
            "drawer-passed-on",
            "This drawer was handed to \(cashier) before, and one drawer goes to one cashier. Close the shift.",
            details: ["cashier": cashier])
    }

    fileprivate static func nextShiftOpen(_ cashier: String) -> Refusal {
        Refusal(
            "drawer-next-busy",
            """
            \(cashier) has a shift of their own, which is not closed, so the drawer was not handed over. Close that \
            shift first, or choose another cashier.
            """, details: ["cashier": cashier])
    }
}
