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

    @Test(
        "what is wrong is refused, and the file is named",
        arguments: [
            ("province: \"15\"", "province: 15"), ("province: \"15\"", "province: \"150\""),
            ("province: \"15\"", "anywhere: false"), ("province: \"15\"", "communes: []"),
            ("province: \"15\"", "communes: [\"9990\"]"), ("province: \"15\"", "unknown: true"),
            ("percent: {poor: 30}", "unknown: false"), ("percent: {poor: 30}", "percent: {por: 30}"),
            ("percent: {poor: 30}", "percent: {poor: 101}"), ("percent: {poor: 30}", "percent: {}"),
            ("percent: {poor: 30}", "anywhere: true"), ("ages: [65, 69]", "ages: [69, 65]"),
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
