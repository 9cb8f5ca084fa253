public import Desk
import Foundation
import GRDB
public import Insurance

// Who of a household has paid, and what was paid twice: found by keyed hashes,
// since households and people are sealed.
extension LedgerDatabase: HouseholdLedger {
    public func paidPlaces(in household: HouseholdName, year: Int) async throws -> [PaidPlace] {
        try await read { db in try paidPlaces(in: household, year: year, db) }
    }

    public func household(ofPersonWithKey key: String, year: Int) async throws -> HouseholdName? {
        try await read { db in
            let record = try RegistrationRecord.fetchOne(
                db,
                sql: """
                    SELECT \(RegistrationRecord.columns) FROM registration
                    WHERE id IN (SELECT registration FROM personNumber WHERE key = :key) AND householdOrder IS NOT NULL
                      AND state IN ('paid', 'handedOver') AND substr(quoteDay, 1, 4) = :year
                    ORDER BY seq LIMIT 1
                    """,
                arguments: ["key": vault.lookUpKey(key), "year": Self.text(ofYear: year)])
            return try record.flatMap { try entry(of: $0).household?.household }
        }
    }

    public func isNamed(_ household: HouseholdName, byWrongNumber number: String) async throws -> Bool {
        try await read { db in
            let known = try Int.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM registration r
                    WHERE \(Self.wasNumberedWrong) AND EXISTS (
                        SELECT 1 FROM registration h
                        WHERE h.householdKey = :household AND h.state IN ('paid', 'handedOver'))
                    LIMIT 1
                    """,
                arguments: ["key": vault.lookUpKey(number), "household": vault.lookUpKey(household.text)])
            return known != nil
        }
    }

    public func earlierPayment(
        of person: Person, for scheme: Scheme, _ time: InsuredTime
    ) async throws -> EarlierPayment? {
        try await read { db in try earlierPayment(of: person, for: scheme, time, db) }
    }

    /// People are told apart by number alone, personal ID or social insurance
    /// code, whichever was given; two of one name and birth date with numbers
    /// of their own both exist.
    ///
    /// A number that was set right counts as it is now.
    ///
    /// - Parameter others: Registrations that are not looked at.
    func earlierPayment(
        of person: Person, for scheme: Scheme, _ time: InsuredTime, besides others: Set<Identifier> = [],
        _ db: Database
    ) throws -> EarlierPayment? {
        let keys = vault.lookUpKeys(person)
        let paid = try PaidRow.fetchAll(
            db,
            kept: """
                SELECT r.id, r.entry, r.quote, p.paidAt, p.cashier, v.number FROM registration r
                JOIN paymentShare s ON s.registration = r.id
                JOIN payment p ON p.id = s.payment
                JOIN visit v ON v.id = r.visit
                WHERE r.scheme = :scheme AND r.state IN ('paid', 'handedOver')
                  AND r.id IN (SELECT registration FROM personNumber WHERE key = :first
                               UNION ALL SELECT registration FROM personNumber WHERE key = :second)
                ORDER BY p.seq, r.seq
                """,
            arguments: ["scheme": scheme.rawValue, "first": keys.first, "second": keys.second])
        return try paid.first { row in
            guard !others.contains(row.id) else { return false }
            let entry = try vault.open(RegistrationEntry.self, row.entry, .entry(row.id))
            let quote = try vault.open(FrozenQuote.self, row.quote, .quote(row.id))
            return InsuredTime(entry.terms, quote).map(time.overlaps) ?? false
        }.map { EarlierPayment(at: $0.paidAt, officer: $0.cashier, visit: $0.number) }
    }

    /// Refuses places that are no longer those the household's order gives:
    /// another member paid meanwhile, or one was voided.
    ///
    /// What the places rested on outside of this kiosk stands as it was seen.
    ///
    /// - Throws: `household-order-changed`.
    func refuseChangedOrder(_ due: [Registration], on day: CalendarDay, _ db: Database) throws {
        let entries = due.map(\.entry).filter { $0.household != nil }
        for (household, entries) in Dictionary(grouping: entries, by: { $0.household?.household }) {
            guard let household else { continue }
            let places = entries.compactMap(\.household)
            let order = HouseholdOrder(
                paid: try paidPlaces(in: household, year: day.year, db), cards: places.flatMap(\.cards),
                stated: places.map(\.stated).max() ?? 0)
            let seats = order.seats(of: entries.map { HouseholdOrder.Joiner([$0]) })
            guard seats.map(\.place) == places.map(\.order) else { throw Refusal.householdOrderChanged }
        }
    }

    /// - Parameter payment: One that does not count.
    func paidPlaces(
        in household: HouseholdName, year: Int, besides payment: Identifier? = nil, _ db: Database
    ) throws -> [PaidPlace] {
        let chosen = """
            householdKey = ? AND householdOrder IS NOT NULL AND state IN ('paid', 'handedOver')
            AND substr(quoteDay, 1, 4) = ?
            """
        let arguments: StatementArguments = [vault.lookUpKey(household.text), Self.text(ofYear: year)]
        let paid = try RegistrationRecord.fetchAll(
            db, kept: "SELECT \(RegistrationRecord.columns) FROM registration WHERE \(chosen) ORDER BY seq",
            arguments: arguments)
        let after = try aftermath(where: chosen, arguments, db)
        let left = try payment.map { try coveredRegistrations(by: $0, db) } ?? []
        return try paid.filter { !left.contains($0.id) }.compactMap { record in
            let now = try record.registration(vault, after: after)
            guard let place = now.entry.household, let quote = now.quote else { return nil }
            return PaidPlace(person: now.person, place: place, paidOn: quote.day)
        }
    }

    private func entry(of record: RegistrationRecord) throws -> RegistrationEntry {
        try vault.open(RegistrationEntry.self, record.entry, .entry(record.id))
    }

    /// The first four characters of the days of a year.
    private static func text(ofYear year: Int) -> String {
        String(CalendarDay(year: year, month: 1, day: 1)?.description.prefix(4) ?? "")
    }
}

/// A paid registration with what its payment says.
private struct PaidRow: Codable, FetchableRecord {
    var id: Identifier
    var entry: Data
    var quote: Data
    var paidAt: Moment
    var cashier: String
    var number: Int
}
