public import Desk
import Foundation
import GRDB
public import Insurance

// What the desk and the visit page show; part of `VisitLedger`.
extension LedgerDatabase {
    /// A visit with everything that hangs on it.
    public func visitFile(_ id: Identifier) async throws -> VisitFile? {
        try await read { db in
            guard var file = try visitFiles(where: "id = ?", [id.text], db).first else { return nil }
            file.handOvers = try HandOverRecord.fetchAll(
                db,
                sql: """
                    SELECT \(HandOverRecord.columns) FROM handOver WHERE visit = ? AND receiver IS NOT NULL ORDER BY seq
                    """, arguments: [id.text]
            ).map { try $0.handOver(vault) }
            return file
        }
    }

    /// All visits of a day, newest first.
    public func visitFiles(on day: CalendarDay) async throws -> [VisitFile] {
        try await read { db in try visitFiles(where: "day = ?", [day.description], db) }
    }

    /// Paid visits of earlier days whose papers or hand-over are still open,
    /// newest first; nothing older than 60 days.
    public func openVisitFiles(before day: CalendarDay) async throws -> [VisitFile] {
        try await read { db in
            try visitFiles(where: Self.openBefore, [day.description, day.adding(days: -60).description], db)
                .filter { $0.nextStep != .done }
        }
    }

    /// Of `visit`: paid, and something is still to be done.
    ///
    /// Its arguments are today and the first day that counts.
    static let openBefore = """
        day < ? AND day >= ? AND EXISTS (SELECT 1 FROM payment p WHERE p.visit = visit.id)
        AND (EXISTS (SELECT 1 FROM registration r
                     WHERE r.visit = visit.id AND r.state IN ('quoted', 'paid'))
             OR EXISTS (SELECT 1 FROM document d
                        WHERE d.visit = visit.id AND d.state NOT IN ('handedOver', 'recalled', 'cancelled', 'sent')))
        """

    /// The latest visit of a day in which this number was scanned or
    /// registered; found by its keyed hash, since numbers are sealed.
    ///
    /// Not the visit in which the number turned out to be wrong, although it
    /// was scanned or given up there as well.
    public func visit(ofPersonWithKey key: String, on day: CalendarDay) async throws -> Identifier? {
        try await read { db in
            try String.fetchOne(
                db,
                sql: """
                    SELECT id FROM visit
                    WHERE day = :day AND (
                        id IN (\(Self.visitsOfKey) AND r.state NOT IN ('abandoned', 'void'))
                        OR ((scannedKey = :key OR id IN (\(Self.visitsOfKey)))
                            AND id NOT IN (SELECT r.visit FROM registration r WHERE \(Self.wasNumberedWrong))))
                    ORDER BY seq DESC LIMIT 1
                    """,
                arguments: ["day": day.description, "key": vault.lookUpKey(key)]
            ).flatMap(Identifier.init(_:))
        }
    }

    private static let visitsOfKey = """
        SELECT r.visit FROM registration r WHERE r.id IN (SELECT registration FROM personNumber WHERE key = :key)
        """

    /// - Throws: `visit-unknown`.
    func visitRecord(_ id: Identifier, _ db: Database) throws -> VisitRecord {
        let known = try VisitRecord.fetchOne(
            db, sql: "SELECT \(VisitRecord.columns) FROM visit WHERE id = ?", arguments: [id.text])
        guard let known else { throw Refusal.noSuchVisit }
        return known
    }

    /// The registrations with the given value in one column, oldest first.
    func registrations(
        where column: String, is value: String, _ db: Database
    ) throws -> [Registration] {
        try RegistrationRecord.fetchAll(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns) FROM registration
                WHERE \(column) = ? AND erasedAt IS NULL ORDER BY seq
                """,
            arguments: [value]
        ).map { try current($0, db) }
    }

    /// Eight questions however many visits there are.
    func visitFiles(
        where condition: String, _ arguments: StatementArguments, _ db: Database
    ) throws -> [VisitFile] {
        let chosen = "visit IN (SELECT id FROM visit WHERE \(condition))"
        let visits = try VisitRecord.fetchAll(
            db, kept: "SELECT \(VisitRecord.columns) FROM visit WHERE \(condition) ORDER BY seq DESC",
            arguments: arguments)
        let registrations = Dictionary(
            grouping: try RegistrationRecord.fetchAll(
                db,
                kept: """
                    SELECT \(RegistrationRecord.columns) FROM registration WHERE \(chosen) AND erasedAt IS NULL ORDER BY seq
                    """,
                arguments: arguments), by: \.visit)
        let payments = Dictionary(
            grouping: try PaymentRecord.fetchAll(
                db, kept: "SELECT \(PaymentRecord.columns) FROM payment WHERE \(chosen) ORDER BY seq",
                arguments: arguments), by: \.visit)
        let voids = try paymentVoids(where: chosen, arguments, db)
        let documents = Dictionary(
            grouping: try DocumentRecord.fetchAll(
                db, kept: "\(DocumentRecord.selection) WHERE d.\(chosen) ORDER BY d.seq", arguments: arguments),
            by: \.visit)
        let tenders = try self.tenders(where: chosen, arguments, db)
        let after = try aftermath(where: chosen, arguments, db)
        return try visits.map { visit in
            var file = VisitFile(
                visit: try visit.visit(vault),
                registrations: try registrations[visit.id, default: []].map {
                    try $0.registration(vault, after: after)
                },
                payments: payments[visit.id, default: []].map(\.payment), voids: voids[visit.id, default: []],
                documents: documents[visit.id, default: []].map(\.document))
            file.tenders = tenders[visit.id, default: []]
            return file
        }
    }
}
