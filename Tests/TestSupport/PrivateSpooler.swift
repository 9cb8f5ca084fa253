public import Desk
import Foundation

/// A real CUPS spooler with three simulated printers, in a folder of its own.
///
/// Runs `Config/Demonstration/spooler`, as the demonstration does.
public final class PrivateSpooler: Sendable {
    public let folder: String
    private let seconds: String

    /// A sheet of paper that came out of a simulated printer.
    public struct Sheet: Hashable, Sendable {
        /// The name of its job: `kind/intent/attempt`.
        public let job: String
        /// Which sheet of how many, like `1/1`.
        public let number: String
    }

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// The folder that holds `Package.swift`.
    public static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The folder of the programs as they were built last.
    public static var programs: String {
        ProcessInfo.processInfo.environment["KIOSK_BIN"] ?? repository + "/.build/debug"
    }

    /// - Parameter seconds: How long a sheet takes.
    public init(seconds: Double = 0.1) {
        folder = FileManager.default.temporaryDirectory.path + "/kiosk-spooler-test-\(UUID().uuidString.prefix(8))"
        self.seconds = String(seconds)
    }

    /// What to give as the spooler's address.
    public var server: String { folder + "/socket" }

    /// Starts what is not running.
    public func start() async throws { try await spooler("start", folder, "--seconds", seconds) }

    /// Ends the spooler as a power cut would.
    public func crash() async throws { try await spooler("crash", folder) }

    public func stop() async throws { try await spooler("stop", folder) }

    /// Stops everything and deletes the folder.
    public func remove() async throws {
        try await stop()
        try FileManager.default.removeItem(atPath: folder)
    }

    /// Sets how a printer behaves, for example `media-empty` or `ok`.
    public func fault(_ kind: PrinterKind, _ mode: String) async throws {
        try await spooler("fault", folder, kind.rawValue, mode)
    }

    /// Runs a CUPS command such as `cancel` or `cupsreject` on this spooler.
    @discardableResult
    public func cups(_ command: String...) async throws -> String {
        let socket = try String(contentsOfFile: server, encoding: .utf8).trimmingCharacters(in: .newlines)
        let path = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"
        return try await run(["/usr/bin/env", "CUPS_SERVER=\(socket)", "PATH=\(path)"] + command)
    }

    /// Everything that physically came out of a printer, in order.
    public func sheets(_ kind: PrinterKind) throws -> [Sheet] {
        let ledger = try String(contentsOfFile: "\(folder)/printers/\(kind.rawValue)/ledger", encoding: .utf8)
        return ledger.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            return words.count == 3 ? Sheet(job: words[1], number: words[2]) : nil
        }
    }

    /// The documents in a printer's tray.
    public func tray(_ kind: PrinterKind) throws -> [String] {
        let tray = "\(folder)/tray/\(kind.rawValue)"
        return try FileManager.default.contentsOfDirectory(atPath: tray).sorted().map { "\(tray)/\($0)" }
    }

    private func spooler(_ arguments: String...) async throws {
        try await run(["/bin/bash", PrivateSpooler.repository + "/Config/Demonstration/spooler/spooler"] + arguments)
    }

    @discardableResult
    private func run(_ command: [String]) async throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        let status = try await withCheckedThrowingContinuation { (waiting: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { waiting.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                waiting.resume(throwing: error)
            }
        }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        guard status == 0 else { throw Failure(description: "\(command.joined(separator: " ")): \(status) \(text)") }
        return text
    }
}
