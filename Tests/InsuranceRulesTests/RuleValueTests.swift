import Insurance
import InsuranceRules
import Testing

struct RuleValueCase: Decodable, Sendable, CustomTestStringConvertible {
    let rule: String
    let basis: String
    let days: [String: String]

    var testDescription: String { rule }
}

@Suite("every rule, by day") struct RuleValueTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    @Test("a rule has the value its sources give it", arguments: try cases("rule_values", of: RuleValueCase.self))
    func values(_ example: RuleValueCase) throws {
        let rule = try #require(book.allRules.first { $0.heading.rule == example.rule })
        for (text, words) in example.days {
            let day = try #require(CalendarDay(text))
            #expect(rule.words(on: day) == words, "on \(day)")
        }
    }

    @Test("every rule has a case on the eve and the first day of each of its changes")
    func boundaries() throws {
        let worked = Dictionary(
            uniqueKeysWithValues: try cases("rule_values", of: RuleValueCase.self).map { ($0.rule, $0) })
        for rule in book.allRules {
            let days = worked[rule.heading.rule]?.days ?? [:]
            for change in rule.changes {
                #expect(days["\(change.from)"] != nil, "no case for \(rule.heading.rule) on \(change.from)")
                let eve = change.from.adding(days: -1)
                #expect(days["\(eve)"] != nil, "no case for \(rule.heading.rule) on \(eve)")
            }
        }
    }

    @Test("an official value names the day its act was published")
    func official() {
        for change in book.allRules.flatMap(\.changes) where change.source.evidence == .official {
            #expect(change.source.published != nil)
        }
    }

    @Test("a value that is not confirmed says so")
    func unconfirmed() throws {
        let day = CalendarDay(year: 2026, month: 11, day: 21)!
        let evidence = Dictionary(
            uniqueKeysWithValues: book.allRules.map { ($0.heading.rule, $0.change(on: day)?.source.evidence) })
        #expect(evidence["general.base_salary"] == .code)
        #expect(evidence["hi.agro_average_percent"] == LegalSource.Evidence.none)
        #expect(evidence["hi.card_delay_days"] == .code)
        #expect(evidence["vsi.income_step"] == LegalSource.Evidence.none)
    }
}

extension RuleListing {
    fileprivate func words(on day: CalendarDay) -> String {
        switch change(on: day)?.standing {
        case .inForce(let words): words
        case .awaited: "awaited"
        case .ended, nil: "not in force"
        }
    }
}
