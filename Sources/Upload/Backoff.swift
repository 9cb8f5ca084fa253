/// How long to wait after tries that failed: twice as long each time, with
/// chance, so that kiosks do not come back all at once.
struct Backoff: Hashable, Sendable {
    private static let firstSeconds = 20.0
    private static let longestSeconds = 900.0

    private(set) var failures = 0

    /// The wait after one more failure, in seconds.
    ///
    /// - Parameter part: From 0 to 1, drawn by chance; the wait is between half
    ///   and the whole of what the failures call for.
    mutating func next(part: Double) -> Double {
        let whole = min(Self.longestSeconds, Self.firstSeconds * Double(1 << min(failures, 10)))
        failures += 1
        return whole * (0.5 + part / 2)
    }

    mutating func reset() { failures = 0 }
}
