import Foundation
import Insurance

/// The simulated printers' own account of the sheets they put out.
///
/// Kept by the printers, not by the kiosk: `printers/KIND/ledger` in the
/// spooler's folder, one line a sheet (``PrintedSheet``).
struct PrinterWitness: Sendable {
    private let ledgers: [String]
    private let since: Int

    /// - Parameter server: The setting `printers.server`.
    /// - Parameter since: Sheets before it are of other evenings.
    /// - Returns: `nil` when the printers keep no such account.
    init?(server: String, since: Moment) {
        let spooler = URL(filePath: server).deletingLastPathComponent()
        let files = ["card", "book", "receipt"].map { spooler.appending(path: "printers/\($0)/ledger").path }
        guard files.allSatisfy(FileManager.default.fileExists(atPath:)) else { return nil }
        ledgers = files
        self.since = since.milliseconds
    }

    /// How many sheets came out for a print intent.
    func sheets(of intent: String) -> Int {
        guard !intent.isEmpty else { return 0 }
        return lines().filter { $0.contains("/\(intent)/") }.count
    }

    /// Every sheet of a document that came out this evening, with its condition.
    func sheets() -> [PrintedSheet] { lines().compactMap(PrintedSheet.init).filter { $0.moment >= since } }

    /// What came out for some print intents.
    func finding(of intents: Set<String>) -> TrayFinding {
        TrayFinding(sheets().filter { intents.contains($0.intent) })
    }

    /// The jobs of which one and the same sheet came out more than once.
    ///
    /// A job is one print intent, latest or replaced, so this holds for all of
    /// them. What a printer did twice by itself is marked and not among them.
    func printedTwice() -> [String] {
        var seen: [Substring: Int] = [:]
        for line in lines() {
            let words = line.split(separator: " ", maxSplits: 1)
            if words.count == 2, let moment = Int(words[0]), moment >= since { seen[words[1], default: 0] += 1 }
        }
        return seen.filter { $0.value > 1 }.keys.map(String.init).sorted()
    }

    private func lines() -> [Substring] {
        ledgers.flatMap { path in
            // A ledger that vanished counts no sheets.
            (FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? "")
                .split(separator: "\n")
        }
    }
}
