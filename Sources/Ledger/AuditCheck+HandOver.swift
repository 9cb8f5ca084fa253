extension AuditCheck {
    static let handOvers = [
        AuditCheck(
            "document {}: it was handed over, and no hand-over says who took it",
            """
            SELECT d.id FROM document d LEFT JOIN handOver h ON h.id = d.handOver
            WHERE d.state IN ('handedOver', 'recalled') AND h.id IS NULL
            """),
        AuditCheck(
            "hand-over {}: one of its papers is of another visit",
            "SELECT DISTINCT h.id FROM handOver h JOIN document d ON d.handOver = h.id WHERE d.visit <> h.visit"),
        AuditCheck(
            "hand-over {}: whoever took the papers is of another visit",
            """
            SELECT h.id FROM handOver h JOIN registration r ON r.id = h.receiverOf WHERE r.visit <> h.visit
            """),
        AuditCheck(
            "hand-over {}: a card or a book was given against nothing",
            """
            SELECT DISTINCT h.id FROM handOver h JOIN document d ON d.handOver = h.id
            WHERE h.proof = 'counter' AND d.kind NOT IN ('receipt', 'slip')
            """),
        AuditCheck(
            "hand-over {}: it was signed or witnessed and the province is not told, or the other way round",
            """
            SELECT id FROM handOver h WHERE (proof IN ('signature', 'mark')) <> EXISTS (
                SELECT 1 FROM envelope WHERE kind = 'hand-over' AND about = h.id)
            """),
        AuditCheck(
            "document {}: it was given up, and nothing says why",
            """
            SELECT id FROM document d WHERE state = 'cancelled' AND attempts > 0
              AND NOT EXISTS (SELECT 1 FROM paperFate WHERE document = d.id AND fate IN ('electronic', 'destroyed'))
              AND NOT EXISTS (SELECT 1 FROM paymentVoid WHERE payment = d.payment)
            """),
    ]
}
