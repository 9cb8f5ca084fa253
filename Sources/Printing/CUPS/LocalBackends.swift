import Foundation
import Insurance

/// The filters and backends that spoolers of this machine have started, as
/// proc(5) shows them to everybody.
enum LocalBackends {
    /// Whether one of them still works on a print intent.
    ///
    /// CUPS gives each the job's name and its options, and both hold the
    /// intent. A folder that cannot be listed shows none.
    static func work(for intent: Identifier) -> Bool { !processes(of: intent).isEmpty }

    static func processes(of intent: Identifier) -> [pid_t] {
        let name = Data(intent.text.utf8)
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return entries.compactMap(pid_t.init).filter { process in
            Data(ProcessFile.commandLine.bytes(of: process)).range(of: name) != nil
        }
    }
}
