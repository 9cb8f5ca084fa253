import Insurance
import InsuranceRules

extension RuleCheck {
    /// What `kiosk check-rules` prints: one line a rule, what is weak, what is
    /// to mend, and the count.
    public var report: [String] {
        let table = [["RULE", "ON \(day)", "NEXT CHANGE", "EVIDENCE", "CHECKED"]] + rules.map(row)
        let sections = [["Rules, \(fingerprint)"], aligned(table), weak, toMend, [count]]
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private func row(_ rule: RuleListing) -> [String] {
        let age = rule.age(today: today)
        return [
            rule.heading.rule,
            shortened(rule.words(on: day)),
            rule.next(after: day).map { "\($0.from) \(shortened($0.words))" } ?? "–",
            rule.evidence(on: day).rawValue,
            age == 0 ? "today" : "\(age) \(age == 1 ? "day" : "days") ago",
        ]
    }

    /// Values that rest on little, values to come, and files not looked at for long.
    private var weak: [String] {
        let kinds = [
            ("no source", LegalSource.Evidence.none), ("other programs only", .code), ("press, not the act", .press),
        ]
        var lines = kinds.flatMap { title, evidence in
            listed(title, rules.filter { $0.change(on: day) != nil && $0.evidence(on: day) == evidence })
        }
        lines += listed(
            "first day not seen", rules.filter { $0.change(on: day)?.source.dayEvidence == LegalSource.Evidence.none })
        lines += listed("awaited", rules.filter { $0.change(on: day)?.standing == .awaited })
        lines += listed(
            "awaited next", rules.filter { $0.next(after: day)?.standing == .awaited }.map(\.heading.rule))
        lines += listed(
            "not compared for over \(Self.daysUntilStale) days",
            rules.filter { $0.age(today: today) > Self.daysUntilStale })
        return lines.isEmpty ? [] : ["Weak on \(day): compare with the act, then write `official` and the day."] + lines
    }

    /// What makes the check fail.
    private var toMend: [String] {
        let lines =
            gaps.map { "GAP   \($0) has no entry for \(day). Add the value, or the day from which it is awaited." }
            + failing.map { result in
                let found = result.differences.joined(separator: ", ")
                return "WRONG \(result.worked.file), '\(result.worked.name)' on \(result.worked.day): \(found). "
                    + "Basis: \(result.worked.basis)."
            }
            + uncovered.map { boundary in
                let words = boundary.isFirstDay ? "a first day" : "the eve of a first day"
                return "CASE  \(boundary.rule) has none on \(boundary.day), \(words). Add one, worked by hand."
            }
        return lines.isEmpty ? [] : ["To mend:"] + lines.map { "  \($0)" }
    }

    private var count: String {
        """
        \(rules.count) rules, \(gaps.count) gaps; \(results.count) cases, \(failing.count) wrong; \
        \(boundaries.count) boundaries, \(uncovered.count) without a case.
        """
    }

    private func listed(_ title: String, _ rules: [RuleListing]) -> [String] {
        listed(title, rules.map(\.heading.rule))
    }

    /// The rules of one kind, wrapped.
    private func listed(_ title: String, _ rules: [String]) -> [String] {
        guard !rules.isEmpty else { return [] }
        var lines = ["  \(title) (\(rules.count)):"]
        for rule in rules {
            let last = lines.count - 1
            if last == 0 || lines[last].count + rule.count > 100 {
                lines.append("    \(rule)")
            } else {
                lines[last] += ", \(rule)"
            }
        }
        return lines
    }

    /// Long values whole are in the file, and in the JSON.
    private func shortened(_ words: String) -> String {
        words.count > 34 ? "\(words.prefix(33))…" : words
    }

    private func aligned(_ rows: [[String]]) -> [String] {
        let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            return String(cells.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
        }
    }
}
