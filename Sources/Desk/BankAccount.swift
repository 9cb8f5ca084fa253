public import Insurance

/// The office's account that people transfer to.
public struct BankAccount: Hashable, Sendable {
    /// The six digits of the bank.
    public let bin: String
    /// Up to nineteen letters and digits.
    public let number: String
    /// Whose account it is, as the payer's bank will show it.
    public let holder: String
    /// The bank's name, as people know it.
    public let bank: String

    /// - Throws: ``Refusal`` with `bad-input` where no payment code can name it.
    public init(bin: String, number: String, holder: String, bank: String) throws(Refusal) {
        _ = try VietQRPayment(bin: bin, account: number, amount: Dong(1), memo: "-")
        self.bin = bin
        self.number = number
        self.holder = holder
        self.bank = bank
    }

    /// Bank and account in one word: `970418/1234`.
    public var name: String { "\(bin)/\(number)" }
}

extension AskedTransfer {
    /// The text of the code that asks for the transfer.
    ///
    /// It is made from what the ledger keeps, so that the code stays the same
    /// when the settings name another account meanwhile.
    ///
    /// - Throws: ``Refusal`` with `bad-input` for an amount that no transfer can have.
    public func code(for amount: Dong) throws -> String {
        let parts = account.split(separator: "/", maxSplits: 1).map(String.init)
        return try VietQRPayment(bin: parts.first ?? "", account: parts.last ?? "", amount: amount, memo: memo).payload
    }
}
