public import Insurance

/// Money that comes or goes in more than one step.
public protocol TransferLedger: Sendable {
    /// Asks a visit for a transfer, with cash laid down beside it; the same form
    /// again asks nothing more.
    ///
    /// It takes no receipt number and pays nothing.
    func ask(
        _ asking: TransferAsking, _ demand: TransferDemand, by cashier: Operator, at moment: Moment
    ) async throws -> Tender
    /// Waits longer for a transfer that nobody gave up.
    func prolong(_ tender: Identifier, until end: Moment) async throws
    /// Keeps what the bank said; with all money in, the payment is made.
    func confirm(
        _ tender: Identifier, _ word: BankWord, by cashier: Operator, at moment: Moment
    ) async throws -> TransferOutcome
    /// Nobody waits for this transfer any more; harmless when repeated.
    func expire(_ tender: Identifier, by officer: Operator, at moment: Moment) async throws
    /// Gives a tender back, or what it was too much; the same again gives once.
    ///
    /// - Parameter expected: The sum that both people saw.
    func giveBack(
        _ tender: Identifier, by way: Payment.Method, expected: Dong, officer: Operator, second: Operator,
        at moment: Moment
    ) async throws -> PayOut
    func openMoney() async throws -> OpenMoney
    /// How many visits and unmatched transfers ``openMoney()`` tells of.
    func openMoneyCount() async throws -> Int
}

/// Money at the bank that no visit waits for.
public protocol StrayLedger: Sendable {
    func note(_ note: StrayNote, by officer: Operator, at moment: Moment) async throws -> StrayTransfer
    /// Uses it for the visit whose memo it carries, as if that had been asked
    /// again; the same form again is the same act.
    func use(
        _ stray: Identifier, form: Identifier, _ demand: TransferDemand, by cashier: Operator, at moment: Moment
    ) async throws -> TransferOutcome
    /// Says that it was sent back or left to the office.
    func settle(
        _ stray: Identifier, as fate: StrayTransfer.Fate, note: String?, officer: Operator, second: Operator,
        at moment: Moment
    ) async throws
}

/// Draws a QR for a screen.
public protocol SymbolDrawing: Sendable {
    /// - Returns: An SVG document; `nil` for a text that no symbol holds.
    func picture(of text: String) -> String?
}
