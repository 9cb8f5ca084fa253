import Foundation
import Insurance
import InsuranceRules
import Testing

@testable import RuleFiles

struct BrokenFile: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }

    /// What the first line says the message must mention.
    var mustMention: String { note("mentions") ?? "an unmentioned word" }

    /// What a line says the file is read as; an amount in đồng a month otherwise.
    var readAs: String? { note("read as") }

    private func note(_ name: String) -> String? {
        let start = "# \(name): "
        return text.split(separator: "\n").first { $0.hasPrefix(start) }.map { String($0.dropFirst(start.count)) }
    }

    static func all(in folder: String = "broken") throws -> [BrokenFile] {
        let folder = Bundle.module.bundleURL.appending(path: "Cases/\(folder)")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
            BrokenFile(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
    }
}

extension BrokenFile {
    /// Reads the file as what it says it is.
    func read() throws {
        let file = RuleFile(path: "vsi/sample.yaml", text: text)
        switch readAs {
        case nil: _ = try file.dated(Int.self, in: .dongPerMonth)
        case "categories": _ = try file.dated([SupportCategory: Int].self, in: .percent)
        case "scale": _ = try file.dated([Int].self, in: .percent)
        case "numbers": _ = try file.dated(NumberTable.self, in: .hundredths)
        case "growing numbers": _ = try file.dated(GrowingScale.self, in: .permille)
        case "method": _ = try file.dated(AdvanceSupportMethod.self, in: .method)
        case "months": _ = try file.dated(Int.self, in: .months)
        case "support by category": _ = try file.list(SupportCategory.self)
        case "support by group": _ = try file.list(SupportedGroup.self)
        case "papers": _ = try file.papers()
        case let other?: Issue.record("nothing is read as '\(other)'")
        }
    }
}

@Suite("one rule file") struct BrokenFileTests {
    private static let good = """
        rule: vsi.sample
        title: A sample
        unit: VND/month
        checked_on: 2026-11-21
        values:
          - from: 2026-01-01
            value: 1500000
            source:
              citation: Act 1 art. 1
              evidence: official
              seen_in: gazette 12
              published: 2025-12-01
          - from: 2027-01-01
            awaited: true
            source: {citation: Act 2, evidence: none, seen_in: not issued}
        """

    @Test("a broken file is refused, and the message names the trouble", arguments: try BrokenFile.all())
    func broken(_ file: BrokenFile) {
        let error = #expect(throws: RuleError.self) { try file.read() }
        #expect("\(error, default: "nothing")".contains(file.mustMention))
        if error?.code != "rule-out-of-order" {
            #expect("\(error, default: "nothing")".contains("vsi/sample.yaml"))
        }
    }

    @Test("a good file is read with its source")
    func good() throws {
        let rule = try RuleFile(path: "vsi/sample.yaml", text: Self.good).dated(Int.self, in: .dongPerMonth)
        let cited = try rule.cited(on: CalendarDay("2026-12-31")!)
        #expect(cited.value == 1_500_000)
        #expect(cited.source.evidence == .official)
        #expect(cited.source.published?.description == "2025-12-01")
        #expect(rule.heading.checkedOn.description == "2026-11-21")
        #expect(rule.entry(on: CalendarDay("2027-01-01")!)?.standing == .awaited)
    }

    @Test("a table takes known words only, a scale numbers only, a method its own words")
    func shapes() {
        func read<Value: RuleValue>(_ type: Value.Type, _ value: String, unit: RuleUnit) throws -> DatedValues<Value> {
            let text = Self.good.replacing("value: 1500000", with: "value: \(value)")
                .replacing("unit: VND/month", with: "unit: \(unit.rawValue)")
            return try RuleFile(path: "vsi/sample.yaml", text: text).dated(type, in: unit)
        }
        typealias Table = [SupportCategory: Int]
        #expect(throws: Never.self) { try read(Table.self, "{poor: 50, other: 20}", unit: .percent) }
        #expect(throws: RuleError.self) { try read(Table.self, "{poor: 50, por: 20}", unit: .percent) }
        #expect(throws: RuleError.self) { try read(Table.self, "{poor: 101}", unit: .percent) }
        #expect(throws: RuleError.self) { try read(Table.self, "{}", unit: .percent) }
        #expect(throws: Never.self) { try read([Int].self, "[100, 70]", unit: .percent) }
        #expect(throws: RuleError.self) { try read([Int].self, "[100, seventy]", unit: .percent) }
        #expect(throws: RuleError.self) { try read([Int].self, "[]", unit: .percent) }
        #expect(throws: RuleError.self) { try read([Int].self, "100", unit: .percent) }
        #expect(throws: Never.self) { try read(CardGapMethod.self, "days", unit: .method) }
        #expect(throws: RuleError.self) { try read(CardGapMethod.self, "weeks", unit: .method) }
        #expect(throws: RuleError.self) { try read(Int.self, "1000001", unit: .partsPerMillion) }
    }
}
