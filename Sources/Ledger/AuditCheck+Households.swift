extension AuditCheck {
    static let households = [
        AuditCheck(
            "registration {}: its place in the household's order was paid for twice in one calendar year",
            """
            SELECT later.id FROM registration later
            JOIN registration r ON r.householdKey = later.householdKey AND r.householdOrder = later.householdOrder
                AND r.seq < later.seq AND substr(r.quoteDay, 1, 4) = substr(later.quoteDay, 1, 4)
            WHERE later.state IN ('paid', 'handedOver') AND r.state IN ('paid', 'handedOver')
              AND NOT (r.personKey IS later.personKey OR r.personKey IS later.secondKey
                       OR r.secondKey IS later.personKey
                       OR (r.secondKey IS NOT NULL AND r.secondKey IS later.secondKey))
              AND NOT EXISTS (
                  SELECT 1 FROM personNumber mine JOIN personNumber theirs ON theirs.key = mine.key
                  WHERE mine.registration = later.id AND theirs.registration = r.id)
            """)
    ]
}
