import CPQ
import Insurance

/// One conversation with a PostgreSQL server, through libpq.
///
/// Calls wait for the server on a thread of the connection's own. Statements
/// are prepared once and their values travel beside them.
actor PostgreSQLConnection {
    private let executor = QueueExecutor(label: "postgresql")
    private let address: PostgreSQLAddress
    private var session = Session(nil)
    private var prepared: [String: String] = [:]

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// The pointer of libpq, closed with its owner.
    private final class Session {
        let pointer: OpaquePointer?

        init(_ pointer: OpaquePointer?) { self.pointer = pointer }

        deinit { PQfinish(pointer) }
    }

    /// Asked of every server: to be the one that may be written, and to end soon
    /// when it is gone.
    ///
    /// The address may say otherwise, except about commits.
    private static let options = [
        ("connect_timeout", "5"), ("tcp_user_timeout", "15000"), ("keepalives_idle", "10"),
        ("target_session_attrs", "read-write"), ("fallback_application_name", "kiosk-intake"),
        ("client_encoding", "UTF8"),
    ]

    /// What a batch asks for is found by a key; a plan made while a table was
    /// small would go on reading it whole when it is not.
    ///
    /// What has to read all of a table still does.
    private static let settings = """
        SET synchronous_commit = on; SET client_min_messages = warning; SET statement_timeout = '30s';
        SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan; SET jit = off
        """

    init(to address: PostgreSQLAddress) { self.address = address }

    /// Calls the server; once, before anything else.
    ///
    /// - Throws: ``Refusal`` with `store-unreachable`.
    func open() throws {
        session = Session(Self.connect(to: address.text))
        guard PQstatus(session.pointer) == CONNECTION_OK else {
            let lines = String(cString: PQerrorMessage(session.pointer)).split(separator: "\n")
            throw Refusal.storeUnreachable(address.server, lines.first.map(String.init) ?? "no reason given")
        }
        try run(Self.settings)
    }

    private static func connect(to address: String) -> OpaquePointer? {
        let pairs = options + [("dbname", address)]
        return withCStrings(pairs.map(\.0)) { keywords in
            withCStrings(pairs.map(\.1)) { values in PQconnectdbParams(keywords, values, 1) }
        }
    }

    /// Whether it can serve the next request: not lost, and in no transaction.
    var isFree: Bool {
        // Reads what has come, without waiting: first a server's farewell, then the end of the line.
        PQconsumeInput(session.pointer) == 1 && PQconsumeInput(session.pointer) == 1
            && PQstatus(session.pointer) == CONNECTION_OK
            && PQtransactionStatus(session.pointer) == PQTRANS_IDLE
    }

    /// Runs statements without values.
    func run(_ statements: String) throws {
        try Self.rows(of: PQexec(session.pointer, statements), in: session.pointer)
    }

    /// Runs one statement with its values.
    @discardableResult
    func rows(_ statement: String, _ values: [PostgreSQLValue] = []) throws -> [PostgreSQLRow] {
        let name = try name(of: statement)
        let wires = values.map(\.wire)
        let lengths = wires.map { Int32($0.count) }
        let formats = [Int32](repeating: 1, count: wires.count)
        // An empty value needs an address too, or it would be NULL.
        let joined = wires.flatMap(\.self) + [0]
        let result = joined.withUnsafeBytes { buffer in
            var start = 0
            let addresses = wires.map { wire in
                defer { start += wire.count }
                return buffer.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
            }
            return PQexecPrepared(
                session.pointer, name, Int32(wires.count), addresses, lengths, formats, 1)
        }
        return try Self.rows(of: result, in: session.pointer)
    }

    /// Runs `body` in one transaction, which is on the disk when this returns;
    /// an error takes everything back.
    func transaction<Value: Sendable>(
        _ kind: String = "", _ body: @Sendable (isolated PostgreSQLConnection) throws -> Value
    ) throws -> Value {
        try run("BEGIN " + kind)
        do {
            let value = try body(self)
            try run("COMMIT")
            return value
        } catch {
            // The first error is the one to tell; a lost connection takes everything back by itself.
            try? run("ROLLBACK")
            throw error
        }
    }

    private func name(of statement: String) throws -> String {
        if let name = prepared[statement] { return name }
        let name = "s\(prepared.count)"
        try Self.rows(of: PQprepare(session.pointer, name, statement, 0, nil), in: session.pointer)
        prepared[statement] = name
        return name
    }
}
