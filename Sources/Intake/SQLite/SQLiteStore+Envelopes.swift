import Foundation
import GRDB
public import Insurance
import UploadContract

extension SQLiteStore {
    public func receive(
        _ arrivals: [Arrival], of kiosk: String, at moment: Moment
    ) async throws -> [Settlement] {
        try await writer.write { db in
            try arrivals.map { arrival in
                switch arrival {
                case .sound(let envelope, let confirmation):
                    return try Self.store(envelope, confirmation: confirmation, in: db, at: moment)
                case .faulty(let id, let hash, let code):
                    try Self.noteNotTaken(id, hash: hash, code: code, of: kiosk, in: db, at: moment)
                    return .noted
                }
            }
        }
    }

    private static func store(
        _ envelope: Envelope, confirmation: String?, in db: Database, at moment: Moment
    ) throws -> Settlement {
        let (id, hash) = (envelope.id, Data(envelope.hash))
        let known = try Row.fetchOne(
            db, sql: "SELECT hash, confirmation FROM envelope WHERE id = ?", arguments: [id.text])
        switch known?["hash"] as Data? {
        case nil:
            try insert(envelope, confirmation: confirmation, in: db, at: moment)
            try noteGap(after: envelope, in: db, at: moment)
            return .stored(confirmation: confirmation)
        case hash:
            try db.execute(sql: "UPDATE envelope SET repeats = repeats + 1 WHERE id = ?", arguments: [id.text])
            return .repeated(confirmation: known?["confirmation"])
        default:
            try noteNotTaken(id, hash: envelope.hash, code: "conflict", of: envelope.header.kiosk, in: db, at: moment)
            return .conflict
        }
    }

    private static func insert(
        _ envelope: Envelope, confirmation: String?, in db: Database, at moment: Moment
    ) throws {
        let header = envelope.header
        try db.execute(
            sql: """
                INSERT INTO envelope
                    (id, kiosk, kind, eventDay, madeAt, previous, hash, bytes, confirmation, receivedAt)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                header.id.text, header.kiosk, header.kind, header.eventDay.description, header.madeAt.milliseconds,
                header.previous.isEmpty ? nil : Data(header.previous), Data(envelope.hash), Data(envelope.bytes),
                confirmation, moment.milliseconds,
            ])
    }

    private static func noteNotTaken(
        _ id: Identifier, hash: [UInt8], code: String, of kiosk: String, in db: Database, at moment: Moment
    ) throws {
        try db.execute(
            sql: """
                INSERT INTO notTaken (kiosk, envelope, hash, code, firstAt) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kiosk, hash, code) DO UPDATE SET times = times + 1
                """,
            arguments: [kiosk, id.text, Data(hash), code, moment.milliseconds])
    }
}
