import Foundation
import Glibc

/// A process as proc(5) shows it.
struct RunningProcess: Hashable, Sendable {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    /// The number that a file holds.
    static func number(in file: String) -> Int32? {
        FileManager.default.contents(atPath: file).flatMap {
            Int32(String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
        }
    }

    /// Filters and backends of a spooler, also those that outlived it.
    static func started(bySpoolerIn folder: String) -> [RunningProcess] {
        all().filter { $0.list("environ", holds: "CUPS_SERVERROOT=\(folder)/etc\0") }
    }

    /// The works of simulated printers that have a sheet in hand.
    ///
    /// - Parameter folder: One printer's, or what all of them lie in.
    static func works(ofPrintersIn folder: String) -> [RunningProcess] {
        all().filter { process in
            process.list("environ", holds: "PRINTER_FOLDER=\(folder)")
                && process.list("cmdline", holds: "/spooler/printer\0")
                && !process.list("cmdline", holds: "ippeveprinter")
        }
    }

    /// Whether it sends to a printer; CUPS gives a backend its device as name.
    var isBackend: Bool {
        ["gate:", "ipp:"].contains { bytes(of: "cmdline").starts(with: $0.utf8) }
    }

    /// Whether it is a backend that sends to a port of this machine.
    func sends(to port: String) -> Bool { isBackend && list("cmdline", holds: "://localhost:\(port)/") }

    /// Whether its command line holds `text`; never true of one that has ended.
    func says(_ text: String) -> Bool { list("cmdline", holds: text) }

    func kill() { _ = Glibc.kill(number, SIGKILL) }

    private func list(_ name: String, holds text: String) -> Bool {
        bytes(of: name).range(of: Data(text.utf8)) != nil
    }

    /// A list from its folder; empty once it has ended.
    private func bytes(of list: String) -> Data {
        FileManager.default.contents(atPath: "/proc/\(number)/\(list)") ?? Data()
    }

    private static func all() -> [RunningProcess] {
        // A folder that cannot be listed shows no processes.
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []).compactMap(Int32.init)
            .map(RunningProcess.init)
    }
}
