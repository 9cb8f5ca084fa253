import Desk
import Foundation
import GRDB
import Insurance

/// What was set right and taken back after registrations were paid.
struct Aftermath: Sendable {
    fileprivate(set) var corrections: [Identifier: [Correction]] = [:]
    fileprivate(set) var withdrawals: [Identifier: [Withdrawal]] = [:]

    static let none = Aftermath()
}

extension RegistrationRecord {
    /// The registration as it is now: with all that was set right.
    func registration(_ vault: FieldVault, after: Aftermath) throws -> Registration {
        let paid = try registration(vault)
        let corrections = after.corrections[id] ?? []
        let withdrawals = after.withdrawals[id] ?? []
        guard !(corrections.isEmpty && withdrawals.isEmpty) else { return paid }
        var entry = paid.entry
        for correction in corrections { entry.person = entry.person.corrected(by: correction.changes) }
        return Registration(
            id: id, visit: visit, state: state, entry: entry, quote: paid.quote, readBackAt: readBackAt,
            readBackWay: readBackWay, corrections: corrections, withdrawals: withdrawals)
    }
}

extension LedgerDatabase {
    /// What came after the payment of the registrations that a condition chooses.
    ///
    /// - Parameter condition: Over the columns of `registration`.
    func aftermath(where condition: String, _ arguments: StatementArguments, _ db: Database) throws -> Aftermath {
        let chosen = "registration IN (SELECT id FROM registration WHERE \(condition))"
        var aftermath = Aftermath()
        let corrections = try CorrectionRecord.fetchAll(
            db, kept: "SELECT id, registration, content, at, officer FROM correction WHERE \(chosen) ORDER BY seq",
            arguments: arguments)
        for record in corrections {
            aftermath.corrections[record.registration, default: []].append(try record.correction(vault))
        }
        let withdrawals = try WithdrawalRecord.fetchAll(
            db,
            kept: "SELECT id, registration, purpose, at, officer FROM consentWithdrawal WHERE \(chosen) ORDER BY seq",
            arguments: arguments)
        for record in withdrawals {
            aftermath.withdrawals[record.registration, default: []].append(record.withdrawal)
        }
        return aftermath
    }

    /// A registration as it is now.
    func current(_ record: RegistrationRecord, _ db: Database) throws -> Registration {
        try record.registration(vault, after: try aftermath(where: "id = ?", [record.id.text], db))
    }
}

/// A `correction` row.
private struct CorrectionRecord: Codable, FetchableRecord {
    var id: Identifier
    var registration: Identifier
    var content: Data
    var at: Moment
    var officer: String

    func correction(_ vault: FieldVault) throws -> Correction {
        Correction(
            id: id, registration: registration,
            changes: try vault.open([Correction.Change].self, content, .correction(id)), at: at, officer: officer)
    }
}

/// A `consentWithdrawal` row.
private struct WithdrawalRecord: Codable, FetchableRecord {
    var id: Identifier
    var registration: Identifier
    var purpose: OptionalPurpose
    var at: Moment
    var officer: String

    var withdrawal: Withdrawal {
        Withdrawal(id: id, registration: registration, purpose: purpose, at: at, officer: officer)
    }
}

extension SealedField {
    static func correction(_ correction: Identifier) -> SealedField {
        SealedField("correction.content", of: correction.text)
    }
}
