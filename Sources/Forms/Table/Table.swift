import Insurance

/// Reads a table row by row: a workbook (.xlsx) with all its sheets, or CSV in UTF-8.
///
/// However long the table is, no more than a row of it is in memory, besides
/// the texts a workbook shares between its cells. The content decides what a
/// file is, not its name.
///
/// - Throws: ``Refusal`` with `table-missing`, `table-damaged`, `table-locked`,
///   `table-not-text`, `table-too-large`, and what `body` throws. Rows may
///   have been given before a damage shows.
public func readTable(at path: String, _ body: (TableRow) throws -> Void) throws {
    var reader = ByteReader(try FileStream(path))
    let start = try reader.beginning()
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
        try Workbook(path).forEach(body)
    } else if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
        throw Refusal.tableLocked
    } else {
        var csv = try CSVReader(reader)
        try csv.forEach(body)
    }
}
