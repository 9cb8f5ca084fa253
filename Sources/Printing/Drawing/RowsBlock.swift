/// A field of rows and columns, as on a receipt.
final class RowsBlock: FieldBlock {
    private struct Cell {
        let layout: TextLayout
        let x: Double
        let width: Double
        var rank = RowRank.plain
    }

    private let box: Box
    private let field: FieldDescription
    private let typeface: Typeface
    /// Whether the rows take the room they need, on a roll.
    private let grows: Bool
    /// Layouts used before, one list a column; the last are for rows without
    /// tabs, one list a rank.
    private var spare: [[TextLayout]]
    private var rows: [[Cell]] = []

    /// Points left free between two rows, so that a row of several lines is seen as one.
    private let apart: Double
    /// Points left free between two columns.
    private let gap = 1.5 * PageSize.pointsPerMillimetre

    init(_ field: FieldDescription, in box: Box, grows: Bool, typeface: Typeface) {
        self.box = box
        self.field = field
        self.typeface = typeface
        self.grows = grows
        apart = field.apart * PageSize.pointsPerMillimetre
        spare = Array(repeating: [], count: field.columns.count + RowRank.allCases.count)
    }

    func set(_ text: String) throws(FitTrouble) {
        rows = []
        var used = Array(repeating: 0, count: spare.count)
        let written = text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
        guard written.count <= field.lines else { throw .doesNotFit }
        for line in written {
            let (rank, line) = field.hasHeadings ? RowRank.read(line) : (.plain, line)
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 1 || (cells.count == field.columns.count && rank == .plain) else { throw .doesNotFit }
            rows.append(cells.count == 1 ? [wholeRow(line, rank, &used)] : self.cells(cells, &used))
        }
        guard rows.joined().allSatisfy({ $0.layout.unknownGlyphs == 0 }) else { throw .glyphMissing }
        try field.style.fit { size in
            for cell in rows.joined() { cell.layout.setSize(size * cell.rank.scale) }
            let isNarrow = rows.joined().allSatisfy { $0.layout.extent.width <= $0.width + 0.1 }
            return isNarrow && (grows || excess <= 0.1)
        }
    }

    /// Points that the rows need beyond their rectangle; less than zero where they leave some of it.
    var excess: Double {
        rows.reduce(Double(max(0, rows.count - 1)) * apart - box.height) { $0 + height(of: $1) }
    }

    func draw(on page: inout PageContent) {
        var y = box.y
        for row in rows {
            for cell in row { cell.layout.draw(on: &page, x: cell.x, y: y) }
            y += height(of: row) + apart
        }
    }

    func clear() {
        for layout in spare.joined() { layout.setText("") }
        rows = []
    }

    private func height(of row: [Cell]) -> Double { row.map { $0.layout.extent.height }.max() ?? 0 }

    private func wholeRow(_ text: Substring, _ rank: RowRank, _ used: inout [Int]) -> Cell {
        let layout = layout(field.columns.count + rank.rawValue, &used)
        layout.setText(String(text))
        layout.setWidth(box.width, alignment: .left)
        return Cell(layout: layout, x: box.x, width: box.width, rank: rank)
    }

    private func cells(_ texts: [Substring], _ used: inout [Int]) -> [Cell] {
        var x = box.x
        return zip(field.columns, texts).enumerated().map { index, pair in
            let (column, text) = pair
            let full = column.width * PageSize.pointsPerMillimetre
            let width = index < field.columns.count - 1 ? full - gap : full
            let layout = layout(index, &used)
            layout.setText(String(text))
            layout.setWidth(width, alignment: column.alignment)
            defer { x += full }
            return Cell(layout: layout, x: x, width: width)
        }
    }

    /// A warm layout of a list, or a new one.
    private func layout(_ list: Int, _ used: inout [Int]) -> TextLayout {
        defer { used[list] += 1 }
        if used[list] == spare[list].count {
            let isHeading = list > field.columns.count
            spare[list].append(typeface.makeLayout(isHeading ? field.style.bold : field.style))
        }
        return spare[list][used[list]]
    }
}
