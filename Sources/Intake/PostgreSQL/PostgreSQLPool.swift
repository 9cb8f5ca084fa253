import Insurance

/// A few connections that many requests share, each used by one at a time.
actor PostgreSQLPool {
    private let address: PostgreSQLAddress
    private var idle: [PostgreSQLConnection] = []
    /// How many more may be made.
    private var spare: Int
    private var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
    private var waited = 0

    init(address: PostgreSQLAddress, connections: Int) {
        self.address = address
        spare = connections
    }

    /// Lends a connection to `body`; waits while all are lent.
    ///
    /// A connection that was lost meanwhile is made anew. Who is cancelled
    /// waits no longer.
    func lend<Value: Sendable>(
        _ body: @Sendable (PostgreSQLConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await take()
        do {
            let value = try await body(connection)
            await giveBack(connection)
            return value
        } catch {
            await giveBack(connection)
            throw error
        }
    }

    func take() async throws -> PostgreSQLConnection {
        while idle.isEmpty, spare == 0 {
            try await waitForTurn()
        }
        if let connection = idle.popLast() {
            if await connection.isFree { return connection }
        } else {
            spare -= 1
        }
        do {
            let connection = PostgreSQLConnection(to: address)
            try await connection.open()
            return connection
        } catch {
            spare += 1
            wakeOne()
            throw error
        }
    }

    func giveBack(_ connection: PostgreSQLConnection) async {
        if await connection.isFree { idle.append(connection) } else { spare += 1 }
        wakeOne()
    }

    /// - Throws: `CancellationError`.
    private func waitForTurn() async throws {
        waited += 1
        let number = waited
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                waiting.append((number, continuation))
            }
        } onCancel: {
            Task { await self.leave(number) }
        }
        // Woken and cancelled at once: the turn is the next one's.
        if Task.isCancelled {
            wakeOne()
            throw CancellationError()
        }
    }

    private func leave(_ number: Int) {
        guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: place).continuation.resume(throwing: CancellationError())
    }

    private func wakeOne() {
        guard !waiting.isEmpty else { return }
        waiting.removeFirst().continuation.resume()
    }
}
