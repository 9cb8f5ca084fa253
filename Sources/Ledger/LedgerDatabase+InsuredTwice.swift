import Desk
import Foundation
import GRDB
import Insurance

extension LedgerDatabase {
    /// Nobody holds two paid registrations of one scheme for the same time.
    ///
    /// Only people who paid the same scheme more than once are looked at;
    /// whether the times overlap stands in what was sealed.
    func insuredTwice(_ db: Database) throws -> [String] {
        let pairs = try LivePair.fetchAll(
            db,
            sql: """
                SELECT later.id AS later, later.entry AS laterEntry, later.quote AS laterQuote,
                       r.id AS earlier, r.entry AS earlierEntry, r.quote AS earlierQuote
                FROM (SELECT DISTINCT mine.registration AS later, theirs.registration AS earlier
                      FROM personNumber mine JOIN personNumber theirs
                          ON theirs.key = mine.key AND theirs.registration <> mine.registration) pair
                JOIN registration later ON later.id = pair.later
                JOIN registration r ON r.id = pair.earlier AND r.scheme = later.scheme AND r.seq < later.seq
                WHERE later.state IN ('paid', 'handedOver') AND r.state IN ('paid', 'handedOver')
                """)
        return pairs.filter { $0.overlaps(vault) }.map {
            "registration \($0.later): the same person paid the same insurance for the same time in \($0.earlier)"
        }
    }
}

/// Two registrations of one person that stand.
private struct LivePair: Codable, FetchableRecord {
    var later: Identifier
    var laterEntry: Data
    var laterQuote: Data
    var earlier: Identifier
    var earlierEntry: Data
    var earlierQuote: Data

    func overlaps(_ vault: FieldVault) -> Bool {
        guard let mine = time(later, laterEntry, laterQuote, vault),
            let theirs = time(earlier, earlierEntry, earlierQuote, vault)
        else { return false }
        return mine.overlaps(theirs)
    }

    private func time(_ id: Identifier, _ entry: Data, _ quote: Data, _ vault: FieldVault) -> InsuredTime? {
        guard
            // A seal that does not open is told as a contradiction.
            let entry = try? vault.open(RegistrationEntry.self, entry, .entry(id)),
            let quote = try? vault.open(FrozenQuote.self, quote, .quote(id))
        else { return nil }
        return InsuredTime(entry.terms, quote)
    }
}
