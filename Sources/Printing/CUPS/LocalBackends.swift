import Foundation
import Insurance

/// The filters and backends that spoolers of this machine have started, as
/// proc(5) shows them to everybody.
enum LocalBackends {
    /// Whether one of them still works on a print intent.
    ///
    /// CUPS gives each the job's name and its options, and both hold the
    /// intent. A folder that cannot be listed shows none.
    static func work(for intent: Identifier) -> Bool {
        let name = Data(intent.text.utf8)
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return processes.contains { process in
            guard process.allSatisfy(\.isNumber) else { return false }
            // Nothing is read of one that has ended.
            let words = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
            return words.range(of: name) != nil
        }
    }
}
