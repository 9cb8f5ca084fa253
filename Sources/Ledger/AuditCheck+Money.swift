extension AuditCheck {
    static let money = [
        AuditCheck(
            "payment {}: its shares do not add up to its amount",
            """
            SELECT id FROM payment p
            WHERE amount IS NOT (SELECT SUM(amount) FROM paymentShare WHERE payment = p.id)
            """),
        AuditCheck(
            "registration {}: what was paid is not what was quoted",
            """
            SELECT r.id FROM registration r JOIN paymentShare s ON s.registration = r.id
            WHERE s.amount IS NOT r.payable
            """),
        AuditCheck(
            "registration {}: it was paid with another visit's payment",
            """
            SELECT r.id FROM registration r JOIN paymentShare s ON s.registration = r.id
            JOIN payment p ON p.id = s.payment WHERE p.visit <> r.visit
            """),
        AuditCheck(
            "payment {}: it was taken on another day than its quotes hold for",
            """
            SELECT DISTINCT p.id FROM payment p JOIN paymentShare s ON s.payment = p.id
            JOIN registration r ON r.id = s.registration WHERE r.quoteDay IS NOT p.day
            """),
    ]

    static let receipts = [
        AuditCheck(
            "payment {}: it has not exactly one receipt",
            """
            SELECT id FROM payment p
            WHERE (SELECT COUNT(*) FROM document WHERE payment = p.id AND kind = 'receipt') <> 1
            """),
        AuditCheck(
            "receipt book {}: its numbers have a gap, or one was used twice",
            """
            SELECT b.series FROM receiptBook b LEFT JOIN payment p ON p.book = b.seq
            GROUP BY b.seq
            HAVING COUNT(p.id) <> b.next - b.first OR COUNT(DISTINCT p.number) <> b.next - b.first
                OR MIN(p.number) < b.first OR MAX(p.number) >= b.next OR SUM(p.series <> b.series) > 0
            """),
        AuditCheck(
            "payment {}: its number is of a book that another cashier held",
            """
            SELECT p.id FROM payment p
            WHERE (SELECT cashier FROM bookHolder WHERE book = p.book AND begins <= p.number ORDER BY seq DESC LIMIT 1)
                <> p.cashier
            """),
    ]

    static let shifts = [
        AuditCheck(
            "shift {}: float and takings are not what it was counted against",
            """
            SELECT id FROM shift s
            WHERE state <> 'open' AND expected IS NOT float
                + (SELECT COALESCE(SUM(amount), 0) FROM tender
                   WHERE shift = s.id AND method = 'cash' AND carriedFrom IS NULL)
                - (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE shift = s.id)
            """),
        AuditCheck(
            "shift {}: its float is not what the cashier before counted",
            "SELECT s.id FROM shift s JOIN shift former ON former.id = s.receivedFrom WHERE s.float IS NOT former.counted"
        ),
        AuditCheck(
            "payment {}: it lies in another cashier's shift",
            "SELECT p.id FROM payment p JOIN shift s ON s.id = p.shift WHERE s.cashier <> p.cashier"),
        AuditCheck(
            "shift {}: it is closed and the province is not told, or the other way round",
            """
            SELECT id FROM shift s WHERE (state = 'closed') <> EXISTS (
                SELECT 1 FROM envelope WHERE kind = 'shift-close' AND about = s.id)
            """),
    ]

    static let registrations = [
        AuditCheck(
            "registration {}: its state and its payment do not agree",
            """
            SELECT id FROM registration r
            WHERE (state IN ('paid', 'handedOver', 'void'))
                  <> EXISTS (SELECT 1 FROM paymentShare WHERE registration = r.id)
            """),
        AuditCheck(
            "registration {}: it is paid and the province is not told, or the other way round",
            """
            SELECT id FROM registration r
            WHERE (state IN ('paid', 'handedOver', 'void'))
                  <> (SELECT COUNT(*) FROM envelope WHERE kind = 'registration' AND about = r.id)
            """),
        AuditCheck(
            "registration {}: it ended with a paper still open",
            """
            SELECT id FROM registration r WHERE state = 'handedOver' AND EXISTS (
                SELECT 1 FROM document d WHERE d.registration = r.id
                AND d.state NOT IN ('handedOver', 'recalled', 'cancelled')
                AND NOT EXISTS (SELECT 1 FROM reissue WHERE document = d.id))
            """),
    ]

    static let envelopes = [
        AuditCheck(
            "envelope {}: it tells of a record that does not exist",
            """
            SELECT id FROM envelope e WHERE NOT CASE kind
                WHEN 'registration' THEN EXISTS (SELECT 1 FROM registration WHERE id = e.about)
                WHEN 'document-outcome' THEN EXISTS (SELECT 1 FROM printIntent WHERE id = e.about)
                WHEN 'document-taken-back' THEN EXISTS (SELECT 1 FROM printIntent WHERE id = e.about)
                WHEN 'electronic-instead' THEN EXISTS (SELECT 1 FROM document WHERE id = e.about)
                WHEN 'hand-over' THEN EXISTS (SELECT 1 FROM handOver WHERE id = e.about)
                WHEN 'correction' THEN EXISTS (SELECT 1 FROM correction WHERE id = e.about)
                WHEN 'consent-withdrawal' THEN EXISTS (SELECT 1 FROM consentWithdrawal WHERE id = e.about)
                WHEN 'void' THEN EXISTS (SELECT 1 FROM paymentVoid WHERE id = e.about)
                WHEN 'pay-out' THEN EXISTS (SELECT 1 FROM payOut WHERE id = e.about)
                WHEN 'transfer' THEN EXISTS (SELECT 1 FROM strayTransfer WHERE id = e.about)
                WHEN 'day-close' THEN EXISTS (SELECT 1 FROM dayClose WHERE id = e.about)
                WHEN 'consultation-tally' THEN EXISTS (SELECT 1 FROM dayClose WHERE id = e.about)
                WHEN 'service' THEN EXISTS (SELECT 1 FROM serviceAct WHERE id = e.about)
                ELSE EXISTS (SELECT 1 FROM shift WHERE id = e.about) END
            """),
        AuditCheck(
            "envelope {}: one before it is missing",
            """
            SELECT id FROM (SELECT id, seq, LAG(seq, 1, 0) OVER (ORDER BY seq) AS former FROM envelope)
            WHERE seq <> former + 1
            """),
    ]
}
