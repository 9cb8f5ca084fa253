extension AuditCheck {
    static let papers = [
        AuditCheck(
            "document {}: its state is not what its latest print intent says",
            """
            SELECT d.id FROM document d LEFT JOIN printIntent i ON i.document = d.id AND i.attempt = d.attempts
            WHERE NOT CASE d.state
                WHEN 'waiting' THEN i.id IS NULL OR i.outcome IS 'refused' OR i.verdict IN ('spoiled', 'notPrinted')
                                        OR i.takenBackAt IS NOT NULL
                WHEN 'printing' THEN i.id IS NOT NULL AND i.outcome IS NULL
                WHEN 'refused' THEN i.outcome IS 'refused'
                WHEN 'toCheck' THEN i.outcome IS 'ejected' AND i.verdict IS NULL
                WHEN 'unknown' THEN i.outcome IS 'unknown' AND i.verdict IS NULL
                WHEN 'good' THEN i.verdict IS 'good' AND i.takenBackAt IS NULL
                WHEN 'spoiled' THEN i.verdict IS 'spoiled' OR i.takenBackAt IS NOT NULL
                WHEN 'notPrinted' THEN i.verdict IS 'notPrinted'
                WHEN 'handedOver' THEN i.verdict IS 'good' AND i.takenBackAt IS NULL
                WHEN 'recalled' THEN i.verdict IS 'good'
                ELSE 1 END
            """),
        AuditCheck(
            "document {}: its attempts are not its print intents",
            "SELECT id FROM document d WHERE attempts <> (SELECT COUNT(*) FROM printIntent WHERE document = d.id)"),
        AuditCheck(
            "document {}: it is on a controlled paper without a blank",
            """
            SELECT id FROM document d
            WHERE blankKind IS NOT NULL AND attempts > 0 AND state NOT IN ('waiting', 'refused', 'spoiled', 'cancelled')
              AND NOT EXISTS (SELECT 1 FROM blank WHERE document = d.id AND state IN ('reserved', 'used'))
              AND NOT (state = 'recalled' AND EXISTS (
                  SELECT 1 FROM printIntent WHERE document = d.id AND attempt = d.attempts AND takenBackAt IS NOT NULL))
            """),
        AuditCheck(
            "document {}: two of its prints count as good",
            """
            SELECT document FROM printIntent WHERE verdict = 'good' AND takenBackAt IS NULL
            GROUP BY document HAVING COUNT(*) > 1
            """),
        AuditCheck(
            "document {}: it belongs to another visit than its registration",
            "SELECT d.id FROM document d JOIN registration r ON r.id = d.registration WHERE r.visit <> d.visit"),
    ]

    static let approvals = [
        AuditCheck(
            "print intent {}: nobody asked for the paper, or nobody approved it",
            """
            SELECT i.id FROM printIntent i JOIN document d ON d.id = i.document
            WHERE d.registration IS NOT NULL AND (
                NOT EXISTS (SELECT 1 FROM paperRequest WHERE registration = d.registration)
                OR NOT EXISTS (SELECT 1 FROM paperApproval WHERE document = d.id))
            """),
        AuditCheck(
            "document {}: it counts as approved, and nobody knows when",
            """
            SELECT id FROM document d WHERE registration IS NOT NULL AND approvedBy IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM paperApproval WHERE document = d.id)
            """),
    ]

    static let intents = [
        AuditCheck(
            "print intent {}: it is on a controlled paper and names no blank",
            """
            SELECT i.id FROM printIntent i JOIN document d ON d.id = i.document
            WHERE d.blankKind IS NOT i.blankKind
            """),
        AuditCheck(
            "print intent {}: a controlled paper was judged and the province is not told, or the other way round",
            """
            SELECT id FROM printIntent i WHERE (verdict IS NOT NULL AND blankKind IS NOT NULL) <> EXISTS (
                SELECT 1 FROM envelope WHERE kind = 'document-outcome' AND about = i.id)
            """),
    ]

    static let blanks = [
        AuditCheck(
            "bundle {}: it does not hold as many blanks as were received",
            """
            SELECT b.kind || ' ' || b.number FROM blankBundle b
            WHERE b.count <> (SELECT COUNT(*) FROM blank WHERE kind = b.kind AND bundle = b.number)
            """),
        AuditCheck(
            "blank {}: it is reserved for a paper that does not wait for it",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b JOIN document d ON d.id = b.document
            WHERE b.state = 'reserved' AND (d.blankKind IS NOT b.kind OR d.state NOT IN
                ('waiting', 'printing', 'refused', 'toCheck', 'unknown', 'notPrinted'))
            """),
        AuditCheck(
            "blank {}: it counts as used, and no good print names it",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b JOIN document d ON d.id = b.document
            WHERE b.state = 'used' AND (d.state NOT IN ('good', 'handedOver', 'recalled') OR NOT EXISTS (
                SELECT 1 FROM printIntent i WHERE i.document = d.id AND i.verdict = 'good'
                AND i.blankKind = b.kind AND i.blankSerial = b.serial))
            """),
        AuditCheck(
            "blank {}: it counts as spoiled, and no print of its paper names it",
            """
            SELECT b.kind || ' ' || b.serial FROM blank b
            WHERE b.state = 'spoiled' AND b.document IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM printIntent i WHERE i.document = b.document AND i.verdict IN ('spoiled', 'good')
                AND i.blankKind = b.kind AND i.blankSerial = b.serial)
            """),
        AuditCheck(
            "print intent {}: it used a blank up that does not count as used or spoiled",
            """
            SELECT i.id FROM printIntent i JOIN blank b ON b.kind = i.blankKind AND b.serial = i.blankSerial
            WHERE (i.verdict = 'good' AND b.state NOT IN ('used', 'spoiled'))
               OR (i.verdict = 'spoiled' AND b.state <> 'spoiled')
            """),
    ]
}
