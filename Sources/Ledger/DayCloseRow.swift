import Desk
import Foundation
import GRDB
import Insurance

/// A `dayClose` row.
struct DayCloseRow: Codable, FetchableRecord {
    static let selection = """
        SELECT id, number, day, since, closedAt, officer, second, payments, taken, cash, transfer, paidOut, voided,
               difference, report, hash, previous, dueAt, sentBack, carried
        FROM dayClose
        """

    var id: Identifier
    var number: Int
    var day: String
    var since: Moment?
    var closedAt: Moment
    var officer: String
    var second: String
    var payments: Int
    var taken: Dong
    var cash: Dong
    var transfer: Dong
    var paidOut: Dong
    var voided: Dong
    var difference: Dong
    var report: Data
    var hash: Data
    var previous: Data
    var dueAt: Moment
    var sentBack: Dong?
    var carried: Dong?

    func dayReport(_ vault: FieldVault) throws -> DayReport {
        let bytes = try vault.open(Data.self, report, .dayReport(id))
        do {
            return try JSONDecoder().decode(DayReport.self, from: bytes)
        } catch {
            throw LedgerFault.unreadable(field: "dayClose.report")
        }
    }

    /// Whether the columns say what the report says.
    func agrees(with told: DayReport) -> Bool {
        let totals = told.totals
        return told.id == id && told.number == number && told.day.description == day && told.since == since
            && told.closedAt == closedAt && told.dueAt == dueAt && told.officer == officer && told.second == second
            && told.previous == HexText.digits(of: previous) && told.difference == difference
            && totals.payments == payments && totals.taken == taken && totals.cash == cash
            && totals.transfer == transfer && totals.paidOut == paidOut && totals.voided == voided
            && totals.sentBack == sentBack && totals.carried == carried
    }
}

extension SealedField {
    static func dayReport(_ day: Identifier) -> SealedField { SealedField("dayClose.report", of: day.text) }
    static func handedTo(_ remittance: Identifier) -> SealedField {
        SealedField("remittance.handedTo", of: remittance.text)
    }
}
