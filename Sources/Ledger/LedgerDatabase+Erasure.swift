import Desk
import GRDB
public import Insurance
import InsuranceRules

// What is erased of people who went without joining. That they were here, and
// how it ended, stays counted.
extension LedgerDatabase {
    /// Erases whoever was scanned or registered in visits of earlier days that
    /// nobody paid for and nobody touched, unless money of them is under way, and every registration that was given
    /// up or replaced before; then folds the log, so that they are in no file.
    ///
    /// What the visit of somebody who may be called looked at is kept with the
    /// agreement to the call.
    ///
    /// - Returns: How many visits and registrations there were.
    /// - Throws: As ``foldLog()``, with all of it erased.
    public func eraseLeftVisits(untouchedSince limit: Moment, before day: CalendarDay) async throws -> Int {
        let erased = try await writeQuietly { db in
            let left = try String.fetchAll(
                db, sql: Self.leftVisits, arguments: ["limit": limit.milliseconds, "day": day.description]
            ).compactMap(Identifier.init(_:))
            for visit in left {
                try abandonUnpaid(of: visit, by: Self.sweep, at: limit, db)
                try erasePerson(of: visit, at: limit, endsVisit: true, db)
            }
            return try left.count + eraseGivenUp("abandonedAt < :limit", ["limit": limit.milliseconds], at: limit, db)
        }
        if erased > 0 { try await foldLog() }
        return erased
    }

    /// Erases scan, plans and given-up registrations of a visit whose person went.
    ///
    /// - Parameter endsVisit: Whether nobody may go on with it any more; one in
    ///   which something was registered ends in any case.
    func erasePerson(of visit: Identifier, at moment: Moment, endsVisit: Bool = false, _ db: Database) throws {
        let registrations = try eraseGivenUp("visit = :visit", ["visit": visit.text], at: moment, db)
        try db.changeOne(
            """
            UPDATE visit SET scanned = NULL, scannedKey = NULL,
                plans = CASE WHEN plans IS NULL OR EXISTS (\(Self.liveLead)) THEN plans ELSE :plans END,
                erasedAt = COALESCE(erasedAt, :at)
            WHERE id = :visit
            """,
            [
                "plans": try vault.seal([Terms](), .plans(visit)), "visit": visit.text,
                "at": endsVisit || registrations > 0 ? moment.milliseconds : nil,
            ],
            else: Refusal.noSuchVisit)
    }

    /// Empties registrations that were given up and not erased yet.
    private func eraseGivenUp(
        _ condition: String, _ columns: Columns, at moment: Moment, _ db: Database
    ) throws -> Int {
        try db.change(
            """
            UPDATE registration SET erasedAt = :at, entry = zeroblob(32), personKey = zeroblob(32), secondKey = NULL,
                quote = NULL, quoteDay = NULL, gross = NULL, stateSupport = NULL, localSupport = NULL, payable = NULL,
                validFrom = NULL, validTo = NULL, rules = NULL, readBackAt = NULL, readBackWay = NULL,
                householdKey = NULL, householdOrder = NULL
            WHERE state = 'abandoned' AND erasedAt IS NULL AND \(condition)
            """,
            columns.merging(["at": moment.milliseconds]) { given, _ in given })
    }

    private static let liveLead =
        "SELECT 1 FROM lead l WHERE l.visit = visit.id AND l.state IN ('open', 'contacted')"

    /// Visits of earlier days without a payment, or money on its way to one, in
    /// which nothing was done since.
    private static let leftVisits = """
        SELECT id FROM visit
        WHERE erasedAt IS NULL AND day < :day AND openedAt < :limit AND COALESCE(consultedAt, 0) < :limit
          AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.visit = visit.id)
          AND NOT EXISTS (SELECT 1 FROM tender t WHERE t.visit = visit.id AND t.payment IS NULL
                          AND t.state IN ('awaiting', 'taken', 'confirmed'))
          AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.visit = visit.id AND r.registeredAt >= :limit)
        """

    /// Who gives up what nobody came back for.
    private static let sweep = Operator(code: "kiosk", name: "kiosk", roles: [])
}
