extension AuditCheck {
    static let leads = [
        AuditCheck(
            "lead {}: somebody may be called without having agreed to it",
            """
            SELECT id FROM lead
            WHERE contact IS NOT NULL AND (consentVersion = '' OR consentBy = '' OR consentAt IS NULL)
            """),
        AuditCheck(
            "lead {}: name and number are kept although nobody may call any more, or are missing",
            "SELECT id FROM lead WHERE (contact IS NOT NULL) <> (state IN ('open', 'contacted'))"),
        AuditCheck(
            "lead {}: its consultation did not end with a follow-up",
            """
            SELECT l.id FROM lead l JOIN visit v ON v.id = l.visit
            WHERE l.state IN ('open', 'contacted') AND v.outcome IS NOT 'follow-up'
            """),
        AuditCheck(
            "visit {}: it names a reason for declining, and was not declined",
            "SELECT id FROM visit WHERE declinedFor IS NOT NULL AND outcome IS NOT 'declined'"),
    ]
}
