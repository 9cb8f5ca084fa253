extension AuditCheck {
    static let voids = [
        AuditCheck(
            "registration {}: it is void and nobody voided its payment, or the other way round",
            """
            SELECT id FROM registration r
            WHERE (state = 'void') <> EXISTS (SELECT 1 FROM voidedRegistration WHERE registration = r.id)
            """),
        AuditCheck(
            "void {}: it ends other registrations than its payment covers",
            """
            SELECT v.id FROM paymentVoid v WHERE EXISTS (
                SELECT registration FROM paymentShare WHERE payment = v.payment
                EXCEPT SELECT registration FROM voidedRegistration WHERE paymentVoid = v.id)
            OR EXISTS (
                SELECT registration FROM voidedRegistration WHERE paymentVoid = v.id
                EXCEPT SELECT registration FROM paymentShare WHERE payment = v.payment)
            """),
        AuditCheck(
            "void {}: the province is not told of it",
            """
            SELECT id FROM paymentVoid v
            WHERE NOT EXISTS (SELECT 1 FROM envelope WHERE kind = 'void' AND about = v.id)
            """),
        AuditCheck(
            "void {}: what was paid neither went on to the new receipt nor went back",
            """
            SELECT v.id FROM paymentVoid v JOIN payment p ON p.id = v.payment
            WHERE p.amount <> (SELECT COALESCE(SUM(amount), 0) FROM payOut WHERE paymentVoid = v.id)
                            + (SELECT COALESCE(SUM(amount), 0) FROM tender WHERE carriedFrom = v.id)
            """),
        AuditCheck(
            "void {}: money of it went on to another payment than the one that follows it",
            """
            SELECT v.id FROM paymentVoid v JOIN tender t ON t.carriedFrom = v.id WHERE t.payment IS NOT v.successor
            """),
        AuditCheck(
            "void {}: the payment that follows it is of another visit, or covers others than those who stay",
            """
            SELECT v.id FROM paymentVoid v JOIN payment p ON p.id = v.payment JOIN payment n ON n.id = v.successor
            WHERE n.visit <> p.visit OR EXISTS (
                SELECT registration FROM paymentShare WHERE payment = n.id
                EXCEPT SELECT successor FROM voidedRegistration WHERE paymentVoid = v.id)
            OR EXISTS (
                SELECT successor FROM voidedRegistration WHERE paymentVoid = v.id AND successor IS NOT NULL
                EXCEPT SELECT registration FROM paymentShare WHERE payment = n.id)
            """),
        AuditCheck(
            "void {}: somebody stays, and there is no payment for them",
            """
            SELECT DISTINCT v.id FROM paymentVoid v JOIN voidedRegistration e ON e.paymentVoid = v.id
            WHERE e.successor IS NOT NULL AND v.successor IS NULL
            """),
        AuditCheck(
            "void {}: one person alone took it back",
            "SELECT id FROM paymentVoid WHERE officer = second"),
        AuditCheck(
            "document {}: its registration is void, and it may still be printed or given out",
            """
            SELECT d.id FROM document d JOIN registration r ON r.id = d.registration
            WHERE r.state = 'void' AND d.state NOT IN ('cancelled', 'spoiled', 'notPrinted', 'recalled')
            """),
    ]
}
