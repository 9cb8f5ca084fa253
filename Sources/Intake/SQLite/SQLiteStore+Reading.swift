import Foundation
import GRDB

extension SQLiteStore {
    public func totals() async throws -> IntakeTotals {
        try await writer.read { db in
            func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
            return IntakeTotals(
                envelopes: try count("SELECT count(*) FROM envelope"),
                duplicates: try count("SELECT coalesce(sum(repeats), 0) FROM envelope"),
                conflicts: try count("SELECT count(*) FROM notTaken WHERE code = 'conflict'"),
                gaps: try count("SELECT count(*) FROM gap WHERE filledAt IS NULL"),
                kiosks: try count("SELECT count(*) FROM kiosk"))
        }
    }

    /// Hands over every stored envelope's bytes in the order they came.
    ///
    /// Pages go on after the last row seen, so rows that arrive meanwhile make
    /// none be skipped.
    public func forEachEnvelope(_ body: (_ bytes: [UInt8], _ confirmation: String?) async throws -> Void) async throws {
        var last: Int64 = 0
        while true {
            let page = try await writer.read { [last] db in
                try Row.fetchAll(
                    db, sql: "SELECT seq, bytes, confirmation FROM envelope WHERE seq > ? ORDER BY seq LIMIT 500",
                    arguments: [last]
                ).map { row in
                    (seq: row["seq"] as Int64, bytes: row["bytes"] as Data, code: row["confirmation"] as String?)
                }
            }
            guard let end = page.last else { return }
            for row in page { try await body([UInt8](row.bytes), row.code) }
            last = end.seq
        }
    }
}
