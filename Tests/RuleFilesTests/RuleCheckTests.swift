import Foundation
import Insurance
import InsuranceRules
import Testing

@testable import RuleFiles

@Suite("rules held against their cases") struct RuleCheckTests {
    private let book: RuleBook
    private let cases: [RuleCase]
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!

    init() throws {
        book = try loadRuleBook(from: realRules)
        cases = try loadCases(from: URL(filePath: realRules).deletingLastPathComponent().appending(path: "Cases").path)
    }

    private func check(_ cases: [RuleCase], on day: String = "2026-11-21", later: Int = 0) -> RuleCheck {
        RuleCheck(of: book, cases: cases, on: CalendarDay(day)!, today: today.adding(days: later))
    }

    private func read(_ file: String, _ text: String) throws -> [RuleCase] {
        try CaseFile(name: file, text: text).cases()
    }

    @Test(
        "a broken file of cases is refused, and the message names file and trouble",
        arguments: try BrokenFile.all(in: "broken_cases"))
    func broken(_ file: BrokenFile) throws {
        let name = try #require(file.readAs)
        let error = #expect(throws: RuleError.self) { try CaseFile(name: name, text: file.text).cases() }
        #expect(error?.code == "rule-file-malformed")
        #expect("\(error, default: "nothing")".contains(file.mustMention))
        #expect("\(error, default: "nothing")".contains(name))
    }

    @Test("no folder, no cases")
    func noFolder() {
        let error = #expect(throws: RuleError.self) { try loadCases(from: "/nowhere/Cases") }
        #expect("\(error, default: "nothing")".contains("/nowhere/Cases"))
    }

    @Test("the shipped rules and cases leave nothing to mend")
    func sound() {
        let check = check(cases)
        #expect(check.isSound && check.failing.isEmpty && check.uncovered.isEmpty && check.gaps.isEmpty)
        #expect(!check.report.contains("To mend:"))
        #expect(
            check.report.last?.hasPrefix("\(book.allRules.count) rules, 0 gaps; \(cases.count) cases, 0 wrong; ")
                == true)
    }

    @Test("a case that comes out otherwise is shown with both values and its basis")
    func wrong() throws {
        let sample = """
            - {name: a sample, on: 2026-11-21, given: {income: 1500000}, expect: {gross: 330000, support: 99000, payable: 264000}, basis: made up}
            - {name: refused, on: 2026-11-21, given: {income: 1500000}, expect: {error: rule-awaited}, basis: made up}
            - {name: not refused, on: 2026-11-21, given: {income: 1}, expect: {gross: 1, support: 1, payable: 1}, basis: made up}
            - {name: refused otherwise, on: 2026-11-21, given: {income: 1}, expect: {error: rule-awaited}, basis: made up}
            """
        let check = check(cases + (try read("contribution.yaml", sample)))
        #expect(
            check.failing.map(\.differences) == [
                ["support is 66000, not 99000"], ["it is not refused with 'rule-awaited'"],
                ["it is refused with 'income-below-floor'"],
                ["it is refused with 'income-below-floor', not 'rule-awaited'"],
            ])
        #expect(!check.isSound)
        #expect(
            check.report.contains(
                "  WRONG contribution.yaml, 'a sample' on 2026-11-21: support is 66000, not 99000. Basis: made up."))
    }

    @Test("a published sum may be missed by five đồng and no more", arguments: [(5, true), (6, false)])
    func published(by: Int, isRight: Bool) throws {
        let sample = """
            - {name: a sample, on: 2026-11-21, given: {income: 1500000}, expect: {gross: 330000, support: 66000, payable: 264000, published: \(330_000 + by)}, basis: made up}
            """
        #expect(try read("contribution.yaml", sample)[0].worked(in: book).differences.isEmpty == isRight)
    }

    @Test("a change without a case on its eve or its first day is shown")
    func uncovered() throws {
        let (eve, first) = (CalendarDay("2029-06-30")!, CalendarDay("2029-07-01")!)
        let check = check(cases.filter { $0.day != eve && $0.day != first })
        #expect(Set(check.uncovered.map(\.rule)) == ["vsi.household_business_cover"])
        #expect(check.uncovered.count == 2 && check.uncovered.count { $0.isFirstDay } == 1)
        #expect(
            check.report.contains {
                $0.contains("CASE  vsi.household_business_cover has none on 2029-06-30, the eve of a first day.")
            })
        #expect(!check.isSound)
    }

    @Test("a sum on the day covers the rules it cites and the rule that refuses it, and no others")
    func coveredBySums() throws {
        let sums = try read(
            "contribution.yaml",
            """
            - {name: a sample, on: 2027-01-01, given: {income: 2200000}, expect: {gross: 484000, support: 96800, payable: 387200}, basis: made up}
            - {name: refused, on: 2027-01-01, given: {income: 2200000, method: years-ahead, months: 12}, expect: {error: rule-awaited}, basis: made up}
            """)
        let uncovered = check(sums).uncovered.filter { $0.day == CalendarDay("2027-01-01") }
        #expect(uncovered.map(\.rule) == ["pension.income_factor"])
    }

    @Test("a rule without an entry for the day is a gap; one that ended or is awaited is none")
    func gaps() {
        let old = check(cases, on: "2016-04-30")
        #expect(old.gaps.contains("general.base_salary") && !old.isSound)
        #expect(old.report.contains { $0.contains("GAP   general.base_salary has no entry for 2016-04-30.") })
        let next = check(cases, on: "2027-01-01")
        #expect(next.gaps.isEmpty && next.isSound)
        #expect(next.report.contains("  awaited (2):"))
    }

    @Test("each rule has one line with its value, its next change, its evidence and its age")
    func lines() {
        let report = check(cases, later: 91).report
        for rule in book.allRules { #expect(report.count { $0.hasPrefix("\(rule.heading.rule) ") } == 1) }
        let line = report.first { $0.hasPrefix("vsi.rural_poverty_line ") }
        let cells = line?.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        #expect(cells == ["vsi.rural_poverty_line", "1.500.000 đ", "2027-01-01 2.200.000 đ", "press", "91 days ago"])
        #expect(report.contains { $0.hasPrefix("  not compared for over 90 days (") })
        #expect(!check(cases, later: 89).report.contains { $0.contains("not compared for over") })
        #expect(report.allSatisfy { $0.count <= 160 })
    }

    @Test("a first day that nobody saw is listed as weak, whatever is known of the value")
    func guessedDays() throws {
        let report = check(cases).report
        let title = try #require(report.firstIndex { $0.hasPrefix("  first day not seen (") })
        let listed = report[(title + 1)...].prefix { $0.hasPrefix("    ") }.joined(separator: " ")
        #expect(listed.contains("local.vsi_support") && listed.contains("local.hi_support"))
        let json = String(decoding: try check(cases).json(), as: UTF8.self)
        #expect(json.contains(#""dayEvidence" : "none""#))
        #expect(
            !check(cases, on: "2025-07-01").report.contains {
                $0.contains("local.vsi_support,") && $0.hasPrefix("  first")
            })
    }

    @Test("the JSON says the same")
    func json() throws {
        struct Said: Decodable {
            struct Rule: Decodable {
                let rule, value, evidence: String
                let daysSinceCheck: Int
            }
            let sound: Bool
            let rules: [Rule]
            let gaps: [String]
            let boundaries, cases: Int
        }
        let check = check(cases, on: "2027-01-01")
        let said = try JSONDecoder().decode(Said.self, from: check.json())
        #expect(said.sound && said.gaps.isEmpty)
        #expect(said.cases == cases.count && said.boundaries == check.boundaries.count)
        #expect(said.rules.map(\.rule) == book.allRules.map(\.heading.rule))
        #expect(said.rules.first { $0.rule == "vsi.fund_rate_month" }?.value == "awaited")
    }
}
