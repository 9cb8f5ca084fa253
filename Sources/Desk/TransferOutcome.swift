public import Insurance

/// What came of a transfer that the bank's word is there for.
public enum TransferOutcome: Hashable, Sendable {
    /// Everything is in and the payment exists; `excess` is to be given back.
    case paid(Payment, excess: Dong)
    /// So much is still to be paid, in cash or by another transfer.
    case short(Dong)
    /// The money is in, and something else stands in the way of the payment.
    case held(Refusal)
}
