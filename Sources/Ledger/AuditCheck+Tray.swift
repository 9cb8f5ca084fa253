extension AuditCheck {
    static let tray = [
        AuditCheck(
            "print intent {}: a code called it good that an earlier sheet may carry as well",
            """
            SELECT i.id FROM printIntent i WHERE i.scannedAs = 'code' AND EXISTS (
                SELECT 1 FROM printIntent e WHERE e.document = i.document AND e.attempt < i.attempt
                AND e.outcome IN ('ejected', 'unknown'))
            """),
        AuditCheck(
            "document {}: it was recalled to be printed anew, and its former print still counts",
            """
            SELECT r.document FROM reissue r JOIN printIntent i ON i.id = r.intent
            WHERE i.takenBackAt IS NULL OR i.document <> r.document
            """),
    ]
}
