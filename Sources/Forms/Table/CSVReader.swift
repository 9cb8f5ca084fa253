import Insurance

/// Reads text of fields with a comma, a semicolon or a tab between them (RFC 4180).
///
/// Quotes enclose fields that hold the separator, quotes or new lines. Rows are
/// numbered as a spreadsheet numbers them.
struct CSVReader {
    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let newLine: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D
    private static let separators: [UInt8] = [comma, UInt8(ascii: ";"), 0x09]
    private static let linesLookedAt = 20

    private var reader: ByteReader
    private let separator: UInt8

    /// - Parameter text: Nothing of it taken yet.
    init(_ text: ByteReader) throws {
        reader = text
        try CSVReader.skipByteOrderMark(&reader)
        separator = CSVReader.separator(in: try reader.beginning())
    }

    /// - Throws: `table-not-text`, `table-damaged`, and what `body` throws.
    mutating func forEach(_ body: (TableRow) throws -> Void) throws {
        var row = TableRow()
        var number = 0
        while try reader.peek() != nil {
            number += 1
            row.begin(number: number)
            try readRow(into: &row)
            try body(row)
        }
    }

    private mutating func readRow(into row: inout TableRow) throws {
        var isQuoted = false
        while let byte = try reader.take() {
            if isQuoted {
                if byte != Self.quote {
                    row.add(byte)
                } else if try reader.peek() == Self.quote {
                    row.add(byte)
                    _ = try reader.take()
                } else {
                    isQuoted = false
                }
            } else if byte == separator {
                try endCell(of: &row)
            } else if byte == Self.quote {
                isQuoted = true
            } else if byte == Self.newLine || byte == Self.carriageReturn {
                if byte == Self.carriageReturn, try reader.peek() == Self.newLine { _ = try reader.take() }
                return try endCell(of: &row)
            } else if byte == 0 {
                throw Refusal.tableNotText
            } else {
                row.add(byte)
            }
        }
        // A quote that nobody closed: the end of the file is missing.
        guard !isQuoted else { throw Refusal.tableDamaged }
        try endCell(of: &row)
    }

    private func endCell(of row: inout TableRow) throws {
        guard row.endCell() else { throw Refusal.tableDamaged }
    }

    /// UTF-8 may say so at its beginning; what begins as UTF-16 is not read.
    private static func skipByteOrderMark(_ reader: inout ByteReader) throws {
        let start = try reader.beginning().prefix(3)
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { throw Refusal.tableNotText }
        guard start.elementsEqual([0xEF, 0xBB, 0xBF]) else { return }
        for _ in 0..<3 { _ = try reader.take() }
    }

    /// The separator that stands most often in one of the first lines: names of
    /// columns hold none, addresses a few.
    private static func separator(in text: ArraySlice<UInt8>) -> UInt8 {
        let lines = text.split(separator: newLine, maxSplits: linesLookedAt).prefix(linesLookedAt)
        let counts = separators.map { separator in
            lines.map { line in line.count { $0 == separator } }.max() ?? 0
        }
        let best = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
        return separators[best]
    }
}
