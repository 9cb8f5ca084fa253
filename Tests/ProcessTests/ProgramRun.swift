import Foundation

/// A started program.
///
/// What it says goes to a file, so that it never waits for a reader.
final class ProgramRun {
    private let process = Process()
    private let file: String

    /// Starts a program in the package's folder.
    init(_ program: String, _ arguments: [String], input: String? = nil, environment: [String: String] = [:]) throws {
        file = FileManager.default.temporaryDirectory.appending(path: "said-\(UUID().uuidString)").path
        try Data().write(to: URL(filePath: file))
        let output = try FileHandle(forWritingTo: URL(filePath: file))
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: packageFolder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = output
        let pipe = input.map { _ in Pipe() }
        process.standardInput = pipe ?? FileHandle.nullDevice
        try process.run()
        if let input, let pipe {
            try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
            try pipe.fileHandleForWriting.close()
        }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(atPath: file)
    }

    /// All it has said so far, on both of its outputs.
    var said: String {
        FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    var isRunning: Bool { process.isRunning }

    /// The rest of the first line that begins with `start`, once it is there.
    ///
    /// - Returns: `nil` when the program ends, or `seconds` pass, without it.
    func line(startingWith start: String, within seconds: Double = 30) async throws -> String? {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            let ended = !isRunning
            // The last line may still be half written while the program runs.
            let whole = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast(ended ? 0 : 1)
            if let line = whole.first(where: { $0.hasPrefix(start) }) { return String(line.dropFirst(start.count)) }
            if ended { return nil }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for the end.
    ///
    /// - Returns: the exit code; above 128 a signal ended it. `nil` when it
    ///   still ran after `seconds`, and was killed.
    func end(within seconds: Double = 60) async throws -> Int32? {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while process.isRunning {
            guard ContinuousClock.now < deadline else {
                send(SIGKILL)
                return nil
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }
}
