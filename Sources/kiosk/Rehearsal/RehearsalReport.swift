import Foundation
import Insurance

/// What the rehearsal tells at the end, as a table or as JSON.
struct RehearsalReport: Sendable, Codable {
    let people: Int
    let seed: UInt64
    let visits: Int
    /// `scheme state` → how many.
    let registrations: [String: Int]
    /// `kind state` → how many.
    let documents: [String: Int]
    let payments: Int
    /// Đồng.
    let money: Int
    /// Seconds from the first guest to the last answer.
    let seconds: Double
    let steps: [StepTimes.Row]
    let envelopesAccepted: Int
    let envelopesWaiting: Int
    let kills: Int
    let answersLost: Int
    /// VmRSS of the kiosk at the end, in KiB.
    let residentKiB: Int?
    /// Whether the printers' own account was at hand.
    let printersWitnessed: Bool
    /// The crash lab's figures, when something was disturbed.
    let lab: LabFigures?
    let broken: [String]

    static let stepOrder = [
        "open", "compare", "decide", "leave", "register", "readBack", "pay", "print", "check", "reprint", "give",
        "sign", "mark", "handOver",
        "visit",
        "count", "blanks", "close", "upload",
    ]

    var isGood: Bool { broken.isEmpty }

    var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self)
        }
    }
}

extension RehearsalReport: CustomStringConvertible {
    var description: String {
        let figures: [(String, String)] =
            [
                ("guests (seed \(seed))", String(people)), ("visits", String(visits)), ("payments", String(payments)),
                ("money", Dong(money).description),
            ] + sorted(registrations, "registrations") + sorted(documents, "papers") + [
                ("envelopes accepted", String(envelopesAccepted)), ("envelopes waiting", String(envelopesWaiting)),
                ("kills survived", "\(kills) (answers lost: \(answersLost))"),
                ("memory of the kiosk", residentKiB.map { "\($0 * 1024 / 1_000_000) MB" } ?? "unknown"),
                ("sheets counted by the printers", printersWitnessed ? "yes" : "no account found"),
            ] + (lab?.rows ?? []) + [
                ("the whole evening", String(format: "%.1f s", seconds))
            ]
        let lines = figures.map { "\(padded($0.0, 34))\($0.1)" }
        let times = steps.map {
            "\(padded($0.step, 12))\(right(String($0.count), 6))\(right(String(format: "%.3f", $0.median), 10))"
                + right(String(format: "%.3f", $0.p99), 10)
        }
        let head = "\(padded("step", 12))\(right("times", 6))\(right("median s", 10))\(right("p99 s", 10))"
        let verdict = isGood ? ["Invariants: all hold."] : ["Invariants broken:"] + broken.map { "- \($0)" }
        return (lines + ["", head] + times + [""] + verdict).joined(separator: "\n")
    }

    private func sorted(_ counts: [String: Int], _ title: String) -> [(String, String)] {
        counts.sorted { $0.key < $1.key }.map { ("\(title): \($0.key)", String($0.value)) }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    private func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }
}
