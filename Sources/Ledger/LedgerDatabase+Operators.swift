public import Desk
import Foundation
import GRDB
import Insurance

extension LedgerDatabase: OperatorDirectory {
    /// A member of staff with the PIN's slow hash; `nil` for a code nobody has.
    public func member(code: String) async throws -> (Operator, PINRecord)? {
        try await read { db in
            guard let record = try memberRecord(code, db) else { return nil }
            let pin = PINRecord(salt: [UInt8](record.salt), hash: [UInt8](record.hash), cost: record.cost)
            return (try record.member(vault), pin)
        }
    }

    /// All members of staff, by code.
    public func members() async throws -> [Operator] {
        try await read { db in
            try MemberRecord.fetchAll(db, sql: "SELECT * FROM member ORDER BY code").map { try $0.member(vault) }
        }
    }

    /// Adds a member of staff; the name is kept sealed.
    ///
    /// - Throws: ``Refusal`` with `operator-code-wrong`, `operator-exists`, and
    ///   with `operator-demonstration` in a ledger of real records.
    public func add(_ member: Operator, pin: PINRecord) async throws {
        try member.checkCode()
        guard settings.training || !member.isDemonstration else { throw Refusal.operatorDemonstration }
        try await write { db in
            guard try memberRecord(member.code, db) == nil else { throw Refusal.operatorExists }
            let roles = try JSONEncoder.stable.encode(member.roles.sorted())
            try db.insert(
                into: "member",
                [
                    "code": member.code, "name": try vault.seal(member.name, .memberName(member.code)),
                    "roles": String(decoding: roles, as: UTF8.self), "salt": Data(pin.salt), "hash": Data(pin.hash),
                    "cost": pin.cost, "demonstration": member.isDemonstration,
                ])
        }
    }

    func memberRecord(_ code: String, _ db: Database) throws -> MemberRecord? {
        try MemberRecord.fetchOne(db, sql: "SELECT * FROM member WHERE code = ?", arguments: [code])
    }
}

/// A `member` row.
struct MemberRecord: Codable, FetchableRecord {
    var code: String
    var name: Data
    var roles: Set<Role>
    var salt: Data
    var hash: Data
    var cost: Int
    var demonstration: Bool

    func member(_ vault: FieldVault) throws -> Operator {
        Operator(
            code: code, name: try vault.open(String.self, name, .memberName(code)), roles: roles,
            isDemonstration: demonstration)
    }
}

extension SealedField {
    fileprivate static func memberName(_ code: String) -> SealedField { SealedField("member.name", of: code) }
}
