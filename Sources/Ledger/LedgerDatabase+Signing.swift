public import Desk
import Foundation
import GRDB
public import Insurance

// What receivers are asked to sign for; part of `HandOverLedger`.
extension LedgerDatabase {
    /// Asks for a signature; a former request of the visit is dropped.
    ///
    /// - Throws: ``Refusal`` with `visit-unknown`, `document-unknown`,
    ///   `paper-not-good`, `handed-over-before`.
    public func beginSigning(_ plan: HandOverPlan, by officer: Operator, at moment: Moment) async throws -> Signing {
        try await write { db in
            _ = try visitRecord(plan.visit, db)
            _ = try goodPapers(plan, db)
            try dropSigning(of: plan.visit, db)
            let id = Identifier.make(at: moment)
            let papers = try JSONEncoder.stable.encode(plan.papers)
            var columns: Columns = [
                "id": id.text, "visit": plan.visit.text, "state": "open",
                "papers": String(decoding: papers, as: UTF8.self), "station": plan.station, "officer": officer.code,
                "openedAt": moment.milliseconds,
            ]
            columns.merge(try receiverColumns(plan.receiver, .named(inSigning: id))) { own, _ in own }
            try db.insert(into: "signing", columns)
            return Signing(
                id: id, plan: plan, officer: officer.code, openedAt: moment, signature: nil, signedAt: nil)
        }
    }

    /// What the visit's receiver is asked to sign for now.
    public func signing(of visit: Identifier) async throws -> Signing? {
        try await read { db in
            try SigningRecord.fetchOne(
                db, sql: "SELECT \(SigningRecord.columns) FROM signing WHERE visit = ? AND state IN ('open', 'signed')",
                arguments: [visit.text]
            )?.signing(vault)
        }
    }

    /// Keeps a signature; the same one again changes nothing.
    ///
    /// - Throws: ``Refusal`` with `signing-over`.
    public func sign(_ signing: Identifier, with signature: Signature, at moment: Moment) async throws {
        try await write { db in
            let known = try SigningRecord.fetchOne(
                db, sql: "SELECT \(SigningRecord.columns) FROM signing WHERE id = ? AND state = 'signed'",
                arguments: [signing.text])
            if try known?.signing(vault).signature == signature { return }
            try db.changeOne(
                """
                UPDATE signing SET state = 'signed', strokes = :strokes, signedAt = :at
                WHERE id = :id AND state = 'open'
                """,
                [
                    "strokes": try vault.seal(signature.text, .strokes(inSigning: signing)),
                    "at": moment.milliseconds, "id": signing.text,
                ],
                else: Refusal.signingOver)
        }
    }

    /// Gives up a request with its signature; harmless when there is none.
    public func dropSigning(of visit: Identifier, at moment: Moment) async throws {
        try await write { db in try dropSigning(of: visit, db) }
    }

    func dropSigning(of visit: Identifier, _ db: Database) throws {
        try db.change(
            """
            UPDATE signing SET state = 'dropped', named = NULL, strokes = NULL
            WHERE visit = :visit AND state IN ('open', 'signed')
            """, ["visit": visit.text])
    }

    /// What a request held of the person is erased with its end.
    ///
    /// - Throws: `signing-over`.
    func endSigning(_ signing: Identifier, as state: String, _ db: Database) throws {
        try db.changeOne(
            """
            UPDATE signing SET state = :state, named = NULL, strokes = NULL
            WHERE id = :id AND state IN ('open', 'signed')
            """, ["state": state, "id": signing.text], else: Refusal.signingOver)
    }

    /// Who takes the papers, in the columns that `handOver` and `signing` share.
    func receiverColumns(_ receiver: Receiver, _ field: SealedField) throws -> Columns {
        switch receiver {
        case .participant(let registration): ["receiver": "participant", "receiverOf": registration.text]
        case .guardian(let registration): ["receiver": "guardian", "receiverOf": registration.text]
        case .other(let named): ["receiver": "other", "named": try vault.seal(named, field)]
        }
    }
}
