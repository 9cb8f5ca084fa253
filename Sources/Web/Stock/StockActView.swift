import Desk
import Insurance

/// One act on blanks: first the serials are scanned, then it is said why and
/// signed for.
struct StockActView: Encodable, Sendable {
    struct Link: Encodable, Sendable {
        let href: String
        let label: String
        let isHere: Bool
    }
    struct Hidden: Encodable, Sendable {
        let name: String
        let value: String
    }
    struct Paper: Encodable, Sendable {
        let href: String
        let kindName: String
        let serial: String
        let owner: String
        let stateName: String
    }
    struct Scanned: Encodable, Sendable {
        let label: String
        let serial: String
    }

    let act: String
    let title: String
    let say: String
    /// The kinds to choose from; empty where it is plain which.
    let kinds: [Link]
    let papers: [Paper]
    let asksForPaper: Bool
    let hidden: [Hidden]
    let scanned: [Scanned]
    /// What is to be scanned now; `nil` once all is there.
    let scanLabel: String?
    let again: String?
    let asOne: String?
    /// How many pieces a range has.
    let count: String?
    let form: Final?

    /// What is asked when everything is scanned.
    struct Final: Encodable, Sendable {
        let reason: Choice?
        /// Which of two printers made a test print.
        let printer: Choice?
        let second: Field?
        let pin: Field?
        let go: String
    }

    init(
        _ step: StockStep, bundle: StockBundle?, papers: [(document: Document, name: String)],
        spares: Set<PrinterKind>, form: Form, words: Words
    ) {
        act = step.act.rawValue
        let booked = papers.first { $0.document.id == step.document }?.document.blankSerial
        title = words(
            step.act == .open ? "stock.open-bundle" : "stock.do.\(step.act.rawValue)",
            ["number": step.bundle.map(String.init) ?? ""])
        say = words(
            "stock.say.\(step.act.rawValue)",
            ["count": bundle.map { String($0.range.count) } ?? "", "booked": booked ?? ""])
        kinds =
            step.act == .open || step.act == .show
            ? []
            : BlankKind.allCases.map {
                Link(
                    href: step.address(of: $0), label: words("blank.\($0.rawValue)"), isHere: $0 == step.kind)
            }
        asksForPaper = step.act == .show && booked == nil
        self.papers = asksForPaper ? papers.map { Paper($0.document, $0.name, words: words) } : []
        hidden = ([("act", step.act.rawValue)] + step.values).map { Hidden(name: $0.0, value: $0.1) }
        let ends = step.act.ends == 1 ? ["stock.in-hand"] : ["stock.first", "stock.last"]
        scanned =
            zip(ends, [step.first, step.last]).filter { !$0.1.isEmpty }.map {
                Scanned(label: words($0.0), serial: $0.1)
            }
            + (step.act == .show && !step.first.isEmpty
                ? booked.map { [Scanned(label: words("stock.booked"), serial: $0)] } ?? [] : [])
        let next = step.act.ends == 1 ? "stock.scan-one" : step.first.isEmpty ? "stock.scan-first" : "stock.scan-last"
        scanLabel = asksForPaper || step.isScanned ? nil : words(next)
        again = step.first.isEmpty ? nil : step.again
        asOne = step.act.mayBeOne && !step.first.isEmpty && step.last.isEmpty ? step.asOne : nil
        count = Self.count(step).map { words("stock.pieces", ["count": String($0)]) }
        self.form = step.isScanned && !asksForPaper ? Final(step, spares: spares, form: form, words: words) : nil
    }

    private static func count(_ step: StockStep) -> Int? {
        guard step.act.ends == 2, let first = BlankSerial(step.first), let last = BlankSerial(step.last) else {
            return nil
        }
        return BlankRange(first, last)?.count
    }
}

extension StockActView.Final {
    fileprivate init(_ step: StockStep, spares: Set<PrinterKind>, form: Form, words: Words) {
        let kind: PrinterKind = step.kind == .card ? .card : .book
        printer =
            step.act == .test && spares.contains(kind)
            ? Choice(
                "printer", words("stock.test-printer"),
                [PrinterPlace(kind), PrinterPlace(kind, isSpare: true)].map { ($0.name, words.name(of: $0)) },
                chosen: form["printer"])
            : nil
        reason =
            step.act.reasons.isEmpty
            ? nil
            : Choice(
                "reason", words("stock.reason"),
                [("", words("stock.reason-choose"))]
                    + step.act.reasons.map { ($0.rawValue, words("stock.reason.\($0.rawValue)")) },
                chosen: form["reason"])
        second =
            step.act.needsSecond
            ? Field(id: "second", label: words("stock.second"), value: form["second"], longest: 20, isFirst: true)
            : nil
        pin =
            step.act.needsSecond
            ? Field(id: "secondPin", label: words("signing.witness-pin"), keyboard: "numeric", longest: 32) : nil
        go = words("stock.go.\(step.act.rawValue)")
    }
}

extension StockActView.Paper {
    fileprivate init(_ document: Document, _ name: String, words: Words) {
        href = "/stock/do/show?document=\(document.id)"
        kindName = words("document.\(document.kind.rawValue)")
        serial = document.blankSerial ?? ""
        owner = name
        stateName = words("document.state.\(document.state.rawValue)")
    }
}
