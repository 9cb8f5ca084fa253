import Desk
import Insurance

/// What is done with blanks on a page of its own, and what was scanned for it so far.
///
/// All of it stands in the address: serials of blanks tell nothing of people.
struct StockStep: Sendable {
    enum Act: String, Sendable, CaseIterable {
        case receive, open, show, spoil, test, lose
        case giveBack = "give-back"

        /// How many ends are scanned.
        var ends: Int { [.show, .spoil, .test].contains(self) ? 1 : 2 }
        /// Both ends of a bundle are always scanned; a range may be one piece.
        var mayBeOne: Bool { self == .lose || self == .giveBack }
        var needsSecond: Bool { self == .receive || self == .giveBack }

        var reasons: [StockReason] {
            switch self {
            case .receive, .open, .test: []
            case .show: StockReason.ofSwap
            case .spoil: StockReason.ofSpoiled
            case .lose: StockReason.ofLost
            case .giveBack: StockReason.ofReturned
            }
        }
    }

    let act: Act
    var kind: BlankKind
    /// Of which bundle; of ``Act/open``.
    var bundle: Int?
    /// Of which paper; of ``Act/show``.
    var document: Identifier?
    var first = ""
    var last = ""
    /// Whether somebody came from the tray, and goes on there.
    var isFromTray = false

    /// - Parameter value: What stands under a name in the address or the form.
    init?(_ act: String?, _ value: (String) -> String) {
        guard let act = act.flatMap(Act.init(rawValue:)) else { return nil }
        self.act = act
        kind = BlankKind(rawValue: value("kind")) ?? .card
        bundle = value("bundle").isDigits ? Int(value("bundle")) : nil
        document = Identifier(value("document"))
        first = String(value("first").prefix(40))
        last = String(value("last").prefix(40))
        isFromTray = value("back") == "tray"
    }

    /// Whether every end is there.
    var isScanned: Bool { !first.isEmpty && (act.ends == 1 || !last.isEmpty) }

    /// Takes the next serial that was scanned.
    mutating func take(_ serial: BlankSerial) {
        if first.isEmpty || act.ends == 1 { first = serial.text } else { last = serial.text }
    }

    /// What the page is got from, and what its forms send along.
    var values: [(String, String)] {
        [
            ("kind", kind.rawValue), ("bundle", bundle.map(String.init) ?? ""), ("document", document?.text ?? ""),
            ("first", first), ("last", last), ("back", isFromTray ? "tray" : ""),
        ].filter { !$0.1.isEmpty }
    }

    var address: String { Self.address(act, values) }

    /// Where to go when it is done, or not done at all.
    var home: String { isFromTray ? "/tray" : "/stock" }

    /// The same page before anything was scanned.
    var again: String { Self.address(act, values.filter { $0.0 != "first" && $0.0 != "last" }) }

    func address(of kind: BlankKind) -> String { Self.address(act, [("kind", kind.rawValue)]) }

    /// The same page with one piece as both ends.
    var asOne: String {
        var one = self
        one.last = first
        return one.address
    }

    /// Serials hold letters, digits, hyphens and slashes, which a query may hold as they are.
    static func address(_ act: Act, _ values: [(String, String)]) -> String {
        let query = values.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        return "/stock/do/\(act.rawValue)" + (query.isEmpty ? "" : "?\(query)")
    }
}
