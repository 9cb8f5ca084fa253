import Insurance

/// A few connections that many requests share, each used by one at a time.
actor PostgreSQLPool {
    private let address: PostgreSQLAddress
    private var idle: [PostgreSQLConnection] = []
    /// How many more may be made.
    private var spare: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(address: PostgreSQLAddress, connections: Int) {
        self.address = address
        spare = connections
    }

    /// Lends a connection to `body`; waits while all are lent.
    ///
    /// A connection that was lost meanwhile is made anew.
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
            await withCheckedContinuation { waiting.append($0) }
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

    private func wakeOne() {
        guard !waiting.isEmpty else { return }
        waiting.removeFirst().resume()
    }
}
