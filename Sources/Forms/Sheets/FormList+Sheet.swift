import Insurance

extension FormList {
    /// The list as a sheet.
    ///
    /// - Parameter place: Which of several lists of a form it is, from 1; 0 for the only one.
    func sheet(_ place: Int = 0) -> WrittenSheet {
        let columns = Line.columns
        return WrittenSheet(
            name: place == 0 ? Line.tab : "\(Line.tab) \(place)", widths: [6] + columns.map(\.width),
            rows: head + headings(columns) + body(columns) + foot)
    }

    private var head: [WrittenRow] {
        guard let form = Line.form else { return [] }
        let facts = zip(Line.facts, facts).map { label, value in
            WrittenRow(.fact, [.empty, .text(label), value.isEmpty ? .empty : .text(value)])
        }
        return [WrittenRow(.plain, [.empty, .text(form)]), WrittenRow(.title, [.empty, .text(Line.title)])] + facts
    }

    private func headings(_ columns: [FormColumn<Line>]) -> [WrittenRow] {
        let titles = WrittenRow(.heading, [.text(FormWords.place)] + columns.map { .text($0.title) })
        guard Line.form != nil else { return [titles] }
        return [titles, WrittenRow(.numbering, [.text("A")] + columns.map { .text($0.number) })]
    }

    private func body(_ columns: [FormColumn<Line>]) -> [WrittenRow] {
        var rows: [WrittenRow] = []
        for (index, lines) in sections.enumerated() {
            if Line.form != nil {
                rows.append(
                    WrittenRow(.section, [.text(FormWords.numerals[index]), .text(Line.sections[index])]))
            }
            rows += lines.enumerated().map { place, line in
                WrittenRow(.line, [.number(place + 1)] + columns.map { $0.cell(line) })
            }
            if Line.form != nil { rows.append(sum(lines, columns)) }
        }
        return rows
    }

    /// The sums of a section; how many lines it has stands where the names do.
    private func sum(_ lines: [Line], _ columns: [FormColumn<Line>]) -> WrittenRow {
        let sums = columns.map { column -> WrittenCell in
            guard let amount = column.amount else { return .empty }
            return .number(lines.reduce(0) { $0 + amount($1).count })
        }
        return WrittenRow(.total, [.number(lines.count), .text(FormWords.sum)] + sums.dropFirst())
    }

    private var foot: [WrittenRow] {
        guard Line.form != nil else { return [] }
        let closing = Line.closing(sections).map { told in
            WrittenRow(.fact, [.empty, .text(told.label), .number(told.count)])
        }
        return [closing].compactMap { $0 } + [
            WrittenRow(.plain),
            WrittenRow(.plain, [.empty] + spread(FormWords.signatures)),
            WrittenRow(.plain, [.empty] + spread([FormWords.sign, FormWords.sign])),
        ]
    }

    /// The first at the names, the others some columns further each, as far as there are columns.
    private func spread(_ texts: [String]) -> [WrittenCell] {
        let gap = min(4, Line.columns.count - 2)
        return Array(texts.flatMap { [.text($0)] + Array(repeating: .empty, count: gap) }.dropLast(gap))
    }
}
