public import Insurance

/// Keeps what the clock said last, and when a person corrected it.
public protocol ClockLedger: Sendable {
    /// Takes `moment` for the latest, who and when with it; changes nothing
    /// where the latest is not after it.
    func acceptClock(by officer: Operator, at moment: Moment) async throws
}

/// Lets the evening go on after a clock that ran ahead was set right.
public struct ClockDesk: Sendable {
    private let ledger: any ClockLedger
    private let clock: any Timekeeper

    public init(ledger: any ClockLedger, clock: any Timekeeper) {
        self.ledger = ledger
        self.clock = clock
    }

    /// A supervisor has compared the clock with their own and says it is right.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `clock-untrusted` outside the event.
    public func accept(by officer: Operator) async throws {
        try officer.must(.supervisor)
        try await ledger.acceptClock(by: officer, at: clock.now())
    }
}
