/// Waits until a condition holds.
///
/// - Returns: Whether it did in time.
func eventually(within limit: Duration, _ condition: () async throws -> Bool) async rethrows -> Bool {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
        if try await condition() { return true }
        // Polling is the only way to watch a real spooler; a cancelled sleep just polls sooner.
        try? await Task.sleep(for: .milliseconds(10))
    }
    return try await condition()
}
