import Foundation

/// Writes sheets one below the other as comma-separated values (RFC 4180).
///
/// The text is UTF-8 and begins with a byte order mark, without which Excel
/// takes Vietnamese for another alphabet. Texts stand in quotes and numbers do
/// not; no text can act as a formula, see ``CellText/guarded(_:)``.
enum CSVWriter {
    static func bytes(of sheets: [WrittenSheet]) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        for (index, sheet) in sheets.enumerated() {
            if index > 0 { bytes += [0x0D, 0x0A] }
            for row in sheet.rows { add(row, columns: sheet.widths.count, to: &bytes) }
        }
        return bytes
    }

    /// Every row has as many fields, as the standard wants it.
    private static func add(_ row: WrittenRow, columns: Int, to bytes: inout [UInt8]) {
        for column in 0..<max(columns, row.cells.count) {
            if column > 0 { bytes.append(UInt8(ascii: ",")) }
            switch column < row.cells.count ? row.cells[column] : .empty {
            case .text(let text): add(text, to: &bytes)
            case .number(let number): bytes += Array(String(number).utf8)
            case .empty: break
            }
        }
        bytes += [0x0D, 0x0A]
    }

    private static func add(_ text: String, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        bytes.append(quote)
        for byte in CellText.guarded(text).utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
