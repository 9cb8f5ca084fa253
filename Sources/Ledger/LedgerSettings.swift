/// What a ledger must know about the kiosk it belongs to.
public struct LedgerSettings: Hashable, Sendable {
    /// Names the kiosk in its own file for ever; a file of another kiosk is refused.
    public let kiosk: String
    /// A training ledger is a file of its own: watermark, `T-` receipts, test blanks.
    public let training: Bool
    /// Fingerprint of the rule files in force, written into each envelope's head.
    public let rules: String

    public init(kiosk: String, training: Bool, rules: String) {
        self.kiosk = kiosk
        self.training = training
        self.rules = rules
    }
}
