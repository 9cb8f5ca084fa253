import Insurance
import InsuranceRules
import StrictFiles

extension RuleFile {
    /// Reads the file as a list of which papers are issued where, and how they
    /// are approved.
    ///
    /// No two entries may speak of the same paper and place on one day.
    ///
    /// - Throws: ``RuleError/malformed(file:reason:)`` naming the file and the trouble.
    func papers() throws(RuleError) -> PaperList {
        do throws(DocumentTrouble) {
            let fields = try StrictYAML(text).fields(["rule", "title", "unit", "checked_on", "list"])
            var entries: [PlacedPapers] = []
            for entry in try fields.required("list").list() {
                let papers = try readPapers(entry)
                guard !entries.contains(where: papers.overlaps) else {
                    throw entry.wrong("after the end ('to') of the entry above for the same place and paper")
                }
                entries.append(papers)
            }
            return PaperList(try readHeading(fields, unit: .method), entries: entries)
        } catch {
            throw error.inFile(path)
        }
    }

    private func readPapers(_ entry: StrictYAML) throws(DocumentTrouble) -> PlacedPapers {
        let fields = try entry.fields(["from", "papers", "source"], optional: ["anywhere", "province", "to"])
        guard (fields["anywhere"] == nil) != (fields["province"] == nil) else {
            throw entry.wrong("an entry with one of anywhere or province")
        }
        if let anywhere = fields["anywhere"], try !anywhere.flag() {
            throw anywhere.wrong("true; leave it out otherwise")
        }
        let from = try fields.required("from").day()
        let to = try fields["to"].map { (end) throws(DocumentTrouble) in try end.day() }
        if let to, to < from { throw try fields.required("to").wrong("a day not before 'from'") }
        return PlacedPapers(
            province: try fields["province"].map { (code) throws(DocumentTrouble) in try code.digits(2) },
            from: from, to: to, ways: try readWays(fields.required("papers")),
            source: try readSource(fields.required("source")))
    }

    private func readWays(_ table: StrictYAML) throws(DocumentTrouble) -> [PaperSubject: PaperWay] {
        var ways: [PaperSubject: PaperWay] = [:]
        for (key, value) in try table.entries() {
            guard let subject = PaperSubject(rawValue: key) else {
                throw table.wrong(
                    "a table with keys among \(PaperSubject.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            guard let way = PaperWay(rawValue: try value.text()) else { throw value.wrong(PaperWay.shape) }
            ways[subject] = way
        }
        guard !ways.isEmpty else { throw table.wrong("a table with at least one paper") }
        return ways
    }
}
