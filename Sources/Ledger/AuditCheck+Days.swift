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
               OR d.paidOut <> (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE shift IN (\(shiftsOfDay)))
               OR d.difference <> (SELECT COALESCE(SUM(counted - expected), 0) FROM shift
                                   WHERE id IN (\(shiftsOfDay)))
            """),
        AuditCheck(
            "day close {}: payments were made void that its report does not tell, or the other way round",
            """
            SELECT d.id FROM dayClose d WHERE d.voided <> (
                SELECT COALESCE(SUM(p.amount), 0) FROM paymentVoid v JOIN payment p ON p.id = v.payment
                WHERE v.at <= d.closedAt AND (d.since IS NULL OR v.at > d.since))
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
               OR (c.shift IS NULL AND s.state = 'closed' AND s.closedAt <= (SELECT MAX(closedAt) FROM dayClose))
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

    /// Of `dayClose d`: the shifts that closed into it.
    private static let shiftsOfDay = "SELECT shift FROM dayCloseShift WHERE dayClose = d.id"
}
