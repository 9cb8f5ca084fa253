import Insurance
import InsuranceRules
import TestSupport
import Testing

@Suite("values by day") struct DatedValuesTests {
    private static let heading = RuleHeading(
        rule: "sample", title: "A sample", unit: .days, checkedOn: CalendarDay(year: 2026, month: 11, day: 21)!)
    private static let source = LegalSource(citation: "Act 1 art. 1", evidence: .press, seenIn: "a newspaper")

    private func values(_ entries: [(Int, DatedValues<Int>.Standing)]) throws(RuleError) -> DatedValues<Int> {
        try DatedValues(
            Self.heading,
            entries: entries.map { .init(from: CalendarDay(ordinal: $0), standing: $1, source: Self.source) }
        )
    }

    @Test("before the first day, and after the end, a rule is not in force; while awaited it says so")
    func standing() throws {
        let rule = try values([(100, .inForce(1)), (200, .awaited), (300, .inForce(3)), (400, .ended)])
        #expect(throws: RuleError.notInForce(rule: "sample", day: CalendarDay(ordinal: 99))) {
            try rule.inForce(on: CalendarDay(ordinal: 99))
        }
        #expect(try rule.inForce(on: CalendarDay(ordinal: 100)) == 1)
        #expect(try rule.inForce(on: CalendarDay(ordinal: 199)) == 1)
        #expect(throws: RuleError.awaited(rule: "sample", day: CalendarDay(ordinal: 200))) {
            try rule.inForce(on: CalendarDay(ordinal: 200))
        }
        #expect(try rule.inForce(on: CalendarDay(ordinal: 399)) == 3)
        #expect(throws: RuleError.notInForce(rule: "sample", day: CalendarDay(ordinal: 400))) {
            try rule.inForce(on: CalendarDay(ordinal: 400))
        }
    }

    @Test("a day that repeats or goes back is refused", arguments: [100, 99])
    func order(second: Int) {
        #expect(throws: RuleError.outOfOrder(rule: "sample", day: CalendarDay(ordinal: second))) {
            try values([(100, .inForce(1)), (second, .inForce(2))])
        }
    }

    @Test("entries meet without gap or overlap", arguments: [1, 2, 3] as [UInt64])
    func meeting(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var day = 0
        let entries = (0..<20).map { index in
            day += Int.random(in: 1...500, using: &random)
            return (day, DatedValues<Int>.Standing.inForce(index))
        }
        let rule = try values(entries)
        for (index, entry) in entries.enumerated() {
            #expect(try rule.inForce(on: CalendarDay(ordinal: entry.0)) == index)
            let eve = CalendarDay(ordinal: entry.0 - 1)
            if index > 0 { #expect(try rule.inForce(on: eve) == index - 1) }
        }
    }

    @Test("exactly half goes up, less is dropped")
    func rounding() {
        #expect(roundedHalfUp(5, over: 10) == 1)
        #expect(roundedHalfUp(4, over: 10) == 0)
        #expect(roundedHalfUp(15, over: 10) == 2)
        #expect(roundedHalfUp(14, over: 10) == 1)
        #expect(roundedHalfUp(0, over: 7) == 0)
        #expect(roundedHalfUp(3, over: 7) == 0)
        #expect(roundedHalfUp(4, over: 7) == 1)
    }

    @Test(
        "numbers in words",
        arguments: [
            (220_000, "22 %"), (45_000, "4,5 %"), (3_100, "0,31 %"), (6_583, "0,6583 %"), (0, "0 %"),
            (1_000_000, "100 %"), (1, "0,0001 %"),
        ]
    )
    func words(ppm: Int, words: String) { #expect(RuleUnit.partsPerMillion.words(ppm) == words) }

    @Test("one of a unit is not many")
    func singular() {
        #expect([RuleUnit.days, .months, .years].map { $0.words(1) } == ["1 day", "1 month", "1 year"])
        #expect([RuleUnit.days, .months, .years].map { $0.words(2) } == ["2 days", "2 months", "2 years"])
        #expect(RuleUnit.months.words(0) == "0 months")
    }

    @Test("a value knows its last day once a later entry is known")
    func until() throws {
        let rule = try values([(100, .inForce(1)), (200, .awaited), (300, .inForce(3))])
        #expect(try rule.cited(on: CalendarDay(ordinal: 150)).from == CalendarDay(ordinal: 100))
        #expect(try rule.cited(on: CalendarDay(ordinal: 150)).to == CalendarDay(ordinal: 199))
        #expect(try rule.cited(on: CalendarDay(ordinal: 300)).to == nil)
    }
}
