import Foundation
import Insurance
import TestSupport
import Testing
import UploadContract

@testable import Intake

@Suite("PostgreSQL store")
struct PostgreSQLStoreTests {
    private func code(of address: String) async -> String? {
        do {
            _ = try await StoreLocation(address).open(creating: true)
            return nil
        } catch {
            return (error as? Refusal)?.code ?? "\(error)"
        }
    }

    /// Runs SQL as the database's owner would by hand.
    @discardableResult
    private func psql(_ address: String, _ sql: String) throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["psql", "-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", sql]
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return text.trimmingCharacters(in: .newlines)
    }

    @Test("an address that leads nowhere, is none or shows a password is refused with its own reason")
    func addresses() async throws {
        #expect(await code(of: "postgresql://127.0.0.1:1/kiosk") == "store-unreachable")
        #expect(await code(of: "postgresql://host/base?no_such_option=1") == "store-address-wrong")
        #expect(await code(of: "postgresql://intake:secret@127.0.0.1:1/kiosk") == "store-password-shown")
        #expect(await code(of: try await PostgreSQLServer.shared.value.address(of: "none")) == "store-unreachable")
    }

    @Test(
        "a server elsewhere has to prove who it is",
        arguments: [
            ("postgresql://db.example/kiosk", "store-unproven"),
            ("postgresql://db.example/kiosk?sslmode=require", "store-unproven"),
            ("postgresql:///kiosk?host=127.0.0.1,db.example&port=1,1", "store-unproven"),
            ("postgresql:///kiosk?service=province", "store-unproven"),
            ("postgresql://db.invalid:1/kiosk?sslmode=verify-full&sslrootcert=system", "store-unreachable"),
            ("postgresql://localhost:1/kiosk", "store-unreachable"),
        ])
    func elsewhere(_ address: String, _ expected: String) async {
        #expect(await code(of: address) == expected)
    }

    @Test("a fault after the opening has a code, and says what it was")
    func fault() async throws {
        let address = try await PostgreSQLServer.shared.value.database()
        let province = try await Province(at: StoreLocation(address))
        try psql(address, "DROP TABLE gap")
        do {
            _ = try await province.store.totals()
            Issue.record("a store without a table was read")
        } catch {
            let fault = error as? any StaffReadable
            #expect(fault?.code == "store-fault" && fault?.details["reason"]?.hasPrefix("42P01 ") == true)
        }
    }

    @Test("who is cancelled waits for a connection no longer, and takes nobody's turn")
    func cancelled() async throws {
        let address = try PostgreSQLAddress(try await PostgreSQLServer.shared.value.database())
        let pool = PostgreSQLPool(address: address, connections: 1)
        let only = try await pool.take()
        let tired = Task { try await pool.take() }
        let patient = Task { try await pool.lend { try await $0.rows("SELECT 'here'") } }
        tired.cancel()
        await #expect(throws: CancellationError.self) { try await tired.value }
        await pool.giveBack(only)
        #expect(try await patient.value.first?.text(0) == "here")
    }

    @Test("a store of a later version is left alone, and another program's tables too")
    func others() async throws {
        let later = try await PostgreSQLServer.shared.value.database()
        #expect(await code(of: later) == nil)
        try psql(later, "INSERT INTO schema_version VALUES (1000)")
        #expect(await code(of: later) == "store-newer")
        let foreign = try await PostgreSQLServer.shared.value.database()
        try psql(foreign, "CREATE TABLE envelope (nothing int)")
        #expect(await code(of: foreign) == "store-unusable")
        #expect(try psql(foreign, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "1")
    }

    @Test("a server that may lose commits is not used")
    func durability() async throws {
        let server = try await PostgreSQLServer("fsync=off")
        #expect(await code(of: server.address()) == "store-not-durable")
    }

    @Test("an answer given before the server loses its power holds afterwards, without a new start of the intake")
    func powerCut() async throws {
        let server = try await PostgreSQLServer()
        let province = try await Province(at: StoreLocation(try await server.database()))
        let envelopes = try (0..<20).map { _ in try province.envelope().bytes }
        let before = try await province.send(envelopes)
        try await server.cutPower()
        let after = try await province.send(envelopes)
        #expect(after.envelopes.allSatisfy { $0.verdict == .duplicate })
        #expect(after.envelopes.map(\.confirmation) == before.envelopes.map(\.confirmation))
        #expect(try await province.store.totals().envelopes == 20)
    }

    @Test("four servers that start at once on an empty database make one schema")
    func together() async throws {
        let location = StoreLocation(try await PostgreSQLServer.shared.value.database())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { _ = try await location.open(creating: true) } }
            try await group.waitForAll()
        }
        #expect(try await location.open(creating: true).totals().envelopes == 0)
    }

    @Test("what arrives lies in the partition of its day in Vietnam, and the days after it are made ahead")
    func partitions() async throws {
        let address = try await PostgreSQLServer.shared.value.database()
        let province = try await Province(at: StoreLocation(address))
        _ = try await province.send([try province.envelope().bytes])
        let day = ManualClock().now().day
        let name = "envelope_" + day.description.replacing("-", with: "_")
        #expect(try psql(address, "SELECT tableoid::regclass FROM envelope") == name)
        #expect(try psql(address, "SELECT count(*) FROM pg_inherits WHERE inhparent = 'envelope'::regclass") == "8")
        #expect(
            try psql(address, "SELECT max(relname) > '\(name)' FROM pg_class WHERE relispartition AND relkind = 'r'")
                == "t")
    }

    @Test("commits wait for the disk, whatever the database's own setting")
    func commits() async throws {
        let address = try await PostgreSQLServer.shared.value.database()
        try psql(
            address,
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$")
        let province = try await Province(at: StoreLocation(address))
        try psql(
            address,
            """
            CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF current_setting('synchronous_commit') <> 'on' THEN RAISE 'would not wait'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER guard BEFORE INSERT ON taken FOR EACH ROW EXECUTE FUNCTION guard()
            """)
        #expect(try await province.send([try province.envelope().bytes]).envelopes[0].verdict == .accepted)
    }

    @Test("more requests than connections wait for their turn, and all are answered")
    func crowd() async throws {
        let province = try await Province(.postgresql)
        let verdicts = try await withThrowingTaskGroup(of: BatchAnswer.Verdict.self) { group in
            for _ in 0..<40 {
                let envelope = try province.envelope()
                group.addTask { try await province.send([envelope.bytes]).envelopes[0].verdict }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(verdicts.count == 40 && verdicts.allSatisfy { $0 == .accepted })
    }
}
