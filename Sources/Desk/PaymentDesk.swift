public import Insurance

/// Takes money, and opens and closes the till.
public struct PaymentDesk: Sendable {
    private let ledger: any PaymentLedger
    private let clock: any Timekeeper

    public init(ledger: any PaymentLedger, clock: any Timekeeper) {
        self.ledger = ledger
        self.clock = clock
    }

    /// Takes cash for everything the visit owes; see ``PaymentLedger/take(_:by:at:)``.
    ///
    /// - Throws: ``Refusal`` with `tender-doubtful`, `tender-extra-zero` or
    ///   `tender-absurd` too; see ``CashTender``.
    public func take(_ taking: CashTaking, by cashier: Operator) async throws -> Payment {
        try cashier.must(.cashier)
        try taking.checkTender()
        return try await ledger.take(taking, by: cashier, at: clock.now())
    }

    public func openShift(float: Dong, by cashier: Operator) async throws -> Shift {
        try cashier.must(.cashier)
        guard float >= .zero else {
            throw Refusal("float-negative", "The float cannot be less than zero. Count the drawer again.")
        }
        return try await ledger.openShift(float: float, by: cashier, at: clock.now())
    }

    /// Stores the blind count of the drawer, float included.
    public func count(_ count: CashCount, by cashier: Operator) async throws -> Shift {
        try cashier.must(.cashier)
        guard count.pieces.values.allSatisfy({ $0 >= 0 }), count.loose >= .zero else {
            throw Refusal("count-negative", "A number of notes cannot be less than zero. Count again.")
        }
        return try await ledger.countShift(count, by: cashier, at: clock.now())
    }

    /// Hands the counted drawer to the next cashier, who stands beside and agrees with the count.
    ///
    /// - Parameter next: Whose PIN was right; `nil` when nobody signed.
    /// - Throws: ``Refusal`` with `role-missing`, `drawer-unsigned`, and as
    ///   ``PaymentLedger/passDrawer(of:to:at:)``.
    public func passDrawer(to next: Operator?, by cashier: Operator) async throws -> Shift {
        try cashier.must(.cashier)
        guard let next, next.code != cashier.code, next.roles.contains(.cashier) else {
            throw Refusal(
                "drawer-unsigned",
                """
                The next cashier signs for the drawer with their own code and PIN. Ask them to type both; nothing was \
                handed over yet.
                """)
        }
        return try await ledger.passDrawer(of: cashier, to: next, at: clock.now())
    }

    /// Closes a counted shift; a difference needs a reason.
    public func close(reason: String?, by cashier: Operator) async throws -> Shift {
        try cashier.must(.cashier)
        return try await ledger.closeShift(reason: reason, by: cashier, at: clock.now())
    }

    public func shift(of cashier: Operator) async throws -> Shift? { try await ledger.shift(of: cashier.code) }
    public func recentShifts() async throws -> [Shift] { try await ledger.recentShifts(limit: 10) }
}
