/// Decides when the kiosk is killed: after a drawn number of requests, a
/// drawn moment into the next one.
///
/// The draws come from the seed; what the kiosk is doing at that moment also
/// depends on the machine.
actor KillSchedule {
    private var random: SeededRandom
    private let widest: Int
    private(set) var left: Int
    private var untilNext: Int
    private var isBusy = false
    private var kill: (@Sendable () async -> Void)?

    /// - Parameter people: With the number of kills decides how many requests
    ///   lie between two; a visit makes at least eight.
    init(kills: Int, people: Int, seed: UInt64) {
        random = SeededRandom(seed: seed, stream: 0xDEAD)
        left = kills
        widest = max(1, people * 8 / max(1, kills))
        untilNext = 0
        untilNext = Int.random(in: 1...widest, using: &random)
    }

    /// Arms the schedule with the way to kill the kiosk and start it again.
    func arm(_ kill: @escaping @Sendable () async -> Void) { self.kill = kill }

    /// Counts a request that is about to be sent; requests made while the
    /// kiosk is down or coming up do not count.
    func requestStarts() {
        guard left > 0, !isBusy, let kill else { return }
        untilNext -= 1
        guard untilNext <= 0 else { return }
        isBusy = true
        left -= 1
        let delay = Duration.microseconds(Int.random(in: 0...60_000, using: &random))
        untilNext = Int.random(in: 1...widest, using: &random)
        Task {
            // Never cancelled; a moment more or less does not matter.
            try? await Task.sleep(for: delay)
            await kill()
            isBusy = false
        }
    }
}
