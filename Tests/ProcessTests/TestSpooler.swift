import Foundation

/// The demonstration's spooler with its simulated printers, in a folder of its own.
struct TestSpooler {
    let folder: String

    /// The file that holds the socket's path, as the settings name it.
    var server: String { folder + "/socket" }

    private static let program = packageFolder + "/Config/Demonstration/spooler/spooler"

    static func start(secondsPerSheet: Double = 0.1) async throws -> TestSpooler {
        let folder = FileManager.default.temporaryDirectory.appending(path: "spooler-\(UUID().uuidString.prefix(8))")
            .path
        let run = try ProgramRun(program, ["start", folder, "--seconds", String(secondsPerSheet)])
        guard try await run.end() == 0 else { throw TestKiosk.Unprepared(said: run.said) }
        return TestSpooler(folder: folder)
    }

    /// Makes another queue, to the printer that one of the kiosk's queues prints on.
    func addQueue(_ name: String, like kind: String) async throws {
        func told(_ file: String) throws -> String {
            try String(contentsOfFile: folder + file, encoding: .utf8).trimmingCharacters(in: .newlines)
        }
        let run = try ProgramRun(
            "/usr/sbin/lpadmin",
            [
                "-p", name, "-E", "-v", try told("/printers/\(kind)/device"), "-P", "\(folder)/etc/ppd/\(kind).ppd",
            ], environment: ["CUPS_SERVER": try told("/socket")])
        guard try await run.end() == 0 else { throw TestKiosk.Unprepared(said: run.said) }
    }

    func stop() async throws {
        _ = try await ProgramRun(Self.program, ["stop", folder]).end()
        try? FileManager.default.removeItem(atPath: folder)
    }
}

/// The province's end, in a folder of its own.
final class TestIntake {
    let folder: String
    let port: Int
    private let run: ProgramRun

    var store: String { folder + "/intake.sqlite" }
    var keys: String { folder + "/keys" }

    static func start() async throws -> TestIntake {
        let folder = FileManager.default.temporaryDirectory.appending(path: "intake-\(UUID().uuidString.prefix(8))")
            .path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = try ProgramRun(BuiltProgram.intake.path, ["keys", "--out", folder + "/keys"])
        guard try await made.end() == 0 else { throw TestKiosk.Unprepared(said: made.said) }
        return try await TestIntake(folder: folder, port: freePort())
    }

    private init(folder: String, port: Int) async throws {
        (self.folder, self.port) = (folder, port)
        run = try ProgramRun(
            BuiltProgram.intake.path,
            ["serve", "--store", folder + "/intake.sqlite", "--keys", folder + "/keys", "--port", String(port)])
        guard try await run.line(startingWith: "kiosk-intake ready ") != nil else {
            throw TestKiosk.Unprepared(said: run.said)
        }
    }

    /// Ends the service.
    ///
    /// - Returns: its exit code.
    func stop() async throws -> Int32? {
        run.send(SIGTERM)
        return try await run.end()
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}
