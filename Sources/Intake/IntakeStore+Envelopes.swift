import Foundation
import GRDB
import Insurance
import UploadContract

/// One envelope of a batch after it was looked at.
enum Arrival: Sendable {
    case sound(Envelope)
    /// Cannot be stored, whatever the store holds.
    case faulty(Identifier, hash: [UInt8], fault: EnvelopeFault)
}

extension IntakeStore {
    /// Stores a kiosk's envelopes, each once, and says what became of each.
    ///
    /// All of it is one transaction: the answer holds for the whole batch.
    func receive(
        _ arrivals: [Arrival], of kiosk: String, codes: ConfirmationCode, at moment: Moment
    ) async throws -> [BatchAnswer.Entry] {
        try await writer.write { db in
            try arrivals.map { arrival in
                switch arrival {
                case .sound(let envelope):
                    return try Self.store(envelope, codes: codes, in: db, at: moment)
                case .faulty(let id, let hash, let fault):
                    try Self.noteNotTaken(id, hash: hash, code: fault.code, of: kiosk, in: db, at: moment)
                    return BatchAnswer.Entry(id: id, verdict: fault.verdict, code: fault.code, sentence: fault.sentence)
                }
            }
        }
    }

    /// Stores an envelope, or finds a duplicate (same id, same bytes) or a
    /// conflict (same id, other bytes).
    ///
    /// What was taken keeps its first code.
    private static func store(
        _ envelope: Envelope, codes: ConfirmationCode, in db: Database, at moment: Moment
    ) throws -> BatchAnswer.Entry {
        let (id, hash) = (envelope.id, Data(envelope.hash))
        let known = try Row.fetchOne(
            db, sql: "SELECT hash, confirmation FROM envelope WHERE id = ?", arguments: [id.text])
        switch known?["hash"] as Data? {
        case nil:
            let confirmation = codes.code(for: envelope.header)
            try insert(envelope, confirmation: confirmation, in: db, at: moment)
            try noteGap(after: envelope, in: db, at: moment)
            return BatchAnswer.Entry(id: id, verdict: .accepted, confirmation: confirmation)
        case hash:
            try db.execute(sql: "UPDATE envelope SET repeats = repeats + 1 WHERE id = ?", arguments: [id.text])
            return BatchAnswer.Entry(id: id, verdict: .duplicate, confirmation: known?["confirmation"])
        default:
            try noteNotTaken(id, hash: envelope.hash, code: "conflict", of: envelope.header.kiosk, in: db, at: moment)
            return BatchAnswer.Entry(
                id: id, verdict: .conflict, code: "conflict",
                sentence: "Another record with this id was taken before. Tell the supervisor; do not enter it again.")
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
