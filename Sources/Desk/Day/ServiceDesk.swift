public import Insurance

/// Counts services without money; any member of staff may.
public struct ServiceDesk: Sendable {
    private let ledger: any ServiceLedger
    private let occasion: Occasion?
    private let clock: any Timekeeper

    public init(ledger: any ServiceLedger, occasion: Occasion?, clock: any Timekeeper) {
        self.ledger = ledger
        self.occasion = occasion
        self.clock = clock
    }

    /// - Parameter count: How many at once.
    /// - Throws: ``Refusal`` with `service-count-wrong`, `form-reused`.
    public func count(
        _ kind: ServiceKind, _ count: Int, form: Identifier, station: String, by officer: Operator
    ) async throws -> ServiceAct {
        guard (1...1_000_000).contains(count) else { throw Refusal.serviceCountWrong }
        let now = clock.now()
        return try await ledger.count(
            ServiceAct(
                id: .make(at: now), kind: kind, count: count, visit: nil, station: station, occasion: occasion,
                officer: officer.code, at: now), form: form)
    }

    /// Takes an act of the open day back.
    ///
    /// - Throws: ``Refusal`` with `service-not-undone`, `form-reused`.
    public func undo(
        _ act: Identifier, form: Identifier, station: String, by officer: Operator
    ) async throws -> ServiceAct {
        try await ledger.undo(act, form: form, station: station, by: officer, at: clock.now())
    }

    /// The latest acts of the open day, newest first.
    public func latest(limit: Int = 8) async throws -> [ServiceAct] { try await ledger.services(limit: limit) }

    /// What was counted in the open day.
    public func lines() async throws -> [DayTotals.ServiceLine] { try await ledger.serviceLines() }
}
