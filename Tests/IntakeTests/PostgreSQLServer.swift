import Foundation
import Insurance

/// A real PostgreSQL server for tests, reachable on this machine only; it ends
/// with the process that started it.
final class PostgreSQLServer: Sendable {
    /// One for all tests that only want a database.
    static let shared = Task { try await PostgreSQLServer() }

    private let folder: String
    private let input = Pipe()
    private let output = Pipe()

    /// - Parameter settings: Such as `fsync=off`.
    init(_ settings: String...) async throws {
        folder = "/tmp/kiosk-pg-\(UUID().uuidString.prefix(8))"
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Province/postgresql")
        let process = Process()
        process.executableURL = script
        process.arguments = [folder] + settings
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try await waitUntilReady()
    }

    /// Ends the server as a power cut would, and starts it again.
    func cutPower() async throws {
        try input.fileHandleForWriting.write(contentsOf: Data("again\n".utf8))
        try await waitUntilReady()
    }

    /// The address of a new, empty database.
    func database() async throws -> String {
        let name = "d" + UUID().uuidString.filter(\.isHexDigit).lowercased()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["createdb", "-h", folder, "-U", "kiosk", name]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Refusal("test-database", "createdb failed.") }
        return address(of: name)
    }

    func address(of database: String = "postgres") -> String {
        "postgresql:///\(database)?host=\(folder)&user=kiosk"
    }

    private func waitUntilReady() async throws {
        let line = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [output] in
                continuation.resume(
                    returning: String(decoding: output.fileHandleForReading.availableData, as: UTF8.self))
            }
        }
        guard line == "ready\n" else {
            throw Refusal("test-server", "PostgreSQL did not start; run .ci/packages test, which installs it.")
        }
    }
}
