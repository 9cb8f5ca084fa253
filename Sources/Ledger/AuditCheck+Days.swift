extension AuditCheck {
    static let days = [
        AuditCheck(
            "day close {}: its sums are not those of its shifts",
            """
            SELECT d.id FROM dayClose d
            WHERE d.payments <> (SELECT COUNT(*) FROM payment WHERE shift IN (\(shiftsOfDay)))
               OR d.taken <> (SELECT COALESCE(SUM(amount), 0) FROM payment WHERE shift IN (\(shiftsOfDay)))
               OR d.cash <> (SELECT COALESCE(SUM(amount), 0) FROM tender
                             WHERE shift IN (\(shiftsOfDay)) AND method = 'cash' AND carriedFrom IS NULL)
               OR d.transfer <> (SELECT COALESCE(SUM(t.covers), 0) FROM payment p JOIN tender t ON t.payment = p.id
                                 WHERE p.shift IN (\(shiftsOfDay)) AND t.method = 'transfer'
                                   AND t.carriedFrom IS NULL)
               OR d.carried <> (SELECT COALESCE(SUM(amount), 0) FROM tender
                                WHERE shift IN (\(shiftsOfDay)) AND carriedFrom IS NOT NULL)
               OR d.paidOut <> (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE shift IN (\(shiftsOfDay)))
               OR d.difference <> (SELECT COALESCE(SUM(counted - expected), 0) FROM shift
                                   WHERE id IN (\(shiftsOfDay)))
            """),
        AuditCheck(
            "day close {}: payments were made void that its report does not tell, or the other way round",
            """
            SELECT d.id FROM dayClose d WHERE \(tellsInOrder) AND d.voided <> (
                SELECT COALESCE(SUM(p.amount), 0) FROM paymentVoid v JOIN payment p ON p.id = v.payment
                WHERE v.id IN (\(toldBetween("void"))))
            """),
        AuditCheck(
            "day close {}: transfers are to be sent back that its report does not tell, or the other way round",
            """
            SELECT d.id FROM dayClose d WHERE d.sentBack <> (
                SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE method = 'transfer'
                AND (paymentVoid IN (\(toldBetween("void"))) OR id IN (\(toldBetween("pay-out")))))
            """),
        AuditCheck(
            "day close {}: the province is not told of its consultations",
            """
            SELECT id FROM dayClose d
            WHERE NOT EXISTS (SELECT 1 FROM envelope WHERE kind = 'consultation-tally' AND about = d.id)
            """),
        AuditCheck(
            "visit {}: a report counts its consultation, which never ended",
            "SELECT id FROM visit WHERE toldIn IS NOT NULL AND consultedAt IS NULL"),
        AuditCheck(
            "day close {}: more was handed in than there was",
            """
            SELECT d.id FROM dayClose d WHERE (SELECT SUM(amount) FROM remittance WHERE dayClose = d.id)
                > (SELECT COALESCE(SUM(counted - float), 0) FROM shift WHERE id IN (\(shiftsOfDay)))
            """),
        AuditCheck(
            "remittance {}: one person alone handed it in",
            "SELECT id FROM remittance WHERE officer = second"),
        AuditCheck(
            "remittance {}: it was handed in before its day was closed, and nobody set the clock right between",
            """
            SELECT r.id FROM remittance r JOIN dayClose d ON d.id = r.dayClose
            WHERE r.at < d.closedAt - 120000
              AND NOT EXISTS (SELECT 1 FROM clockAct WHERE former >= d.closedAt AND at < d.closedAt)
            """),
        AuditCheck(
            "day close {}: it does not follow the one before it",
            """
            SELECT id FROM (
                SELECT id, number, since, previous, LAG(number, 1, 0) OVER (ORDER BY seq) AS formerNumber,
                       LAG(closedAt) OVER (ORDER BY seq) AS formerEnd, LAG(hash, 1, x'') OVER (ORDER BY seq) AS formerHash
                FROM dayClose)
            WHERE number <> formerNumber + 1 OR since IS NOT formerEnd OR previous <> formerHash
            """),
        AuditCheck(
            "day close {}: the province is not told of it",
            """
            SELECT id FROM dayClose d
            WHERE NOT EXISTS (SELECT 1 FROM envelope WHERE kind = 'day-close' AND about = d.id)
            """),
        AuditCheck(
            "shift {}: it counts for a day and is not closed, or was closed before that day and counts for none",
            """
            SELECT s.id FROM shift s LEFT JOIN dayCloseShift c ON c.shift = s.id
            WHERE (c.shift IS NOT NULL AND s.state <> 'closed')
               OR (c.shift IS NULL AND s.state = 'closed'
                   AND (SELECT seq FROM envelope WHERE kind = 'shift-close' AND about = s.id)
                       < (SELECT MAX(seq) FROM envelope WHERE kind = 'day-close'))
            """),
        AuditCheck(
            "service {}: the province is not told of it",
            """
            SELECT id FROM serviceAct a
            WHERE NOT EXISTS (SELECT 1 FROM envelope WHERE kind = 'service' AND about = a.id)
            """),
        AuditCheck(
            "service {}: it takes something else back than was counted",
            """
            SELECT a.id FROM serviceAct a JOIN serviceAct u ON u.id = a.undoes
            WHERE a.kind <> u.kind OR a.count <> u.count OR u.undoes IS NOT NULL
            """),
    ]

    /// Of `dayClose d`: older reports took their voids by the clock.
    private static let tellsInOrder = "d.sentBack IS NOT NULL"

    /// Of `dayClose d`: what was told between the close before and this one.
    private static func toldBetween(_ kind: String) -> String {
        let own = "(SELECT seq FROM envelope WHERE kind = 'day-close' AND about = d.id)"
        return """
            SELECT about FROM envelope WHERE kind = '\(kind)' AND seq < \(own)
            AND seq > COALESCE((SELECT MAX(seq) FROM envelope WHERE kind = 'day-close' AND seq < \(own)), 0)
            """
    }

    /// Of `dayClose d`: the shifts that closed into it.
    private static let shiftsOfDay = "SELECT shift FROM dayCloseShift WHERE dayClose = d.id"
}
