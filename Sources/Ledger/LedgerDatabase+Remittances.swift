public import Desk
import Foundation
import GRDB
public import Insurance

// Money of a closed day that somebody handed in; part of `DayLedger`.
extension LedgerDatabase {
    /// Writes down who took how much of a day's money, with two people standing
    /// for it; the same form again is the same.
    ///
    /// - Throws: ``Refusal`` with `day-report-unknown`, `form-reused`,
    ///   `clock-was-ahead`, `remittance-too-much`.
    public func remit(
        _ remittance: NewRemittance, by officer: Operator, second: Operator, at moment: Moment
    ) async throws -> Remittance {
        try await write { db in
            let known = try self.remittance(ofForm: remittance.formID, db)
            guard let day = try closedDay("number = ?", remittance.number, db) else {
                throw Refusal.dayReportUnknown
            }
            if let known {
                guard known.says(remittance, of: day.report.id, by: officer, second: second) else {
                    throw Refusal.formReused
                }
                return known
            }
            try trustOrder(moment, db)
            guard remittance.amount > .zero, remittance.amount <= day.outstanding else {
                throw Refusal.remittanceTooMuch(day.outstanding)
            }
            let made = Remittance(
                id: .make(at: moment), dayClose: day.report.id, method: remittance.method, amount: remittance.amount,
                handedTo: remittance.handedTo, officer: officer.code, second: second.code, at: moment)
            try db.insert(
                into: "remittance",
                [
                    "id": made.id.text, "formID": remittance.formID.text, "dayClose": made.dayClose.text,
                    "method": made.method.rawValue, "amount": made.amount.count,
                    "handedTo": try vault.seal(made.handedTo, .handedTo(made.id)), "officer": made.officer,
                    "second": made.second, "at": moment.milliseconds,
                ])
            return made
        }
    }

    func remittances(of day: Identifier, _ db: Database) throws -> [Remittance] {
        try RemittanceRow.fetchAll(
            db, sql: "\(RemittanceRow.selection) WHERE dayClose = ? ORDER BY seq", arguments: [day.text]
        ).map { try $0.remittance(vault) }
    }

    private func remittance(ofForm form: Identifier, _ db: Database) throws -> Remittance? {
        try RemittanceRow.fetchOne(
            db, sql: "\(RemittanceRow.selection) WHERE formID = ?", arguments: [form.text]
        ).map { try $0.remittance(vault) }
    }
}

extension Remittance {
    fileprivate func says(_ other: NewRemittance, of day: Identifier, by officer: Operator, second: Operator) -> Bool {
        dayClose == day && method == other.method && amount == other.amount && handedTo == other.handedTo
            && self.officer == officer.code && self.second == second.code
    }
}

/// A `remittance` row.
private struct RemittanceRow: Codable, FetchableRecord {
    static let selection = "SELECT id, dayClose, method, amount, handedTo, officer, second, at FROM remittance"

    var id: Identifier
    var dayClose: Identifier
    var method: Payment.Method
    var amount: Dong
    var handedTo: Data
    var officer: String
    var second: String
    var at: Moment

    func remittance(_ vault: FieldVault) throws -> Remittance {
        Remittance(
            id: id, dayClose: dayClose, method: method, amount: amount,
            handedTo: try vault.open(String.self, handedTo, .handedTo(id)), officer: officer, second: second, at: at)
    }
}
