import Desk
import GRDB
import Insurance

/// A `blank` row with how its bundle and its paper stand.
struct BlankRecord: Codable, FetchableRecord {
    static let selection = """
        SELECT b.kind, b.serial, b.bundle, b.state, b.document, u.opened IS NOT NULL AS isOpen, d.state AS paper
        FROM blank b JOIN blankBundle u ON u.kind = b.kind AND u.number = b.bundle
        LEFT JOIN document d ON d.id = b.document
        """

    var kind: BlankKind
    var serial: String
    var bundle: Int
    var state: BlankState
    var document: Identifier?
    var isOpen: Bool
    /// The state of the paper it is bound to.
    var paper: Document.State?

    /// A blank that is in stock, or bound to a paper that nothing of is printed.
    ///
    /// - Parameters:
    ///   - canBeReserved: Its paper may take another one.
    ///   - canBeClosed: It may lie in a bundle that nobody has opened.
    /// - Throws: ``Refusal`` with `blank-spent`, `blank-reserved`,
    ///   `blank-in-print`, `bundle-closed`.
    func mustBeTakable(canBeReserved: Bool, canBeClosed: Bool = false) throws {
        guard isOpen || canBeClosed && state == .inStock else { throw Refusal.bundleClosed(serial, bundle: bundle) }
        switch (state, paper) {
        case (.inStock, _): return
        case (.reserved, .waiting), (.reserved, .refused), (.reserved, .notPrinted):
            guard canBeReserved else { throw Refusal.blankReserved(serial) }
        case (.reserved, _): throw Refusal.blankInPrint(serial)
        default: throw Refusal.blankSpent(serial, state)
        }
    }
}

struct BagRecord: Codable, FetchableRecord {
    var kind: BlankKind
    var serial: String
    var state: BlankState
    var act: StockAct
    var reason: String?
    var officer: String
    var at: Moment
    var test: Identifier?

    /// What the first setup took in had a state before the book was kept.
    var line: BagLine? {
        guard let serial = BlankSerial(serial) else { return nil }
        let isKnown = act != .setUp
        return BagLine(
            kind: kind, serial: serial, state: state, act: isKnown ? act : nil, reason: reason,
            officer: isKnown ? officer : nil, at: isKnown ? at : nil, doubtfulTest: test)
    }
}

struct StockEntryRecord: Codable, FetchableRecord {
    var act: StockAct
    var was: BlankState
    var became: BlankState
    var reason: String?
    var officer: String
    var second: String?
    var at: Moment
    var document: Identifier?

    var entry: StockEntry {
        StockEntry(
            act: act, was: was, became: became, reason: reason, officers: [officer] + (second.map { [$0] } ?? []),
            at: at, document: document)
    }
}
