extension AuditCheck {
    static let stockBook = [
        AuditCheck(
            "blank {}: its history does not end with how it stands",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b
            JOIN blankMove m ON m.seq = (SELECT MAX(seq) FROM blankMove WHERE kind = b.kind AND serial = b.serial)
            WHERE m.became <> b.state
               OR (m.act <> b.act AND (SELECT act FROM blankAct WHERE seq = m.act) <> 'confirmed')
            """),
        AuditCheck(
            "blank {}: its history has a gap",
            """
            SELECT DISTINCT kind || ' ' || serial FROM (
                SELECT kind, serial, was, LAG(became) OVER (PARTITION BY kind, serial ORDER BY seq) AS former
                FROM blankMove)
            WHERE former IS NOT NULL AND former <> was
            """),
        AuditCheck(
            "blank {}: it left the stock and nothing says who did it",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b JOIN blankAct a ON a.seq = b.act
            WHERE b.state <> 'inStock' AND a.act IN ('received', 'opened')
            """),
        AuditCheck(
            "blank {}: it was used before its bundle was opened",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b
            JOIN blankBundle u ON u.kind = b.kind AND u.number = b.bundle
            WHERE u.opened IS NULL AND b.state NOT IN ('inStock', 'lost', 'returned')
            """),
        AuditCheck(
            "blank {}: it is spoiled, on no paper, and nobody said that it came out beside one",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b JOIN blankAct a ON a.seq = b.act
            WHERE b.state = 'spoiled' AND b.document IS NULL AND a.act <> 'beside'
            """),
        AuditCheck(
            "blank {}: it counts as used up by a test print, and there is none, or the other way round",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b WHERE (b.state = 'test') <> EXISTS (
                SELECT 1 FROM testPrint t WHERE t.blankKind = b.kind AND t.blankSerial = b.serial
                AND t.outcome IS NOT 'refused' AND t.outcome IS NOT 'not-printed')
            """),
        AuditCheck(
            "bundle {}: its ends are not those of its blanks, or nobody took it in",
            """
            SELECT u.kind || ' ' || u.number FROM blankBundle u JOIN blankAct a ON a.seq = u.received
            WHERE a.act NOT IN ('received', 'set-up')
               OR u.first <> (SELECT MIN(serial) FROM blank WHERE kind = u.kind AND bundle = u.number)
               OR u.last <> (SELECT MAX(serial) FROM blank WHERE kind = u.kind AND bundle = u.number)
            """),
        AuditCheck(
            "print intent {}: it is open and names another blank than its paper has",
            """
            SELECT i.id FROM printIntent i JOIN document d ON d.id = i.document AND d.attempts = i.attempt
            WHERE i.blankKind IS NOT NULL AND i.verdict IS NULL AND i.outcome IS NOT 'refused'
              AND i.blankSerial IS NOT (SELECT serial FROM blank WHERE document = d.id AND state = 'reserved')
            """),
        AuditCheck(
            "count {}: opening and received are not what was used up and is left",
            """
            SELECT id FROM blankCount
            WHERE received <> inStock + reserved + used + spoiled + test + lost + returned
               OR (counted <> inStock + reserved - awaiting AND reason IS NULL)
            """),
        AuditCheck(
            "count {}: it knows of more blanks than were received by then",
            """
            SELECT c.id FROM blankCount c WHERE c.received > (
                SELECT COALESCE(SUM(u.count), 0) FROM blankBundle u WHERE u.kind = c.kind)
            """),
        AuditCheck(
            "count {}: it has fewer received blanks than the one before it",
            """
            SELECT id FROM (
                SELECT id, received, LAG(received) OVER (PARTITION BY kind ORDER BY seq) AS former FROM blankCount)
            WHERE former > received
            """),
    ]
}
