public import Insurance

/// Takes money by bank transfer, and gives back what is not needed.
///
/// No bank is asked: people read what it says and stand for it.
public struct TransferDesk: Sendable {
    private let ledger: any TransferLedger & StrayLedger
    /// `nil` where nobody can be asked for a transfer.
    public let account: BankAccount?
    private let kiosk: String
    private let waitMinutes: Int
    private let clock: any Timekeeper

    public static let waitAllowed = 3...15

    /// - Parameters:
    ///   - kiosk: What memos begin with.
    ///   - waitMinutes: How long a code stands on the screen; within ``waitAllowed``.
    public init(
        ledger: any TransferLedger & StrayLedger, account: BankAccount?, kiosk: String, waitMinutes: Int = 15,
        clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.account = account
        self.kiosk = kiosk
        self.waitMinutes = min(max(waitMinutes, Self.waitAllowed.lowerBound), Self.waitAllowed.upperBound)
        self.clock = clock
    }

    /// Asks for what a visit owes; see ``TransferLedger/ask(_:_:by:at:)``.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `transfer-off`, and what the ledger refuses.
    public func ask(_ asking: TransferAsking, by cashier: Operator) async throws -> Tender {
        try cashier.must(.cashier)
        return try await ledger.ask(asking, try demand(), by: cashier, at: clock.now())
    }

    /// Shows the code of a transfer again, for as long as a new one.
    public func prolong(_ tender: Identifier, by officer: Operator) async throws {
        try officer.must(.cashier)
        try await ledger.prolong(tender, until: end)
    }

    /// Takes the bank's word on a transfer.
    ///
    /// - Throws: ``Refusal`` with `transfer-differs` until an amount that is not
    ///   the one asked for was confirmed; what the ledger refuses.
    public func confirm(
        _ tender: Identifier, asked: Dong, _ word: BankWord, by cashier: Operator
    ) async throws -> TransferOutcome {
        try cashier.must(.cashier)
        try word.check(on: clock.now().day)
        guard word.received == asked || word.confirmed == word.received else {
            throw Refusal.transferDiffers(asked: asked, received: word.received)
        }
        return try await ledger.confirm(tender, word, by: cashier, at: clock.now())
    }

    /// Stops waiting for a transfer.
    public func expire(_ tender: Identifier, by officer: Operator) async throws {
        try officer.must(.cashier)
        try await ledger.expire(tender, by: officer, at: clock.now())
    }

    /// Gives a tender back, or what it was too much.
    ///
    /// - Parameter expected: The sum that both people saw.
    /// - Throws: ``Refusal`` with `second-same`, `second-role`, and what the ledger refuses.
    public func giveBack(
        _ tender: Identifier, by way: Payment.Method, expected: Dong, officer: Operator, second: Operator
    ) async throws -> PayOut {
        try officer.must(.cashier)
        try second.mustStandBeside(officer)
        return try await ledger.giveBack(
            tender, by: way, expected: expected, officer: officer, second: second, at: clock.now())
    }

    /// Notes money at the bank that no visit waits for.
    public func note(_ note: StrayNote, by officer: Operator) async throws -> StrayTransfer {
        try officer.must(.cashier)
        try note.word.check(on: clock.now().day)
        return try await ledger.note(note, by: officer, at: clock.now())
    }

    /// Uses unmatched money for the visit whose memo it carries.
    public func use(_ stray: Identifier, form: Identifier, by cashier: Operator) async throws -> TransferOutcome {
        try cashier.must(.cashier)
        return try await ledger.use(stray, form: form, try demand(), by: cashier, at: clock.now())
    }

    /// Says that unmatched money was sent back or left to the office.
    ///
    /// - Throws: ``Refusal`` with `second-same`, `second-role`, and what the ledger refuses.
    public func settle(
        _ stray: Identifier, as fate: StrayTransfer.Fate, note: String?, officer: Operator, second: Operator
    ) async throws {
        try officer.must(.cashier)
        try second.mustStandBeside(officer)
        try await ledger.settle(stray, as: fate, note: note, officer: officer, second: second, at: clock.now())
    }

    /// Everything that waits for somebody.
    public func openMoney() async throws -> OpenMoney { try await ledger.openMoney() }

    /// How much of it there is.
    public func openMoneyCount() async throws -> Int { try await ledger.openMoneyCount() }

    private var end: Moment { clock.now().adding(seconds: waitMinutes * 60) }

    private func demand() throws -> TransferDemand {
        guard let account else { throw Refusal.transferOff }
        return TransferDemand(account: account.name, kiosk: kiosk, expiresAt: end)
    }
}

extension Operator {
    /// Refuses whoever cannot stand for money that goes back beside `first`.
    ///
    /// - Throws: `second-same`, `second-role`.
    func mustStandBeside(_ first: Operator) throws {
        guard code != first.code else { throw Refusal.secondSame }
        guard !roles.isDisjoint(with: [.supervisor, .officer]) else { throw Refusal.secondRole }
    }
}
