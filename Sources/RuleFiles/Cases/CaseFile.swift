import Foundation
import Insurance
import InsuranceRules
import StrictFiles

/// Reads the cases the rules are checked against.
///
/// - Parameter folder: Usually `Config/Cases`, beside the rules.
/// - Throws: ``RuleError/malformed(file:reason:)`` naming the file, the case
///   and the trouble.
public func loadCases(from folder: String) throws -> [RuleCase] {
    guard let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
        // Why it cannot be listed matters less than that there are no cases.
        throw RuleError.malformed(file: folder, reason: "there is no such folder of cases")
    }
    return try files.filter { !$0.hasPrefix(".") }.sorted().flatMap { file throws(RuleError) in
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)"),
            let text = String(data: bytes, encoding: .utf8)
        else { throw .malformed(file: file, reason: "it cannot be opened, or is not UTF-8 text") }
        return try CaseFile(name: file, text: text).cases()
    }
}

/// A file of cases, whose name says what they work out.
struct CaseFile {
    /// `contribution.yaml`.
    let name: String
    let text: String

    /// The day of the cases that do not say theirs.
    private static let usualDay = CalendarDay(year: 2026, month: 11, day: 21)

    /// - Throws: ``RuleError/malformed(file:reason:)``.
    func cases() throws(RuleError) -> [RuleCase] {
        guard name.hasSuffix(".yaml"), let kind = CaseKind(rawValue: String(name.dropLast(".yaml".count))) else {
            let known = CaseKind.allCases.map { "\($0.rawValue).yaml" }.joined(separator: ", ")
            throw .malformed(file: name, reason: "files of cases are named \(known)")
        }
        let entries: [StrictYAML]
        do throws(DocumentTrouble) {
            entries = try StrictYAML(text).list()
            guard !entries.isEmpty else { throw DocumentTrouble(place: "", kind: .wrong(expected: "a list of cases")) }
        } catch {
            throw error.inFile(name)
        }
        var cases: [RuleCase] = []
        for (index, entry) in entries.enumerated() {
            do throws(DocumentTrouble) {
                cases += try kind == .ruleValues ? values(entry) : [worked(entry, as: kind.sum)]
            } catch {
                throw .malformed(file: name, reason: "case \(index + 1)\(entry.title): \(error)")
            }
        }
        return cases
    }

    private func worked(_ entry: StrictYAML, as sum: any CaseSum.Type) throws(DocumentTrouble) -> RuleCase {
        let isNamed = sum != RetirementCase.self
        let fields = try entry.fields(
            ["expect", "basis"] + sum.keys + (isNamed ? ["name"] : []), optional: ["on"] + sum.optionalKeys)
        guard let day = try fields["on"]?.day() ?? Self.usualDay else { throw entry.wrong("a case with a day") }
        return RuleCase(
            file: name,
            name: isNamed ? try fields.text("name") : try "\(fields.text("sex")) born \(fields.text("birth"))",
            day: day, basis: try fields.text("basis"), sum: try sum.init(fields),
            expectation: try expectation(fields.required("expect"), of: sum))
    }

    /// One case for each day of an entry that says what a rule's value is.
    private func values(_ entry: StrictYAML) throws(DocumentTrouble) -> [RuleCase] {
        let fields = try entry.fields(["rule", "basis", "days"])
        let (rule, basis) = (try fields.text("rule"), try fields.text("basis"))
        var cases: [RuleCase] = []
        for (text, value) in try fields.required("days").entries() {
            guard let day = CalendarDay(text) else { throw value.wrong("under a day that exists, written YYYY-MM-DD") }
            cases.append(
                RuleCase(
                    file: name, name: rule, day: day, basis: basis, sum: try RuleValueCase(fields),
                    expectation: .values(["value": try value.text()])))
        }
        guard !cases.isEmpty else { throw try fields.required("days").wrong("a table with at least one day") }
        return cases
    }

    private func expectation(
        _ expect: StrictYAML, of sum: any CaseSum.Type
    ) throws(DocumentTrouble) -> CaseExpectation {
        var given: [String: String] = [:]
        for (key, value) in try expect.entries() { given[key] = try value.joined() }
        if let code = given["error"] {
            guard given.count == 1 else { throw expect.wrong("an error, or values, not both") }
            return .refusal(code: code)
        }
        _ = try expect.fields(sum.expected, optional: sum.alsoExpected.keys.sorted() + ["error"])
        guard !given.isEmpty else { throw expect.wrong("a table with at least one value") }
        let remark = given.removeValue(forKey: "remark")
        var values = sum.alsoExpected.compactMapValues(\.self)
        if let remark, let rules = values["rules"] { values["rules"] = "\(rules), \(remark)" }
        return .values(values.merging(given) { _, given in given })
    }
}

extension StrictYAML {
    /// What to call a case in a message: its name, as far as it can be read.
    fileprivate var title: String {
        // A message about a broken case does without a name that is broken too.
        guard let entries = try? entries() else { return "" }
        let name = entries.first { ["name", "rule"].contains($0.key) }?.value
        return (try? name?.text()).map { " ('\($0)')" } ?? ""
    }

    /// A word, or the words of a list with commas between.
    fileprivate func joined() throws(DocumentTrouble) -> String {
        guard isList else { return try text() }
        var words: [String] = []
        for element in try list() { words.append(try element.text()) }
        return words.joined(separator: ", ")
    }
}
