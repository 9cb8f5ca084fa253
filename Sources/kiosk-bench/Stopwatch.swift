import Glibc

/// The time an act takes.
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

    /// Seconds of CPU this process has used.
    static var cpuSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    }
}
