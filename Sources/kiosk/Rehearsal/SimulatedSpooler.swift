import Desk
import Foundation
import Glibc

/// The demonstration's spooler with its simulated printers, to be disturbed.
struct SimulatedSpooler: Sendable {
    /// With `printers/KIND` and the spooler's process number in it.
    let folder: String
    /// The program that starts it, as a site's service would after a crash.
    private let program: String

    /// - Parameters:
    ///   - server: The setting `printers.server`.
    ///   - program: The spooler's own program.
    /// - Throws: `rehearse-spooler-missing`.
    init(server: String, program: String) throws {
        let files = FileManager.default
        folder = URL(filePath: server).deletingLastPathComponent().resolvingSymlinksInPath().path
        self.program = URL(filePath: program).standardizedFileURL.path
        guard files.isExecutableFile(atPath: program), files.fileExists(atPath: folder + "/cupsd.pid") else {
            throw RehearsalTrouble(
                "rehearse-spooler-missing",
                """
                Disturbances need the demonstration's spooler, and \(folder) is not its folder or \(program) not its \
                program. Start it with `\(program) start FOLDER` and name FOLDER/socket as printers.server.
                """)
        }
    }

    /// Kills the spooler.
    ///
    /// - Returns: Whether it ran.
    func kill(withBackends: Bool) -> Bool {
        guard let spooler else { return false }
        // Stopped first, so that nothing starts or ends between the two looks.
        _ = Glibc.kill(spooler, SIGSTOP)
        if withBackends { for process in RunningProcess.started(bySpoolerIn: folder) { process.kill() } }
        return Glibc.kill(spooler, SIGKILL) == 0
    }

    /// Tells the spooler to end, and waits until it has; ten seconds at most, then it is killed.
    ///
    /// - Returns: Whether it ran.
    func tellToEnd() async -> Bool {
        guard let spooler, Glibc.kill(spooler, SIGTERM) == 0 else { return false }
        let deadline = ContinuousClock.now + .seconds(10)
        // Never cancelled; waking early only looks sooner.
        while self.spooler != nil, ContinuousClock.now < deadline { try? await Task.sleep(for: .milliseconds(20)) }
        if self.spooler != nil { _ = kill(withBackends: false) }
        return true
    }

    /// Kills one backend at work.
    ///
    /// - Returns: Whether there was one.
    func killBackend() -> Bool {
        guard let backend = RunningProcess.started(bySpoolerIn: folder).first(where: \.isBackend) else { return false }
        backend.kill()
        return true
    }

    /// Whether a backend is at work, an orphan too.
    var hasBackend: Bool { RunningProcess.started(bySpoolerIn: folder).contains(where: \.isBackend) }

    /// Whether anything still prints.
    var isAtWork: Bool {
        !RunningProcess.started(bySpoolerIn: folder).isEmpty
            || !RunningProcess.works(ofPrintersIn: folder + "/").isEmpty
    }

    /// Starts what is not running.
    ///
    /// - Throws: `rehearse-spooler-failed`.
    func start() async throws {
        let seconds = try read("seconds")
        let tray = URL(filePath: try read("tray")).deletingLastPathComponent().path
        try await insist(["start", folder, "--tray", tray, "--seconds", seconds])
    }

    /// Sets what a printer does with the next sheets.
    func set(_ mode: String, of printer: PrinterKind) async throws {
        try await insist(["fault", folder, printer.rawValue, mode])
    }

    /// Whether nothing is wrong with a printer.
    func isWell(_ printer: PrinterKind) -> Bool {
        FileManager.default.contents(atPath: "\(folder)/printers/\(printer.rawValue)/mode") == Data("ok\n".utf8)
    }

    /// Whether a well printer does nothing though a backend has work for it.
    ///
    /// A simulated printer waits for ever for a document whose backend was
    /// killed between announcing and sending it.
    func isIdleThoughAsked(_ printer: PrinterKind) -> Bool {
        let own = "\(folder)/printers/\(printer.rawValue)"
        guard isWell(printer), let port = RunningProcess.number(in: own + "/port") else { return false }
        return RunningProcess.started(bySpoolerIn: folder).contains { $0.sends(to: String(port)) }
            && RunningProcess.works(ofPrintersIn: own + "\0").isEmpty
    }

    private var spooler: Int32? {
        guard let number = RunningProcess.number(in: folder + "/cupsd.pid"), RunningProcess(number).says(folder) else {
            return nil
        }
        return number
    }

    private func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(folder)/printers/card/\(name)", encoding: .utf8)
            .trimmingCharacters(in: .newlines)
    }

    /// Runs the spooler's program, and again when the spooler is killed meanwhile.
    private func insist(_ arguments: [String]) async throws {
        for _ in 0..<3 {
            do { return try await run(arguments) } catch is RehearsalTrouble { continue }
        }
        try await run(arguments)
    }

    /// Runs the spooler's program to its end, without holding a thread.
    private func run(_ arguments: [String]) async throws {
        let log = folder + "/disturbed.out"
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(filePath: log)) }
        let output = try FileHandle(forWritingTo: URL(filePath: log))
        try output.seekToEnd()
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        try process.run()
        // Never cancelled; waking early only looks sooner.
        while process.isRunning { try? await Task.sleep(for: .milliseconds(10)) }
        guard process.terminationStatus == 0 else {
            throw RehearsalTrouble(
                "rehearse-spooler-failed", "The spooler's \(arguments[0]) failed; see \(log).")
        }
    }
}
