import Insurance
import InsuranceRules
import Testing

@testable import RuleFiles

@Suite("one list file") struct SupportListTests {
    private static let good = """
        rule: local.sample
        title: A sample
        unit: percent
        checked_on: 2026-11-22
        list:
          - province: "15"
            percent: {poor: 30}
            ages: [65, 69]
            from: 2026-01-31
            months: 1
            source: {citation: Resolution 1, evidence: none, seen_in: nowhere}
        """

    private func read(_ text: String) throws(RuleError) -> SupportList<SupportCategory> {
        try RuleFile(path: "local/sample.yaml", text: text).list()
    }

    @Test("an entry is read with its place, its ages and its last day")
    func good() throws {
        let entry = try #require(try read(Self.good).entries.first)
        #expect(entry.area == .province("15") && entry.ages == 65...69)
        #expect(entry.percents == [.poor: 30])
        // A month from 31 January reaches 28 February, whose eve is the last day.
        #expect(entry.to?.description == "2026-02-27")
        let communes = try read(Self.good.replacing("province: \"15\"", with: "communes: [\"99901\"]"))
        #expect(communes.entries.first?.area == .communes(["99901"]))
    }

    @Test("a province that adds nothing is known to; one without an entry for the day is not")
    func nothing() throws {
        let none = try read(
            Self.good.replacing("percent: {poor: 30}", with: "none: true").replacing("    ages: [65, 69]\n", with: ""))
        let (day, place) = (CalendarDay("2026-02-01")!, Place(province: "15"))
        #expect(none.entries.first?.percents == [:])
        #expect(none.listing.change(on: day)?.standing == .inForce("15: nothing"))
        #expect(none.highest(of: [.poor], at: place, born: nil, on: day) == nil)
        for (asked, on, value) in [("15", day, "0 %"), ("15", day.adding(days: 90), "?"), ("11", day, "?")] {
            let terms = ContributionTerms(
                income: Dong(1_500_000), method: .monthly, categories: [], supportedMonthsUsed: 0)
            let item = try contributionQuote(terms, on: on, at: Place(province: asked), in: book(with: none))
            #expect(item.lines.last?.value == value && item.localSupport == .zero, "\(asked) on \(on)")
        }
    }

    /// The shipped law with one list in place of its own.
    private func book(with list: SupportList<SupportCategory>) throws -> RuleBook {
        try RuleBook(from: Amended(shipped: RuleFolder(at: realRules), list: list), fingerprint: "amended")
    }

    @Test("a first day may be known less well than the value, and never better")
    func dayEvidence() throws {
        func source(_ evidence: String, day: String) -> String {
            Self.good.replacing("evidence: none", with: "evidence: \(evidence), day_evidence: \(day)")
        }
        let list = try read(source("press", day: "none"))
        #expect(list.entries.first?.source.dayEvidence == LegalSource.Evidence.none)
        #expect(list.listing.changes.first?.source.dayEvidence == LegalSource.Evidence.none)
        for (evidence, day) in [("none", "none"), ("press", "press"), ("code", "press"), ("press", "guess")] {
            let error = #expect(throws: RuleError.self) { try read(source(evidence, day: day)) }
            #expect(error?.code == "rule-file-malformed")
        }
    }

    @Test(
        "what is wrong is refused, and the file is named",
        arguments: [
            ("province: \"15\"", "province: 15"), ("province: \"15\"", "province: \"150\""),
            ("province: \"15\"", "anywhere: false"), ("province: \"15\"", "communes: []"),
            ("province: \"15\"", "communes: [\"9990\"]"), ("province: \"15\"", "unknown: true"),
            ("percent: {poor: 30}", "unknown: false"), ("percent: {poor: 30}", "percent: {por: 30}"),
            ("percent: {poor: 30}", "percent: {poor: 101}"), ("percent: {poor: 30}", "percent: {}"),
            ("percent: {poor: 30}", "anywhere: true"), ("percent: {poor: 30}", "none: false"),
            ("percent: {poor: 30}", "percent: {poor: 30}\n    none: true"),
            ("percent: {poor: 30}", "unknown: true\n    none: true"), ("ages: [65, 69]", "ages: [69, 65]"),
            ("ages: [65, 69]", "ages: [65]"), ("months: 1", "months: 0"), ("months: 1", "to: 2026-01-30"),
            ("ages: [65, 69]", "to: 2026-12-31"), ("from: 2026-01-31", "form: 2026-01-31"),
            ("unit: percent", "unit: ppm"), ("rule: local.sample", "rule: local.other"),
        ])
    func broken(good: String, bad: String) throws {
        let text = Self.good.replacing(good, with: bad)
        #expect(text != Self.good)
        let error = #expect(throws: RuleError.self) { try read(text) }
        #expect(error?.code == "rule-file-malformed")
        #expect("\(error, default: "nothing")".contains("local/sample.yaml"))
    }
}

/// The shipped rules with another list of what provinces add.
private struct Amended: RuleSource {
    let shipped: RuleFolder
    let list: SupportList<SupportCategory>

    func dated<Value: RuleValue>(_ rule: String, in unit: RuleUnit) throws(RuleError) -> DatedValues<Value> {
        try shipped.dated(rule, in: unit)
    }

    func list<Group: RuleKey>(_ rule: String) throws(RuleError) -> SupportList<Group> {
        guard rule == "local.vsi_support", let list = list as? SupportList<Group> else { return try shipped.list(rule) }
        return list
    }

    func papers(_ rule: String) throws(RuleError) -> PaperList { try shipped.papers(rule) }
}
