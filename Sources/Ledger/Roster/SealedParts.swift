import Foundation
import GRDB

/// Keeps the columns of the name index in a roster file, sealed in pieces, so
/// that no more than a piece is open at once while they are read.
struct SealedParts {
    let db: Database
    let vault: RosterVault

    private static let pieceLength = 1 << 20

    // MARK: Writing

    func write(_ columns: NameColumns) throws {
        try write(Array(columns.syllables.joined(separator: "\n").utf8), as: "syllables")
        try write(columns.codes, as: "codes")
        try write(columns.starts, as: "starts")
        try write(columns.years, as: "years")
        try write(columns.days, as: "days")
        try write(columns.personalEnds, as: "personalEnds")
        try write(columns.socialEnds, as: "socialEnds")
        try write(columns.phoneEnds, as: "phoneEnds")
        try write(columns.heads, as: "heads")
    }

    private func write<Number: FixedWidthInteger>(_ numbers: [Number], as name: String) throws {
        try numbers.withUnsafeBytes { bytes in
            for (number, start) in stride(from: 0, to: bytes.count, by: Self.pieceLength).enumerated() {
                let piece = bytes[start..<min(bytes.count, start + Self.pieceLength)]
                try db.execute(
                    sql: "INSERT INTO part (name, number, body) VALUES (?, ?, ?)",
                    arguments: [name, number, try vault.seal(Data(piece), .part(name, number))])
            }
        }
    }

    // MARK: Reading

    /// - Parameter people: How many the columns must be of.
    /// - Throws: ``LedgerFault`` when a piece is missing, turned or moved.
    func read(people: Int) throws -> NameColumns {
        var columns = NameColumns()
        columns.syllables = try String(decoding: read("syllables", count: nil) as [UInt8], as: UTF8.self)
            .split(separator: "\n").map(String.init)
        columns.starts = try read("starts", count: people + 1)
        columns.codes = try read("codes", count: Int(columns.starts.last ?? 0))
        columns.years = try read("years", count: people)
        columns.days = try read("days", count: people)
        columns.personalEnds = try read("personalEnds", count: people)
        columns.socialEnds = try read("socialEnds", count: people)
        columns.phoneEnds = try read("phoneEnds", count: people)
        columns.heads = try read("heads", count: people)
        return columns
    }

    private func read<Number: FixedWidthInteger>(_ name: String, count: Int?) throws -> [Number] {
        var numbers: [Number] = []
        if let count { numbers.reserveCapacity(count) }
        let pieces = try Data.fetchCursor(db, sql: RosterSchema.partsByName, arguments: ["name": name])
        var number = 0
        while let sealed = try pieces.next() {
            try vault.open(sealed, .part(name, number)).withUnsafeBytes { bytes in
                let size = MemoryLayout<Number>.size
                for start in stride(from: 0, to: bytes.count - bytes.count % size, by: size) {
                    numbers.append(bytes.loadUnaligned(fromByteOffset: start, as: Number.self))
                }
            }
            number += 1
        }
        guard count == nil || numbers.count == count else { throw LedgerFault.unreadable(field: "roster.part.\(name)") }
        return numbers
    }
}
