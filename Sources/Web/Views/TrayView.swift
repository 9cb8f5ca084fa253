import Desk
import Insurance

/// A paper that was half scanned: what was read, and what is wanted.
struct HalfScanView: Encodable, Sendable {
    let sentence: String

    init(_ half: HalfScan, name: String, words: Words) {
        var values = words.paper(half.document, name: name)
        values["count"] = String(half.document.attempts)
        values["serial"] = half.document.blankSerial ?? ""
        sentence =
            switch half.part {
            case .code: words("tray.half.code", values)
            case .serial: words("tray.half.serial", values)
            }
    }
}

/// A paper in hand that is not waited for, and what to do.
struct AlarmView: Encodable, Sendable {
    let alarm: String
    let kind: String
    let inHand: String
    let expected: String
    let time: String

    init(_ open: OpenAlarm, words: Words) {
        alarm = open.alarm.id.text
        kind = open.alarm.kind.rawValue
        time = open.alarm.at.clockTime
        inHand = words(
            "alarm.in-hand.\(open.alarm.kind.rawValue)",
            open.inHand.map { words.paper($0.document, name: $0.name) } ?? [:])
        expected =
            open.expected.map { words("alarm.expected", words.paper($0.document, name: $0.name)) }
            ?? words("alarm.expected-none")
    }
}

/// What one printer is at, and what waits for it.
struct PrinterWork: Sendable {
    let doing: String?
    let waiting: String?
    /// The time left in words, by paper.
    private(set) var left: [Identifier: String] = [:]

    /// - Parameter open: The open papers of this printer, oldest first.
    init(
        _ open: [(document: Document, name: String)], pace: PrintPace, status: PrinterStatus, at now: Moment,
        words: Words
    ) {
        let printing = open.first { $0.document.state == .printing }
        let queue = open.filter { $0.document.state == .waiting }
        doing = printing.map { words("tray.doing", words.paper($0.document, name: $0.name)) }
        var place = 0
        var longest: Int?
        if status.isReady {
            if let printing, let rest = pace.left(atPlace: 0, at: now) {
                left[printing.document.id] = words.left(rest)
            }
            for entry in queue where entry.document.canPrint {
                place += 1
                guard let rest = pace.left(atPlace: place, at: now) else { break }
                left[entry.document.id] = words.left(rest)
                longest = rest
            }
        }
        let count = words("tray.waiting", ["count": String(queue.count)])
        waiting = queue.isEmpty ? nil : [count, longest.map(words.left)].compactMap { $0 }.joined(separator: " · ")
    }
}

extension Document {
    /// Whether nothing but the queue keeps it from its printer.
    fileprivate var canPrint: Bool { approvedBy != nil && (kind.blank == nil || blankSerial != nil) }
}

extension Words {
    /// What a sentence about one paper names.
    func paper(_ document: Document, name: String) -> [String: String] {
        [
            "kind": self("document.\(document.kind.rawValue)"), "name": name,
            "blank": document.blankSerial.map { " \($0)" } ?? "",
        ]
    }

    /// A time left: tens of seconds below a minute, whole minutes above, both rounded up.
    func left(_ milliseconds: Int) -> String {
        let seconds = (milliseconds + 999) / 1000
        guard seconds > 50 else { return self("tray.left-seconds", ["count": String(max(1, (seconds + 9) / 10) * 10)]) }
        return self("tray.left-minutes", ["count": String((seconds + 59) / 60)])
    }
}
