import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules

// A right number that somebody stands with who has not paid yet.
extension LedgerDatabase {
    /// Refuses to give a person a number by which somebody of another visit is
    /// registered or was scanned, and has not paid.
    ///
    /// Somebody else by name or birth date is refused; so is the same insurance
    /// for the same time, which the till would refuse afterwards. The same
    /// person may well be about to pay for another insurance.
    ///
    /// - Parameter keys: The keyed hashes of the numbers that are new.
    /// - Throws: `correction-number-claimed`.
    func refuseClaimed(_ keys: [Data], for right: Person, _ old: Registration, _ db: Database) throws {
        let time = old.quote.flatMap { InsuredTime(old.entry.terms, $0) }
        for key in keys {
            let waiting = try WaitingRow.fetchAll(
                db,
                sql: """
                    SELECT r.id, r.entry, r.quote, r.registeredAt AS at, r.registeredBy AS officer, v.number
                    FROM registration r JOIN visit v ON v.id = r.visit
                    WHERE r.state = 'quoted' AND r.visit <> :visit
                      AND r.id IN (SELECT registration FROM personNumber WHERE key = :key) ORDER BY r.seq
                    """, arguments: ["visit": old.visit.text, "key": key])
            for row in waiting {
                let entry = try vault.open(RegistrationEntry.self, row.entry, .entry(row.id))
                let quote = try vault.open(FrozenQuote.self, row.quote, .quote(row.id))
                let theirs = entry.terms.scheme == old.scheme ? InsuredTime(entry.terms, quote) : nil
                let isTwice = time.flatMap { mine in theirs.map(mine.overlaps) } ?? false
                guard entry.person.isAlike(right), !isTwice else { throw row.refusal }
            }
            let scanned = try ScannedRow.fetchAll(
                db,
                sql: """
                    SELECT v.id, v.scanned, v.openedAt AS at, v.openedBy AS officer, v.number FROM visit v
                    WHERE v.scannedKey = :key AND v.id <> :visit AND (v.outcome IS NULL OR v.outcome = 'enrol')
                      AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.visit = v.id) ORDER BY v.seq
                    """, arguments: ["visit": old.visit.text, "key": key])
            for row in scanned {
                let person = try vault.open(KeptScan.self, row.scanned, .scanned(row.id)).person
                guard person.isAlike(right) else { throw row.refusal }
            }
        }
    }
}

extension Person {
    /// Whether name and birth date are the same; the number is compared elsewhere.
    fileprivate func isAlike(_ other: Person) -> Bool { name == other.name && birth == other.birth }
}

/// A registration that was not paid yet.
private struct WaitingRow: Codable, FetchableRecord {
    var id: Identifier
    var entry: Data
    var quote: Data
    var at: Moment
    var officer: String
    var number: Int

    var refusal: Refusal { .correctionNumberClaimed(inVisit: number, by: officer, at: at) }
}

/// A visit in which a card was read.
private struct ScannedRow: Codable, FetchableRecord {
    var id: Identifier
    var scanned: Data
    var at: Moment
    var officer: String
    var number: Int

    var refusal: Refusal { .correctionNumberClaimed(inVisit: number, by: officer, at: at) }
}
