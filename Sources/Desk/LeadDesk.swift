public import Insurance

/// Calls people back who agreed to it.
///
/// Consultants and supervisors only: nobody else has a reason to see a phone number.
public struct LeadDesk: Sendable {
    private let ledger: any LeadLedger
    private let clock: any Timekeeper

    public init(ledger: any LeadLedger, clock: any Timekeeper) {
        self.ledger = ledger
        self.clock = clock
    }

    /// The leads of visits of some days: open ones first, then the newest.
    public func leads(of days: ClosedRange<CalendarDay>, for officer: Operator) async throws -> [Lead] {
        try mayCall(officer)
        return try await ledger.leads(of: days)
    }

    /// The person was called; harmless when repeated.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `lead-unknown`, `lead-erased`.
    public func markContacted(_ lead: Identifier, by officer: Operator) async throws {
        try mayCall(officer)
        try await ledger.markContacted(lead, by: officer, at: clock.now())
    }

    /// The person takes the agreement back: name and number leave the file at
    /// once; that a consultation ended with a follow-up stays counted.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `lead-unknown`, or
    ///   `erasure-unfinished`, after which the ledger tries again by itself.
    public func withdraw(_ lead: Identifier, by officer: Operator) async throws {
        try mayCall(officer)
        try await ledger.withdraw(lead, by: officer, at: clock.now())
    }

    /// Takes the leads that are still live out, as ``leadTable(_:word:)``
    /// writes them; the export is on record before they are given.
    public func export(_ days: ClosedRange<CalendarDay>, by officer: Operator) async throws -> [Lead] {
        try mayCall(officer)
        return try await ledger.exportLeads(of: days, by: officer, at: clock.now())
    }

    /// All exports, newest first.
    public func exports(for officer: Operator) async throws -> [LeadExport] {
        try mayCall(officer)
        return try await ledger.leadExports()
    }

    private func mayCall(_ officer: Operator) throws {
        if !officer.roles.contains(.supervisor) { try officer.must(.consultant) }
    }
}
