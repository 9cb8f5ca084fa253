extension AuditCheck {
    static let tenders = [
        AuditCheck(
            "payment {}: its tenders do not add up to it, or one is not in",
            """
            SELECT id FROM payment p WHERE amount IS NOT (
                SELECT SUM(covers) FROM tender WHERE payment = p.id AND state IN ('taken', 'confirmed'))
            """),
        AuditCheck(
            "payment {}: it is called cash and has a transfer, or the other way round",
            """
            SELECT id FROM payment p WHERE (method = 'transfer') <> EXISTS (
                SELECT 1 FROM tender WHERE payment = p.id AND method = 'transfer')
            """),
        AuditCheck(
            "tender {}: it is awaited or over, and counts for a payment all the same",
            "SELECT id FROM tender WHERE payment IS NOT NULL AND state NOT IN ('taken', 'confirmed')"),
        AuditCheck(
            "tender {}: it belongs to another visit than its payment",
            "SELECT t.id FROM tender t JOIN payment p ON p.id = t.payment WHERE p.visit <> t.visit"),
        AuditCheck(
            "tender {}: it pays more than came",
            "SELECT id FROM tender WHERE covers > COALESCE(received, amount)"),
        AuditCheck(
            "tender {}: its visit was paid, and it was left out",
            """
            SELECT t.id FROM tender t WHERE t.payment IS NULL AND t.state IN ('awaiting', 'taken', 'confirmed')
              AND EXISTS (SELECT 1 FROM payment WHERE visit = t.visit AND paidAt >= t.openedAt)
            """),
        AuditCheck(
            "tender {}: it was laid into another cashier's drawer",
            "SELECT t.id FROM tender t JOIN shift s ON s.id = t.shift WHERE s.cashier <> t.cashier"),
        AuditCheck(
            "tender {}: it was given back and no money went out, or the other way round",
            """
            SELECT t.id FROM tender t LEFT JOIN payOut o ON o.tender = t.id
            WHERE CASE WHEN t.state = 'returned' THEN o.amount IS NOT COALESCE(t.received, t.amount)
                       WHEN o.id IS NULL THEN 0
                       ELSE o.amount IS NOT COALESCE(t.received, t.amount) - t.covers END
            """),
        AuditCheck(
            "pay-out {}: it was not for a void, and the province is not told, or the other way round",
            """
            SELECT id FROM payOut o WHERE (tender IS NOT NULL) <> EXISTS (
                SELECT 1 FROM envelope WHERE kind = 'pay-out' AND about = o.id)
            """),
        AuditCheck(
            "pay-out {}: it came out of another cashier's drawer",
            "SELECT o.id FROM payOut o JOIN shift s ON s.id = o.shift WHERE s.cashier <> o.officer"),
        AuditCheck(
            "transfer {}: it was settled and the province is not told, or the other way round",
            """
            SELECT id FROM strayTransfer s WHERE (fate IS NOT NULL) <> EXISTS (
                SELECT 1 FROM envelope WHERE kind = 'transfer' AND about = s.id)
            """),
        AuditCheck(
            "transfer {}: it paid a tender and was settled otherwise",
            """
            SELECT s.id FROM strayTransfer s JOIN tender t ON t.bankKey = s.bankKey WHERE s.tender IS NOT t.id
            """),
        AuditCheck(
            "envelope {}: an official code is called sent that never came",
            """
            SELECT c.envelope FROM confirmationSent c JOIN envelope e ON e.id = c.envelope
            WHERE e.confirmation IS NULL
            """),
    ]
}
