extension AuditCheck {
    static let rights = [
        AuditCheck(
            "draft {}: it is over and something of the person is left",
            "SELECT id FROM draft WHERE (form IS NOT NULL) <> (state = 'open')"),
        AuditCheck(
            "correction {}: the province is not told of it",
            """
            SELECT id FROM correction c
            WHERE NOT EXISTS (SELECT 1 FROM envelope WHERE kind = 'correction' AND about = c.id)
            """),
        AuditCheck(
            "corrected number {}: no correction of its registration says so",
            """
            SELECT CAST(n.seq AS TEXT) FROM correctedNumber n LEFT JOIN correction c ON c.id = n.correction
            WHERE c.registration IS NOT n.registration
            """),
        AuditCheck(
            "consent withdrawal {}: the province is not told of it",
            """
            SELECT id FROM consentWithdrawal w
            WHERE NOT EXISTS (SELECT 1 FROM envelope WHERE kind = 'consent-withdrawal' AND about = w.id)
            """),
        AuditCheck(
            "print intent {}: its paper was taken back, and its blank or the province does not know",
            """
            SELECT i.id FROM printIntent i
            LEFT JOIN blank b ON b.kind = i.blankKind AND b.serial = i.blankSerial
            WHERE i.takenBackAt IS NOT NULL AND i.blankKind IS NOT NULL
              AND (b.state IS NOT 'spoiled' OR NOT EXISTS (
                  SELECT 1 FROM envelope WHERE kind = 'document-taken-back' AND about = i.id))
            """),
    ]
}
