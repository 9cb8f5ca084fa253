public import Foundation
import Insurance
import InsuranceRules

extension RuleCheck {
    /// The check for other programs: one JSON object.
    ///
    /// - Throws: Only what encoding throws, which is a fault of the program.
    public func json() throws -> Data { try QuoteExchange.encode(Checked(self)) }
}

/// The JSON's keys; those that do not apply are left out.
private struct Checked: Encodable {
    struct Rule: Encodable {
        let rule, title, value, evidence: String
        /// How the first day is known, where that is less than the value.
        let dayEvidence: String?
        let citation, seenIn: String?
        let from: CalendarDay?
        let next: Next?
        let checkedOn: CalendarDay
        let daysSinceCheck: Int
    }

    struct Next: Encodable {
        let from: CalendarDay
        let value: String
    }

    struct Wrong: Encodable {
        let file, name: String
        let on: CalendarDay
        let differences: [String]
        let basis: String
    }

    struct Uncovered: Encodable {
        let rule: String
        let day: CalendarDay
        let firstDay: Bool
    }

    let sound: Bool
    let on: CalendarDay
    let fingerprint: String
    let rules: [Rule]
    let gaps: [String]
    let cases: Int
    let wrong: [Wrong]
    let boundaries: Int
    let uncovered: [Uncovered]

    init(_ check: RuleCheck) {
        sound = check.isSound
        on = check.day
        fingerprint = check.fingerprint
        rules = check.rules.map { rule in
            let change = rule.change(on: check.day)
            return Rule(
                rule: rule.heading.rule, title: rule.heading.title, value: rule.words(on: check.day),
                evidence: rule.evidence(on: check.day).rawValue,
                dayEvidence: change?.source.dayEvidence?.rawValue, citation: change?.source.citation,
                seenIn: change?.source.seenIn, from: change?.from,
                next: rule.next(after: check.day).map { Next(from: $0.from, value: $0.words) },
                checkedOn: rule.heading.checkedOn, daysSinceCheck: rule.age(today: check.today))
        }
        gaps = check.gaps
        cases = check.results.count
        wrong = check.failing.map {
            Wrong(
                file: $0.worked.file, name: $0.worked.name, on: $0.worked.day, differences: $0.differences,
                basis: $0.worked.basis)
        }
        boundaries = check.boundaries.count
        uncovered = check.uncovered.map { Uncovered(rule: $0.rule, day: $0.day, firstDay: $0.isFirstDay) }
    }
}
