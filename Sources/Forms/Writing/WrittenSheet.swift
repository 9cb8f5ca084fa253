/// One sheet of a workbook, or a CSV file, before it is written.
struct WrittenSheet: Hashable, Sendable {
    /// What the sheet's tab says; at most 31 characters.
    let name: String
    /// The columns' widths in characters.
    let widths: [Double]
    let rows: [WrittenRow]
}

/// One row of it.
struct WrittenRow: Hashable, Sendable {
    /// How a workbook shows it; CSV has no looks.
    enum Look: Hashable, Sendable, CaseIterable { case plain, title, fact, heading, numbering, section, line, total }

    let look: Look
    let cells: [WrittenCell]

    init(_ look: Look, _ cells: [WrittenCell] = []) {
        self.look = look
        self.cells = cells
    }

    /// How many lines the row takes where its texts are wrapped.
    ///
    /// - Parameter widths: The columns' widths in characters.
    func lines(in widths: [Double]) -> Int {
        guard [.heading, .line].contains(look) else { return 1 }
        return zip(cells, widths).map { cell, width in
            guard case .text(let text) = cell else { return 1 }
            return Self.lines(text, width: width)
        }.max() ?? 1
    }

    /// Words one behind the other, as many on a line as surely fit.
    private static func lines(_ text: String, width: Double) -> Int {
        let room = max(4, Int(width * 0.85))
        var (lines, used) = (1, 0)
        for word in text.split(separator: " ") {
            let next = used == 0 ? word.count : used + 1 + word.count
            if next <= room {
                used = next
            } else {
                lines += used == 0 ? word.count / room : 1 + word.count / (room + 1)
                used = word.count % room
            }
        }
        return lines
    }
}

/// One cell of it.
enum WrittenCell: Hashable, Sendable {
    /// Days too: the back office's programs want them as text.
    case text(String)
    case number(Int)
    case empty
}
