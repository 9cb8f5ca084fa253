/// The wall-clock time of an act.
enum Stopwatch {
    /// - Returns: What the act gave, and how long it took in milliseconds.
    static func time<Result>(
        _ act: () async throws -> Result
    ) async rethrows -> (result: Result, milliseconds: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await act()
        return (result, start.duration(to: clock.now) / .milliseconds(1))
    }
}
