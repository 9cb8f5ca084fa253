public import Insurance

/// Money that goes back to somebody, with two people standing for it.
///
/// Cash comes out of an open drawer; a transfer is sent back by the office.
public struct PayOut: Hashable, Sendable {
    /// Why money goes back.
    public enum Cause: Hashable, Sendable {
        /// A payment was void.
        case void(Identifier)
        /// A tender was given back, or came to more than it had to pay.
        case tender(Identifier)
    }

    public let id: Identifier
    public let cause: Cause
    public let method: Payment.Method
    public let amount: Dong
    /// The shift whose drawer it came from; `nil` for a transfer.
    public let shift: Identifier?
    /// The code of whoever gave the money out.
    public let officer: String
    public let second: String
    public let at: Moment

    public init(
        id: Identifier, cause: Cause, method: Payment.Method, amount: Dong, shift: Identifier?, officer: String,
        second: String, at: Moment
    ) {
        self.id = id
        self.cause = cause
        self.method = method
        self.amount = amount
        self.shift = shift
        self.officer = officer
        self.second = second
        self.at = at
    }
}
