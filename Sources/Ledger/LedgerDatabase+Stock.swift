public import Desk
import GRDB
import Insurance

// Controlled blanks: one row a serial, never deleted.
extension LedgerDatabase {
    /// Takes a bundle of blanks into stock, serial after serial, all or none.
    ///
    /// - Parameters:
    ///   - first: The first serial as printed, letters and then digits:
    ///     `TN0000123`; the digits count on and keep their width.
    ///   - bundle: The bundle's number; the lowest is used up first.
    /// - Throws: ``Refusal`` with `blank-serial-wrong`, `blank-known`.
    public func receiveBlanks(kind: BlankKind, first: String, count: Int, bundle: Int) async throws {
        let serials = try serials(from: first, count: count)
        guard bundle >= 1 else { throw Refusal.blankSerialWrong }
        try await write { db in
            do {
                try db.insert(into: "blankBundle", ["kind": kind.rawValue, "number": bundle, "count": count])
                for serial in serials {
                    try db.insert(
                        into: "blank",
                        ["kind": kind.rawValue, "serial": serial, "bundle": bundle, "state": "inStock"])
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                throw Refusal.blankKnown(first)
            }
        }
    }

    /// How each kind of blank stands; a kind never received has zeros.
    public func stock() async throws -> [StockBalance] {
        try await read { db in
            let counts = try BlankCount.fetchAll(
                db, sql: "SELECT kind, state, COUNT(*) AS count FROM blank GROUP BY kind, state")
            return BlankKind.allCases.map { kind in
                let mine = counts.filter { $0.kind == kind }
                func sum(_ states: String...) -> Int {
                    mine.filter { states.contains($0.state) }.reduce(0) { $0 + $1.count }
                }
                return StockBalance(
                    kind: kind, received: mine.reduce(0) { $0 + $1.count }, inStock: sum("inStock"),
                    reserved: sum("reserved"), used: sum("used"), spoiled: sum("spoiled"),
                    other: sum("test", "lost", "returned"))
            }
        }
    }

    private func serials(from first: String, count: Int) throws -> [String] {
        let digits = String(first.reversed().prefix { ("0"..."9").contains($0) }.reversed())
        let prefix = first.dropLast(digits.count)
        guard count >= 1, count <= 100_000, digits.count <= 15, let start = Int(digits),
            String(start + count - 1).count <= digits.count
        else { throw Refusal.blankSerialWrong }
        return (start..<start + count).map { number in
            let text = String(number)
            return prefix + String(repeating: "0", count: digits.count - text.count) + text
        }
    }
}

private struct BlankCount: Codable, FetchableRecord {
    var kind: BlankKind
    var state: String
    var count: Int
}
