import Foundation
import Insurance

/// The cells of one row by what they hold, and what is wrong with them.
struct RowCells {
    let row: TableRow
    let header: RosterHeader
    private(set) var troubles: [RowTrouble] = []

    private static let longest = 200

    init(_ row: TableRow, _ header: RosterHeader) {
        self.row = row
        self.header = header
    }

    /// The text of a cell in NFC; `nil` when there is nothing, or a dash.
    mutating func text(_ column: RosterColumn) -> String? {
        guard let index = header[column] else { return nil }
        guard let text = row.text(index) else {
            refuse(.textUnreadable, column)
            return nil
        }
        guard text.utf8.count <= Self.longest * 4 else {
            refuse(.textTooLong, column)
            return nil
        }
        guard !text.isEmpty, text != "-" else { return nil }
        return RowCells.tidied(text)
    }

    /// Reads a cell with something in it.
    mutating func read<Value>(
        _ column: RosterColumn, else reason: RowTrouble.Reason, _ reading: (String) -> Value?
    ) -> Value? {
        guard let text = text(column) else { return nil }
        let value = reading(text)
        if value == nil { refuse(reason, column) }
        return value
    }

    /// Digits of a known length; a spreadsheet's number gets the zeros back it
    /// cannot keep, a text must be whole.
    mutating func digits(_ column: RosterColumn, lengths: Set<Int>, padTo length: Int, else reason: RowTrouble.Reason)
        -> String?
    {
        let isNumber = header[column].map(row.isNumber) ?? false
        return read(column, else: reason) { text in
            let digits = text.filter { $0 != " " && $0 != "'" && $0 != "." }
            guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            if lengths.contains(digits.utf8.count) { return digits }
            let short = length - digits.utf8.count
            return isNumber && (1...2).contains(short) ? String(repeating: "0", count: short) + digits : nil
        }
    }

    /// Nothing that would be a number stands in the row, and nothing was wrong with one.
    mutating func refuseUnnumbered() {
        let columns: [RosterColumn] = [.personalID, .oldID, .socialInsuranceCode]
        guard !troubles.contains(where: { columns.contains($0.column) }) else { return }
        refuse(.numberMissing, columns.first { header[$0] != nil } ?? .personalID)
    }

    mutating func refuse(_ reason: RowTrouble.Reason, _ column: RosterColumn) {
        let trouble = RowTrouble(reason, column)
        if !troubles.contains(trouble) { troubles.append(trouble) }
    }

    /// The text in NFC, with one space where the file has a no-break space or
    /// a line end.
    private static func tidied(_ text: String) -> String {
        var (isApart, isBlank) = (false, false)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x300...0x36F: isApart = true
            case 0x20: break
            case 0x09...0x0D, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x3000: isBlank = true
            default: break
            }
        }
        let whole = isApart ? text.precomposedStringWithCanonicalMapping : text
        return isBlank ? whole.split(whereSeparator: \.isWhitespace).joined(separator: " ") : whole
    }
}
