import Insurance
import InsuranceRules
import StrictFiles

/// What one rule says on a day: its value in words, `awaited` or `not in force`.
struct RuleValueCase: CaseSum {
    static let keys = ["rule"]
    static let expected = ["value"]

    private let rule: String

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) { rule = try fields.text("rule") }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        guard let listing = book.allRules.first(where: { $0.heading.rule == rule }) else {
            return CaseOutcome(["value": "no rule '\(rule)'"])
        }
        return CaseOutcome(["value": listing.words(on: day)], rules: [rule])
    }
}

extension RuleListing {
    /// The value as cases and reports write it.
    func words(on day: CalendarDay) -> String { change(on: day)?.words ?? "not in force" }
}

extension RuleListing.Change {
    var words: String {
        switch standing {
        case .inForce(let value): value
        case .ended: "not in force"
        case .awaited: "awaited"
        }
    }
}
