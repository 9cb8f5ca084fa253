public import Insurance

/// What leads to a wished pension; an estimate, never a promise.
public struct PensionGoal: Hashable, Sendable {
    /// The full years ``income`` is worked out for.
    public let years: Int
    /// The income to choose over them; `nil` where even the highest is too little.
    public let income: Dong?
    /// The months it takes on the income looked at; `nil` where no time is enough.
    public let months: Int?
}
