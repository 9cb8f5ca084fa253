import Foundation
import TestSupport

@testable import Printing
@testable import kiosk

/// A spooler that is not there.
private struct Gone: Error {}

/// A spooler that was told to end a minute ago, and has not.
private struct Lingering: Error {}

// What happens to a spooler, beside losing its own process.
extension PrivateSpooler {
    /// The spooler and all it started die at the same moment, as in a power cut.
    func crashWithBackends() async throws {
        let pid = try number("cupsd.pid")
        kill(pid, SIGSTOP)
        for process in RunningProcess.started(bySpoolerIn: folder) { process.kill() }
        try await crash()
    }

    /// Tells the spooler to end (SIGTERM), as a machine that shuts down does, and waits until it has.
    ///
    /// It tells its backends to end too, and keeps the jobs they were at.
    func tellToEnd() async throws {
        let pid = try number("cupsd.pid")
        kill(pid, SIGTERM)
        guard await eventually(within: .seconds(60), { !RunningProcess(pid).says(folder) }) else { throw Lingering() }
    }

    /// Lets the spooler read a setting anew; a start puts the right one back.
    func set(_ setting: String, to value: String) async throws {
        let file = folder + "/etc/cupsd.conf"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.hasPrefix(setting + " ") ? "\(setting) \(value)" : String(line)
        }
        try lines.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        try await SpoolerReload(settings()).reload()
    }

    private func number(_ file: String) throws -> Int32 {
        guard let number = RunningProcess.number(in: folder + "/" + file) else {
            throw Gone()
        }
        return number
    }
}
