import Desk
import Insurance

/// The closing of the book: what came, what went, what is left, and what was
/// counted by hand.
struct StockCountView: Encodable, Sendable {
    struct Part: Encodable, Sendable {
        let name: String
        let count: String
    }
    struct Row: Encodable, Sendable {
        let kind: String
        let name: String
        /// Whether the kind was counted; what should be there is shown only then.
        let isCounted: Bool
        /// Empty until then.
        let parts: [Part]
        /// Empty until then.
        let expected: String
        /// Of the blanks left, those in a printer or not judged.
        let awaiting: String?
        let counted: Field
        let reason: Field?
    }

    let rows: [Row]
    let witnesses: [WitnessView]
    let counts: [PastCount]
    let hasCounts: Bool
    /// Where to go afterwards.
    let home: String
    var isPrimary = true

    init(
        _ equations: [StockEquation], witnesses: [PagesWitness], counts: [StockCount], home: String, form: Form,
        problems: FieldProblems = FieldProblems(), words: Words
    ) {
        rows = equations.map { Row($0, form: form, problems: problems, words: words) }
        self.witnesses = witnesses.map { WitnessView($0, words: words) }
        self.counts = counts.map { PastCount($0, words: words) }
        hasCounts = !counts.isEmpty
        self.home = home
    }
}

extension StockCountView.Row {
    fileprivate init(_ equation: StockEquation, form: Form, problems: FieldProblems, words: Words) {
        kind = equation.kind.rawValue
        name = words("blank.\(equation.kind.rawValue)")
        let id = "count-\(kind)"
        let isCounted = form[id].isDigits
        self.isCounted = isCounted
        let sum = [
            ("opening", equation.opening), ("received", equation.received), ("good", equation.good),
            ("spoiled", equation.spoiled), ("test", equation.test), ("lost", equation.lost),
            ("returned", equation.returned), ("left", equation.left),
        ].map { StockCountView.Part(name: words("stock.sum.\($0.0)"), count: String($0.1)) }
        parts = isCounted ? sum : []
        expected = isCounted ? String(equation.expected) : ""
        awaiting = equation.awaiting > 0 ? words("stock.awaiting", ["count": String(equation.awaiting)]) : nil
        counted = Field(
            id: id, label: words("stock.counted", ["blank": name]), value: form[id],
            problem: problems.trouble(at: id, words), keyboard: "numeric", longest: 6)
        let isOff = isCounted && Int(form[id]) != equation.expected
        reason =
            isOff
            ? Field(
                id: "reason-\(kind)", label: words("stock.difference-reason"), value: form["reason-\(kind)"],
                hint: words("stock.difference-hint"), longest: 200, isWide: true, isFirst: true) : nil
    }
}

/// A printer's own counter beside the ledger's sheets.
struct WitnessView: Encodable, Sendable {
    let name: String
    let sentence: String
    let isOff: Bool

    init(_ witness: PagesWitness, words: Words) {
        name = words.name(of: witness.place)
        func told(_ number: Int?) -> String { number.map(String.init) ?? "" }
        var values = ["before": told(witness.before), "now": told(witness.now), "counted": told(witness.counted)]
        values["booked"] = told(witness.booked)
        values["time"] = witness.since.map { "\($0.day.vietnamese) \($0.clockTime)" } ?? ""
        let key =
            switch (witness.before, witness.now) {
            case (nil, nil): "stock.pages-none"
            case (nil, _): "stock.pages-first"
            case (_, nil): "stock.pages-gone"
            case (_, _): "stock.pages"
            }
        let off = witness.difference ?? 0
        isOff = off != 0
        let more = off > 0 ? "stock.pages-more" : "stock.pages-fewer"
        sentence = words(key, values) + (isOff ? " " + words(more, ["difference": String(off.magnitude)]) : "")
    }
}

/// A count of before, in a sentence.
struct PastCount: Encodable, Sendable {
    let sentence: String
    let reason: String?
    let isOff: Bool

    init(_ count: StockCount, words: Words) {
        let off = count.difference
        sentence = words(
            off == 0 ? "stock.past-even" : "stock.past-off",
            [
                "blank": words("blank.\(count.equation.kind.rawValue)"), "day": count.at.day.vietnamese,
                "time": count.at.clockTime, "counted": String(count.counted),
                "expected": String(count.equation.expected), "difference": off > 0 ? "+\(off)" : String(off),
                "officer": count.officer,
            ])
        reason = count.reason
        isOff = off != 0
    }
}
