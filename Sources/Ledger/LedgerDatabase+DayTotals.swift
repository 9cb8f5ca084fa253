import Desk
import Foundation
import GRDB
import Insurance

// The sums of the day that is open: of the shifts that were closed since the
// last report, and of what hangs on no shift and was told since then.
extension LedgerDatabase {
    func dayTotals(_ db: Database) throws -> DayTotals {
        var totals = try moneyTotals(db)
        totals.registrations = try registrationLines(
            "p.shift IN (\(Self.shiftsOfDay)) AND p.id NOT IN (SELECT payment FROM paymentVoid)", db)
        totals.ended = try registrationLines(
            """
            p.shift IN (SELECT shift FROM dayCloseShift)
            AND p.id IN (SELECT payment FROM paymentVoid WHERE id IN (\(Self.sinceLastClose("void"))))
            """, db)
        totals.receipts = try receiptLines(db)
        totals.voids = try voidLines(db)
        totals.blanks = try blankLines(db)
        totals.services = try serviceLines(db)
        totals.consultations = try consultationLines(db)
        totals.papers = try paperLines(db)
        return totals
    }

    private func moneyTotals(_ db: Database) throws -> DayTotals {
        func sum(_ sql: String) throws -> Dong { Dong(try Int.fetchOne(db, sql: sql) ?? 0) }
        let mine = Self.shiftsOfDay
        var totals = DayTotals()
        totals.payments = try sum("SELECT COUNT(*) FROM payment WHERE shift IN (\(mine))").count
        totals.taken = try sum("SELECT SUM(amount) FROM payment WHERE shift IN (\(mine))")
        totals.cash = try sum(
            "SELECT SUM(amount) FROM tender WHERE shift IN (\(mine)) AND method = 'cash' AND carriedFrom IS NULL")
        totals.transfer = try sum(
            """
            SELECT SUM(t.covers) FROM payment p JOIN tender t ON t.payment = p.id
            WHERE p.shift IN (\(mine)) AND t.method = 'transfer' AND t.carriedFrom IS NULL
            """)
        totals.carried = try sum("SELECT SUM(amount) FROM tender WHERE shift IN (\(mine)) AND carriedFrom IS NOT NULL")
        totals.paidOut = try sum("SELECT SUM(amount) FROM payOut WHERE shift IN (\(mine))")
        totals.sentBack = try sum(
            """
            SELECT SUM(amount) FROM payOut WHERE method = 'transfer'
            AND (paymentVoid IN (\(Self.sinceLastClose("void"))) OR id IN (\(Self.sinceLastClose("pay-out"))))
            """)
        totals.voided = try sum(
            """
            SELECT SUM(p.amount) FROM paymentVoid v JOIN payment p ON p.id = v.payment
            WHERE v.id IN (\(Self.sinceLastClose("void")))
            """)
        return totals
    }

    /// Registrations of some payments, by scheme, joining and method.
    ///
    /// - Parameter condition: Over `payment p`.
    private func registrationLines(
        _ condition: String, _ db: Database
    ) throws -> [DayTotals.RegistrationLine] {
        let rows = try DayRegistration.fetchAll(
            db,
            sql: """
                SELECT r.id, r.scheme, r.entry, p.method, r.gross, r.stateSupport, r.localSupport, r.payable
                FROM payment p JOIN paymentShare s ON s.payment = p.id JOIN registration r ON r.id = s.registration
                WHERE \(condition)
                """)
        var groups: [DayGroup: [DayRegistration]] = [:]
        for row in rows {
            let joining = try vault.open(JoiningOnly.self, row.entry, .entry(row.id)).joining
            groups[DayGroup(scheme: row.scheme, joining: joining, method: row.method), default: []].append(row)
        }
        return Scheme.allCases.flatMap { scheme in
            Joining.allCases.flatMap { joining in
                Payment.Method.allCases.compactMap { method in
                    let group = DayGroup(scheme: scheme, joining: joining, method: method)
                    return groups[group].map { group.line($0) }
                }
            }
        }
    }

    /// One line a book: inside it numbers run without gaps.
    private func receiptLines(_ db: Database) throws -> [DayTotals.ReceiptLine] {
        let books = try Row.fetchAll(
            db,
            sql: """
                SELECT book, series, MIN(number) AS first, MAX(number) AS last, COUNT(*) AS count
                FROM payment WHERE shift IN (\(Self.shiftsOfDay)) GROUP BY book ORDER BY series, first
                """)
        return try books.map { book in
            func numbers(_ condition: String) throws -> [Int] {
                try Int.fetchAll(
                    db,
                    sql: """
                        SELECT number FROM payment
                        WHERE book = ? AND number BETWEEN ? AND ? AND \(condition) ORDER BY number
                        """, arguments: [book["book"] as Int, book["first"] as Int, book["last"] as Int])
            }
            return DayTotals.ReceiptLine(
                series: book["series"], first: book["first"], last: book["last"], count: book["count"],
                elsewhere: try numbers("shift NOT IN (\(Self.shiftsOfDay))"),
                voided: try numbers(
                    "shift IN (\(Self.shiftsOfDay)) AND id IN (SELECT payment FROM paymentVoid)"))
        }
    }

    /// Consultations that no report has told of.
    private func consultationLines(_ db: Database) throws -> [ConsultationTally.Line] {
        try DayConsultation.fetchAll(
            db,
            sql: """
                SELECT channel, event, team, outcome, declinedFor, COUNT(*) AS count FROM visit
                WHERE outcome IS NOT NULL AND toldIn IS NULL
                GROUP BY channel, event, team, outcome, declinedFor
                ORDER BY channel, event, team, outcome, declinedFor
                """
        ).map { row in
            ConsultationTally.Line(
                channel: row.channel, occasion: row.event.map { Occasion(event: $0, team: row.team) },
                outcome: row.outcome, declinedFor: row.declinedFor, count: row.count)
        }
    }

    /// Papers of the day's payments that nobody took, by the last word on them.
    private func paperLines(_ db: Database) throws -> [DayTotals.PaperLine] {
        try DayPaper.fetchAll(
            db,
            sql: """
                SELECT kind, fate, COUNT(*) AS count FROM (
                    SELECT d.kind, (SELECT fate FROM paperFate WHERE document = d.id ORDER BY seq DESC LIMIT 1) AS fate
                    FROM document d JOIN payment p ON p.id = d.payment
                    WHERE p.shift IN (\(Self.shiftsOfDay)) AND p.id NOT IN (SELECT payment FROM paymentVoid)
                      AND d.state NOT IN ('handedOver', 'recalled', 'cancelled', 'requested', 'sent'))
                GROUP BY kind, fate ORDER BY kind, fate
                """
        ).map { DayTotals.PaperLine(kind: $0.kind, fate: $0.fate, count: $0.count) }
    }
}

private struct DayGroup: Hashable {
    let scheme: Scheme
    let joining: Joining
    let method: Payment.Method

    func line(_ rows: [DayRegistration]) -> DayTotals.RegistrationLine {
        func sum(_ part: (DayRegistration) -> Dong) -> Dong { rows.reduce(.zero) { $0 + part($1) } }
        return DayTotals.RegistrationLine(
            scheme: scheme, joining: joining, method: method, count: rows.count, gross: sum(\.gross),
            stateSupport: sum(\.stateSupport), localSupport: sum(\.localSupport), payable: sum(\.payable))
    }
}

private struct DayRegistration: Codable, FetchableRecord {
    var id: Identifier
    var scheme: Scheme
    var entry: Data
    var method: Payment.Method
    var gross: Dong
    var stateSupport: Dong
    var localSupport: Dong
    var payable: Dong
}

/// What a day report needs of an entry.
private struct JoiningOnly: Decodable {
    var joining: Joining
}

private struct DayConsultation: Codable, FetchableRecord {
    var channel: Channel
    var event: String?
    var team: String?
    var outcome: ConsultationOutcome
    var declinedFor: DeclineReason?
    var count: Int
}

private struct DayPaper: Codable, FetchableRecord {
    var kind: DocumentKind
    var fate: PaperFate.Kind?
    var count: Int
}
