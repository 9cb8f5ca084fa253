import Insurance
import InsuranceRules
import StrictFiles

/// A rule file as read from the folder, not yet understood.
struct RuleFile {
    /// Relative to the rule folder: `vsi/contribution_rate.yaml`.
    let path: String
    let text: String

    /// The rule's id, which is the path with dots and no ending.
    var rule: String { path.replacing("/", with: ".").dropLast(".yaml".count).description }

    /// Reads the file as a rule with values of one type.
    ///
    /// - Throws: ``RuleError/malformed(file:reason:)`` naming the file and the
    ///   trouble; ``RuleError/outOfOrder(rule:day:)``.
    func dated<Value: RuleValue>(
        _ type: Value.Type = Value.self,
        in unit: RuleUnit
    ) throws(RuleError) -> DatedValues<Value> {
        let heading: RuleHeading
        let entries: [DatedValues<Value>.Entry]
        do throws(DocumentTrouble) {
            let fields = try StrictYAML(text).fields(["rule", "title", "unit", "checked_on", "values"])
            heading = try readHeading(fields, unit: unit)
            entries = try readEntries(fields, in: unit)
        } catch {
            throw error.inFile(path)
        }
        return try DatedValues(heading, entries: entries)
    }

    func readHeading(
        _ fields: [String: StrictYAML],
        unit: RuleUnit
    ) throws(DocumentTrouble) -> RuleHeading {
        guard try fields.text("rule") == rule else {
            throw try fields.required("rule").wrong("'\(rule)', as the file's path says")
        }
        guard try fields.text("unit") == unit.rawValue else {
            throw try fields.required("unit").wrong("'\(unit.rawValue)', which the program counts in")
        }
        return RuleHeading(
            rule: rule,
            title: try fields.text("title"),
            unit: unit,
            checkedOn: try fields.required("checked_on").day()
        )
    }

    private func readEntries<Value: RuleValue>(
        _ fields: [String: StrictYAML],
        in unit: RuleUnit
    ) throws(DocumentTrouble) -> [DatedValues<Value>.Entry] {
        let list = try fields.required("values").list()
        guard !list.isEmpty else { throw try fields.required("values").wrong("a list with at least one entry") }
        var entries: [DatedValues<Value>.Entry] = []
        for entry in list { entries.append(try readEntry(entry, in: unit)) }
        return entries
    }

    private func readEntry<Value: RuleValue>(
        _ entry: StrictYAML,
        in unit: RuleUnit
    ) throws(DocumentTrouble) -> DatedValues<Value>.Entry {
        let fields = try entry.fields(["from", "source"], optional: ["value", "ended", "awaited"])
        guard fields.count == 3 else { throw entry.wrong("an entry with one of value, ended or awaited") }
        let standing: DatedValues<Value>.Standing
        if let value = fields["value"] {
            guard let read = Value(try value.ruleContent(), in: unit) else { throw value.wrong(Value.shape) }
            standing = .inForce(read)
        } else {
            let word = fields["ended"] == nil ? "awaited" : "ended"
            let flag = try fields.required(word)
            guard try flag.flag() else { throw flag.wrong("true; leave it out otherwise") }
            standing = word == "ended" ? .ended : .awaited
        }
        return DatedValues.Entry(
            from: try fields.required("from").day(),
            standing: standing,
            source: try readSource(fields.required("source"))
        )
    }

    func readSource(_ source: StrictYAML) throws(DocumentTrouble) -> LegalSource {
        let fields = try source.fields(["citation", "evidence", "seen_in"], optional: ["published", "day_evidence"])
        let evidence = try fields.required("evidence").evidence()
        let dayEvidence = try fields["day_evidence"]?.evidence()
        if let dayEvidence, dayEvidence <= evidence {
            throw try fields.required("day_evidence").wrong("weaker than 'evidence'; leave it out otherwise")
        }
        if evidence == .official, fields["published"] == nil {
            throw DocumentTrouble(place: source.place, kind: .missingKey("published"))
        }
        return LegalSource(
            citation: try fields.text("citation"),
            evidence: evidence,
            seenIn: try fields.text("seen_in"),
            published: try fields["published"]?.day(),
            dayEvidence: dayEvidence
        )
    }
}

extension StrictYAML {
    fileprivate func evidence() throws(DocumentTrouble) -> LegalSource.Evidence {
        guard let evidence = LegalSource.Evidence(rawValue: try text()) else {
            throw wrong("one of \(LegalSource.Evidence.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return evidence
    }

    /// The content of a `value:`, whatever its shape.
    fileprivate func ruleContent() throws(DocumentTrouble) -> RuleContent {
        if isTable {
            var rows: [String: String] = [:]
            for (key, value) in try entries() { rows[key] = try value.text() }
            return .table(rows)
        }
        guard isList else { return .word(try text()) }
        var texts: [String] = []
        for element in try list() { texts.append(try element.text()) }
        return .list(texts)
    }
}
