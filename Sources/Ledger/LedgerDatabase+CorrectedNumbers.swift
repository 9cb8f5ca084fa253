import Desk
import Foundation
import GRDB
import Insurance

// Numbers set right after the payment. All look-ups by number read the view
// `personNumber`, which tells each number with the registration that has it now.
extension LedgerDatabase {
    /// Of `registration r`: the keyed hash of the number that names its person
    /// now.
    static let currentKey = """
        COALESCE((SELECT n.personKey FROM correctedNumber n WHERE n.registration = r.id ORDER BY n.seq DESC LIMIT 1),
                 r.personKey)
        """

    /// Whether `registration r` was paid under the number `:key`, which turned
    /// out to be wrong.
    static let wasNumberedWrong = """
        (r.personKey = :key OR r.secondKey = :key)
        AND EXISTS (SELECT 1 FROM correctedNumber n WHERE n.registration = r.id)
        AND r.id NOT IN (SELECT registration FROM personNumber WHERE key = :key)
        """

    /// Lets a person be found by their right numbers from now on; harmless
    /// where a correction left the numbers as they were.
    ///
    /// - Parameters:
    ///   - old: The registration before this correction.
    ///   - corrected: All registrations corrected in the same act.
    /// - Throws: `correction-insured-twice` when somebody paid the same
    ///   insurance under the right number for the same time, at any station;
    ///   `correction-number-claimed` when somebody has it who did not pay yet.
    func renumber(
        _ old: Registration, as right: Person, by correction: Correction, with corrected: Set<Identifier>,
        _ db: Database
    ) throws {
        let (keys, former) = (vault.lookUpKeys(right), vault.lookUpKeys(old.person))
        guard keys != former else { return }
        guard let key = keys.first else { throw Refusal.personIncomplete }
        if let quote = old.quote, let time = InsuredTime(old.entry.terms, quote),
            let other = try earlierPayment(of: right, for: old.scheme, time, besides: corrected, db)
        {
            throw Refusal.correctionInsuredTwice(other)
        }
        let new = [keys.first, keys.second].compactMap(\.self).filter { $0 != former.first && $0 != former.second }
        try refuseClaimed(new, for: right, old, db)
        try db.insert(
            into: "correctedNumber",
            [
                "correction": correction.id.text, "registration": old.id.text, "personKey": key,
                "secondKey": keys.second,
            ])
    }

    /// The keyed hashes of corrected numbers are those of the sealed
    /// corrections.
    func brokenNumbers(_ db: Database) throws -> [String] {
        let paid = try RegistrationRecord.fetchAll(
            db,
            sql: """
                SELECT \(RegistrationRecord.columns) FROM registration
                WHERE id IN (SELECT registration FROM correction) ORDER BY seq
                """)
        let kept = Dictionary(
            try CorrectedNumber.fetchAll(db, sql: "SELECT correction, personKey, secondKey FROM correctedNumber").map {
                ($0.correction, $0)
            }, uniquingKeysWith: { first, _ in first })
        return try paid.flatMap { record in
            let after = try aftermath(where: "id = ?", [record.id.text], db)
            // A seal that does not open is told of the registration itself.
            guard var person = try? record.registration(vault).person else { return [String]() }
            return (after.corrections[record.id] ?? []).compactMap { correction in
                let before = vault.lookUpKeys(person)
                person = person.corrected(by: correction.changes)
                let now = vault.lookUpKeys(person)
                let row = kept[correction.id]
                let agrees = now == before ? row == nil : row.map { ($0.personKey, $0.secondKey) == now } ?? false
                return agrees ? nil : "correction \(correction.id): its person is not found by the right number"
            }
        }
    }
}

/// A `correctedNumber` row.
private struct CorrectedNumber: Codable, FetchableRecord {
    var correction: Identifier
    var personKey: Data
    var secondKey: Data?
}
