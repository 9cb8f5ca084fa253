import Desk
import Insurance

/// The list that goes into the bag of spoiled blanks, to be read and printed.
struct BagView: Encodable, Sendable {
    struct Row: Encodable, Sendable {
        let place: String
        let serial: String
        let stateName: String
        let why: String
        let officer: String
        let time: String
        /// A test print nobody is sure of; its blank may come back.
        let doubtful: String?
    }
    struct Part: Encodable, Sendable {
        let name: String
        let total: String
        let rows: [Row]
    }

    let made: String
    let station: String
    let parts: [Part]
    let isEmpty: Bool
    let canKeep: Bool

    init(_ lines: [BagLine], at moment: Moment, station: String, officer: Operator, words: Words) {
        made = words("bag.made", ["day": moment.day.vietnamese, "time": moment.clockTime])
        self.station = station
        parts = BlankKind.allCases.compactMap { kind in
            let own = lines.filter { $0.kind == kind }
            guard !own.isEmpty else { return nil }
            return Part(
                name: words("blank.\(kind.rawValue)"), total: words("stock.pieces", ["count": String(own.count)]),
                rows: own.enumerated().map { Row($0 + 1, $1, words: words) })
        }
        isEmpty = parts.isEmpty
        canKeep = !officer.roles.isDisjoint(with: [.officer, .supervisor])
    }
}

extension BagView.Row {
    fileprivate init(_ place: Int, _ line: BagLine, words: Words) {
        self.place = String(place)
        serial = line.serial.text
        stateName = words("stock.state.\(line.state.rawValue)")
        why = [line.act.map { words("stock.act.\($0.rawValue)") }, line.reason.map { words.stockReason($0) }]
            .compactMap { $0 }.joined(separator: " · ")
        officer = line.officer ?? ""
        time = line.at.map { "\($0.day.vietnamese) \($0.clockTime)" } ?? ""
        doubtful = line.doubtfulTest?.text
    }
}
