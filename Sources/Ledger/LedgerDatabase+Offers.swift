public import Desk
import Foundation
import GRDB
public import Insurance

extension LedgerDatabase: OfferLedger {
    /// Keeps an offer under a new number of this kiosk, its content sealed.
    ///
    /// - Throws: `visit-unknown`, `offer-numbers-used-up`.
    public func keepOffer(
        _ content: OfferContent, of visit: Identifier, rules: String, by officer: Operator, at moment: Moment
    ) async throws -> Offer {
        try await write { db in
            _ = try visitRecord(visit, db)
            let number = try freeNumber(db)
            try db.insert(
                into: "offer",
                [
                    "number": number.text, "visit": visit.text, "day": moment.day.description,
                    "madeAt": moment.milliseconds, "madeBy": officer.code, "rules": rules,
                    "plans": content.plans.count, "members": content.household.count,
                    "content": try vault.seal(content, .offer(number)),
                ])
            return Offer(number: number, visit: visit, day: moment.day, content: content, rules: rules)
        }
    }

    /// The offer with a number, however old.
    public func offer(_ number: OfferNumber) async throws -> Offer? {
        try await read { db in
            try OfferRecord.fetchOne(
                db, sql: "\(OfferRecord.selection) WHERE number = ?", arguments: [number.text]
            )?.offer(vault)
        }
    }

    /// Each offer's columns say what was sealed.
    func brokenOffers(_ db: Database) throws -> [String] {
        try OfferRecord.fetchAll(db, sql: OfferRecord.selection).filter { !$0.agrees(vault) }.map {
            "offer \($0.number.text): its columns do not agree with what was sealed"
        }
    }

    private static let mostDraws = 200

    private func freeNumber(_ db: Database) throws -> OfferNumber {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<Self.mostDraws {
            let number = OfferNumber.draw(for: settings.kiosk, using: &random)
            let uses = try Int.fetchOne(
                db, sql: "SELECT COUNT(*) FROM offer WHERE number = ?", arguments: [number.text])
            if uses == 0 { return number }
        }
        throw Refusal.offerNumbersUsedUp
    }
}

/// An `offer` row.
private struct OfferRecord: Codable, FetchableRecord {
    static let selection = "SELECT number, visit, day, madeAt, rules, plans, members, content FROM offer"

    var number: OfferNumber
    var visit: Identifier
    var day: CalendarDay
    var madeAt: Moment
    var rules: String
    var plans: Int
    var members: Int
    var content: Data

    func offer(_ vault: FieldVault) throws -> Offer {
        Offer(
            number: number, visit: visit, day: day, content: try vault.open(OfferContent.self, content, .offer(number)),
            rules: rules)
    }

    /// A seal that does not open is a broken invariant too, and told as one.
    func agrees(_ vault: FieldVault) -> Bool {
        // The row is named either way, and that is all the audit says.
        guard let sealed = try? offer(vault).content else { return false }
        return sealed.plans.count == plans && sealed.household.count == members && madeAt.day == day
    }
}

extension SealedField {
    fileprivate static func offer(_ number: OfferNumber) -> SealedField {
        SealedField("offer.content", of: number.text)
    }
}
