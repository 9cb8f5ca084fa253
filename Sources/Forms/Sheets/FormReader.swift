import Insurance

/// Reads the lists of a form back from a file of ours.
///
/// Nothing is guessed: the titles stand as we write them, lines are numbered
/// without a gap, and every sum agrees with its lines.
struct FormReader<Line: FormLine> {
    private let columns = Line.columns
    private let isGuarded: Bool
    private var lists: [FormList<Line>] = []
    private var section = 0
    private var isInLines = false
    private var sheet = 1

    /// - Parameter path: A `.csv` holds texts as ``CellText/guarded(_:)`` writes them.
    /// - Throws: `form-unreadable`, `form-sums-differ`; what ``readTable(at:_:)`` throws.
    static func lists(at path: String) throws -> [FormList<Line>] {
        var reader = FormReader(isGuarded: path.hasSuffix(".csv"))
        try readTable(at: path) { row in
            if !row.isBlank { try reader.take(row) }
        }
        return reader.lists
    }

    private init(isGuarded: Bool) { self.isGuarded = isGuarded }

    private mutating func take(_ row: TableRow) throws {
        let cells = try texts(of: row)
        if Line.form == nil {
            try takePlain(cells, row)
        } else if cells[1] == Line.title {
            lists.append(
                FormList(
                    facts: Array(repeating: "", count: Line.facts.count),
                    sections: Array(repeating: [], count: Line.sections.count)))
            (section, isInLines) = (-1, false)
        } else if !isInLines {
            try takeHead(cells, row)
        } else {
            try takeBody(cells, row)
        }
    }

    /// A table that programs read: titles, then lines.
    private mutating func takePlain(_ cells: [String], _ row: TableRow) throws {
        if lists.isEmpty {
            guard isTitles(cells) else { throw Refusal.formUnreadable(row.number) }
            lists = [FormList(sections: [[]])]
        } else {
            try takeLine(cells, row)
        }
    }

    private mutating func takeHead(_ cells: [String], _ row: TableRow) throws {
        if isTitles(cells) {
            isInLines = true
        } else if let fact = Line.facts.firstIndex(of: cells[1]), !lists.isEmpty {
            lists[lists.count - 1].facts[fact] = cells[2]
        } else if cells[1] != Line.form {
            throw Refusal.formUnreadable(row.number)
        }
    }

    private mutating func takeBody(_ cells: [String], _ row: TableRow) throws {
        if cells[0] == "A" || cells[1] == Line.form || isForSigning(cells) { return }
        if let next = FormWords.numerals.firstIndex(of: cells[0]), next == section + 1, next < Line.sections.count,
            cells[1] == Line.sections[next]
        {
            section = next
        } else if cells[1] == FormWords.sum {
            try check(cells)
        } else if let told = lists.last.flatMap({ Line.closing($0.sections) }), cells[1] == told.label {
            guard Int(cells[2]) == told.count else { throw Refusal.formSumsDiffer }
        } else {
            try takeLine(cells, row)
        }
    }

    private mutating func takeLine(_ cells: [String], _ row: TableRow) throws {
        guard let list = lists.indices.last, section >= 0, Int(cells[0]) == lists[list].sections[section].count + 1
        else { throw Refusal.formUnreadable(row.number) }
        var line = Line()
        for (column, text) in zip(columns, cells.dropFirst()) where !column.take(text, &line) {
            throw Refusal.formUnreadable(row.number)
        }
        lists[list].sections[section].append(line)
    }

    private func check(_ cells: [String]) throws {
        guard let lines = lists.last?.sections[max(0, section)], section >= 0 else { throw Refusal.formSumsDiffer }
        for (index, column) in columns.enumerated().dropFirst() {
            guard let amount = column.amount else { continue }
            guard Int(cells[index + 1]) == lines.reduce(0, { $0 + amount($1).count }) else {
                throw Refusal.formSumsDiffer
            }
        }
        guard Int(cells[0]) == lines.count else { throw Refusal.formSumsDiffer }
    }

    private func isTitles(_ cells: [String]) -> Bool {
        cells[0] == FormWords.place && zip(columns, cells.dropFirst()).allSatisfy { $0.title == $1 }
    }

    private func isForSigning(_ cells: [String]) -> Bool {
        cells[0].isEmpty && [FormWords.signatures[0], FormWords.sign].contains(cells[1])
    }

    /// As many texts as the form has columns.
    private func texts(of row: TableRow) throws -> [String] {
        guard row.count <= columns.count + 1 else { throw Refusal.formUnreadable(row.number) }
        return try (0...columns.count).map { index in
            guard let text = row.text(index) else { throw Refusal.formUnreadable(row.number) }
            return isGuarded ? CellText.unguarded(text) : text
        }
    }
}
