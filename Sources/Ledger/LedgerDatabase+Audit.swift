import Crypto
public import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules

extension LedgerDatabase: LedgerAudit {
    /// Every broken invariant in a sentence that names records by id; empty
    /// when all hold.
    ///
    /// One consistent state is looked at, while others go on writing.
    public func brokenInvariants() async throws -> [String] { try await findings().map(\.sentence) }

    /// The same, each with what it is about.
    public func findings() async throws -> [AuditFinding] { try await read(findings) }

    func findings(_ db: Database) throws -> [AuditFinding] {
        var broken = try brokenRows(db)
        broken += found(.file, try brokenFile(db)) + found(.chain, try brokenChain(db))
        broken += found(.quotes, try brokenQuotes(db)) + found(.insuredTwice, try insuredTwice(db))
        broken += found(.offers, try brokenOffers(db)) + found(.correctedNumbers, try brokenNumbers(db))
        return broken + found(.days, try brokenReports(db))
    }

    /// The same findings, with those that a day report's sums rest on as they
    /// are now; bytes and seals are not read again.
    func recheckReport(_ findings: [AuditFinding], _ db: Database) throws -> [AuditFinding] {
        let anew = Set(AuditCheck.areas.map(\.area).filter(\.isOfReport))
        return findings.filter { !anew.contains($0.area) } + (try brokenRows(of: anew, db))
            + found(.days, try brokenReports(db))
    }

    /// - Parameter areas: All of them unless told otherwise.
    private func brokenRows(of areas: Set<AuditArea> = Set(AuditArea.allCases), _ db: Database) throws -> [AuditFinding]
    {
        try AuditCheck.areas.filter { areas.contains($0.area) }.flatMap { area, checks in
            try checks.flatMap { check in
                found(
                    area,
                    try String.fetchAll(db, sql: check.sql).map {
                        check.sentence.replacingOccurrences(of: "{}", with: $0)
                    })
            }
        }
    }

    private func found(_ area: AuditArea, _ sentences: [String]) -> [AuditFinding] {
        sentences.map { AuditFinding(area: area, sentence: $0) }
    }

    /// What SQLite itself finds wrong.
    private func brokenFile(_ db: Database) throws -> [String] {
        let faults = try String.fetchAll(db, sql: "PRAGMA quick_check").filter { $0 != "ok" }
        let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
        let missing = strays == 0 ? [] : ["file: \(strays) rows name a record that is missing"]
        return faults.map { "file: \($0)" } + missing
    }

    /// Each envelope holds the bytes its hash was made of, and names the one
    /// before it.
    private func brokenChain(_ db: Database) throws -> [String] {
        var broken: [String] = []
        var last = Data()
        let links = try ChainLink.fetchCursor(db, sql: "SELECT id, hash, previous, bytes FROM envelope ORDER BY seq")
        while let link = try links.next() {
            if link.previous != last { broken.append("envelope \(link.id): it does not follow the one before it") }
            if Data(SHA256.hash(data: link.bytes)) != link.hash {
                broken.append("envelope \(link.id): its bytes are not what was sealed")
            }
            last = link.hash
        }
        return broken
    }

    /// The amounts and days in clear columns are those of the sealed quote.
    private func brokenQuotes(_ db: Database) throws -> [String] {
        let quoted = try QuotedRow.fetchAll(
            db,
            sql: """
                SELECT id, scheme, state, entry, personKey, secondKey, householdKey, householdOrder, quote, quoteDay,
                       gross, stateSupport, localSupport, payable, validFrom, validTo, rules,
                       (SELECT group_concat(kind) FROM document WHERE registration = r.id) AS papers
                FROM registration r WHERE quote IS NOT NULL
                """)
        let contradicting = quoted.filter { !$0.agrees(vault) }.map {
            "registration \($0.id): its columns do not agree with what was sealed"
        }
        let lacking = quoted.filter { !$0.hasItsPapers(vault, papers) }.map {
            "registration \($0.id): it is paid, and a paper it asked for is not in the queue"
        }
        return contradicting + lacking
    }
}

private struct ChainLink: Codable, FetchableRecord {
    var id: Identifier
    var hash: Data
    var previous: Data
    var bytes: Data
}

private struct QuotedRow: Codable, FetchableRecord {
    var id: Identifier
    var scheme: Scheme
    var state: Registration.State
    var entry: Data
    var personKey: Data
    var secondKey: Data?
    var householdKey: Data?
    var householdOrder: Int?
    var quote: Data
    var quoteDay: CalendarDay
    var gross: Dong
    var stateSupport: Dong
    var localSupport: Dong
    var payable: Dong
    var validFrom: CalendarDay?
    var validTo: CalendarDay?
    var rules: String
    /// The kinds of its documents, between commas.
    var papers: String?

    /// Whether a paid registration has each paper its office prints.
    ///
    /// Papers of a void one may have gone over to the registration in its
    /// place.
    func hasItsPapers(_ vault: FieldVault, _ policy: PaperPolicy) -> Bool {
        guard [.paid, .handedOver].contains(state),
            // A seal that does not open is told as a contradiction.
            let sealed = try? vault.open(RegistrationEntry.self, entry, .entry(id))
        else { return true }
        let there = Set((papers ?? "").split(separator: ",").compactMap { DocumentKind(rawValue: String($0)) })
        // Before the first rule says otherwise, every paper asked for is printed.
        return sealed.papers.allSatisfy {
            there.contains($0) || (try? policy.way(of: $0, on: quoteDay)) == PaperWay.none
        }
    }

    /// A seal that does not open is a broken invariant too, and told as one.
    func agrees(_ vault: FieldVault) -> Bool {
        guard
            // Which of the two fails does not matter here: the row is named either way.
            let sealed = try? vault.open(FrozenQuote.self, quote, .quote(id)),
            let sealedEntry = try? vault.open(RegistrationEntry.self, entry, .entry(id))
        else { return false }
        let item = sealed.item
        return sealed.day == quoteDay && sealed.rules == rules && item.gross == gross && item.payable == payable
            && item.stateSupport == stateSupport && item.localSupport == localSupport && item.validFrom == validFrom
            && item.validTo == validTo && sealedEntry.terms.scheme == scheme
            && vault.lookUpKeys(sealedEntry.person) == (personKey, secondKey)
            && sealedEntry.household.map { vault.lookUpKey($0.household.text) } == householdKey
            && sealedEntry.household?.order == householdOrder
    }
}
