import Insurance
import InsuranceRules
import StrictFiles

extension RuleFile {
    /// Reads the file as a list of support tied to places, in percent.
    ///
    /// No two entries may speak of the same group, place and ages on one day:
    /// an amended percentage ends the one before.
    ///
    /// - Throws: ``RuleError/malformed(file:reason:)`` naming the file and the
    ///   trouble.
    func list<Group: RuleKey>(_ type: Group.Type = Group.self) throws(RuleError) -> SupportList<Group> {
        do throws(DocumentTrouble) {
            let fields = try StrictYAML(text).fields(["rule", "title", "unit", "checked_on", "list"])
            var entries: [PlacedSupport<Group>] = []
            for entry in try fields.required("list").list() {
                let support: PlacedSupport<Group> = try readSupport(entry)
                guard !entries.contains(where: support.overlaps) else {
                    throw entry.wrong("after the end ('to') of the entry above for the same place, ages and group")
                }
                entries.append(support)
            }
            return SupportList(try readHeading(fields, unit: .percent), entries: entries)
        } catch {
            throw error.inFile(path)
        }
    }

    private func readSupport<Group: RuleKey>(
        _ entry: StrictYAML
    ) throws(DocumentTrouble) -> PlacedSupport<Group> {
        let fields = try entry.fields(
            ["from", "source"],
            optional: ["anywhere", "province", "communes", "ages", "percent", "unknown", "none", "to", "months"])
        let from = try fields.required("from").day()
        return PlacedSupport(
            area: try readArea(fields, of: entry),
            ages: try fields["ages"].map { (ages) throws(DocumentTrouble) in try readAges(ages) },
            from: from,
            to: try readEnd(fields, of: entry, from: from),
            percents: try readPercents(fields, of: entry),
            source: try readSource(fields.required("source"))
        )
    }

    private func readArea<Group: RuleKey>(
        _ fields: [String: StrictYAML], of entry: StrictYAML
    ) throws(DocumentTrouble) -> PlacedSupport<Group>.Area {
        let given = ["anywhere", "province", "communes"].compactMap { fields[$0] }
        guard given.count == 1 else { throw entry.wrong("an entry with one of anywhere, province or communes") }
        if let province = fields["province"] { return .province(try province.digits(2)) }
        if let communes = fields["communes"] {
            var codes: [String] = []
            for code in try communes.list() { codes.append(try code.digits(5)) }
            guard !codes.isEmpty else { throw communes.wrong("a list with at least one commune") }
            return .communes(codes)
        }
        try fields.required("anywhere").mustBeTrue()
        return .anywhere
    }

    private func readPercents<Group: RuleKey>(
        _ fields: [String: StrictYAML], of entry: StrictYAML
    ) throws(DocumentTrouble) -> [Group: Int]? {
        guard ["percent", "unknown", "none"].compactMap({ fields[$0] }).count == 1 else {
            throw entry.wrong("an entry with one of percent, unknown or none")
        }
        guard let percent = fields["percent"] else {
            try fields["unknown"]?.mustBeTrue()
            try fields["none"]?.mustBeTrue()
            return fields["none"].map { _ in [:] }
        }
        var rows: [String: String] = [:]
        for (key, value) in try percent.entries() { rows[key] = try value.text() }
        guard let read = [Group: Int](.table(rows), in: .percent) else { throw percent.wrong([Group: Int].shape) }
        return read
    }

    private func readAges(_ ages: StrictYAML) throws(DocumentTrouble) -> ClosedRange<Int> {
        let ends = try ages.list()
        guard ends.count == 2 else { throw ages.wrong("the youngest and the oldest age, [65, 74]") }
        let youngest = try ends[0].number(in: 0...150)
        return youngest...(try ends[1].number(in: youngest...150))
    }

    /// The last day: as written, or counted in months from the first.
    private func readEnd(
        _ fields: [String: StrictYAML], of entry: StrictYAML, from: CalendarDay
    ) throws(DocumentTrouble) -> CalendarDay? {
        guard fields["to"] == nil || fields["months"] == nil else {
            throw entry.wrong("an entry with to or months, not both")
        }
        if let months = try fields["months"]?.number(in: 1...1000) {
            return from.adding(months: months).adding(days: -1)
        }
        guard let end = fields["to"] else { return nil }
        let to = try end.day()
        guard to >= from else { throw end.wrong("a day not before 'from'") }
        return to
    }
}

extension StrictYAML {
    fileprivate func mustBeTrue() throws(DocumentTrouble) {
        guard try flag() else { throw wrong("true; leave it out otherwise") }
    }
}
