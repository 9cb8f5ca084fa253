import Foundation
import GRDB
import Insurance
import UploadContract

extension SQLiteStore {
    /// Notes where a kiosk's chain is broken at this envelope, and closes the
    /// gap that this envelope fills.
    ///
    /// A gap is a sign for people, never a reason to refuse: the missing
    /// envelope may still be on its way.
    static func noteGap(after envelope: Envelope, in db: Database, at moment: Moment) throws {
        try db.execute(
            sql: """
                UPDATE gap SET filledAt = ?
                WHERE kiosk = ? AND previous = ? AND reason = 'missing' AND filledAt IS NULL
                """,
            arguments: [moment.milliseconds, envelope.header.kiosk, Data(envelope.hash)])
        guard let reason = try breakReason(of: envelope, in: db) else { return }
        try db.execute(
            sql: "INSERT INTO gap (envelope, kiosk, reason, previous, notedAt) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                envelope.id.text, envelope.header.kiosk, reason, previous(of: envelope), moment.milliseconds,
            ])
    }

    private static func breakReason(of envelope: Envelope, in db: Database) throws -> String? {
        let (kiosk, previous) = (envelope.header.kiosk, previous(of: envelope))
        let followers = try Int.fetchOne(
            db, sql: "SELECT count(*) FROM envelope WHERE kiosk = ? AND previous IS ?", arguments: [kiosk, previous])
        if let followers, followers > 1 { return "fork" }
        guard let previous else { return nil }
        let isThere = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM envelope WHERE hash = ? AND kiosk = ?)",
            arguments: [previous, kiosk])
        return isThere == true ? nil : "missing"
    }

    private static func previous(of envelope: Envelope) -> Data? {
        envelope.header.previous.isEmpty ? nil : Data(envelope.header.previous)
    }
}
