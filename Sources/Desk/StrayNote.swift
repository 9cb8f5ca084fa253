public import Insurance

/// What somebody noted of money at the bank that no visit waits for.
public struct StrayNote: Hashable, Sendable {
    public var formID: Identifier
    public var word: BankWord
    /// What the transfer said, as far as the bank shows it; finds the visit.
    public var memo: String

    public init(formID: Identifier, word: BankWord, memo: String) {
        self.formID = formID
        self.word = word
        self.memo = TransferMemo.plain(memo)
    }
}
