public import Desk
import Foundation
import GRDB
public import Insurance
public import InsuranceRules

extension LedgerDatabase: VisitLedger {
    /// Opens a visit under the day's next ticket number.
    public func openVisit(
        station: String, language: String, channel: Channel, scanned: Person?, card: CardReading? = nil,
        by officer: Operator, at moment: Moment
    ) async throws -> Visit {
        try await write { db in
            let id = Identifier.make(at: moment)
            let day = moment.day.description
            let number = try Int.fetchOne(
                db, sql: "SELECT COALESCE(MAX(number), 0) + 1 FROM visit WHERE day = ?", arguments: [day])
            try db.insert(
                into: "visit",
                [
                    "id": id.text, "day": day, "number": number, "openedAt": moment.milliseconds,
                    "openedBy": officer.code, "station": station, "language": language, "channel": channel.rawValue,
                    "scanned": try scanned.map { try vault.seal(KeptScan($0, card: card), .scanned(id)) },
                    "scannedKey": scanned?.key.map(vault.lookUpKey),
                ])
            return try visitRecord(id, db).visit(vault)
        }
    }

    /// Keeps, sealed, what a card or the list said, in place of an earlier scan.
    ///
    /// - Throws: `visit-unknown`, `visit-paid`.
    public func recordScan(_ person: Person, card: CardReading? = nil, in visit: Identifier) async throws {
        try await write { db in
            try refusePaid(visit, db)
            try db.changeOne(
                "UPDATE visit SET scanned = :scanned, scannedKey = :scannedKey WHERE id = :id",
                [
                    "scanned": try vault.seal(KeptScan(person, card: card), .scanned(visit)),
                    "scannedKey": person.key.map(vault.lookUpKey), "id": visit.text,
                ],
                else: Refusal.noSuchVisit)
        }
    }

    /// Corrects where the visitor came from; harmless at any time, since only
    /// the event's counts read it.
    ///
    /// - Throws: `visit-unknown`.
    public func recordChannel(_ channel: Channel, of visit: Identifier) async throws {
        try await write { db in
            try db.changeOne(
                "UPDATE visit SET channel = :channel WHERE id = :id",
                ["channel": channel.rawValue, "id": visit.text], else: Refusal.noSuchVisit)
        }
    }

    /// Keeps the plans looked at, sealed, and how the consultation ended; who
    /// goes away without joining gives up what is unpaid.
    ///
    /// Whom to call is kept sealed as well. Of others who go away nothing is
    /// kept: their scan, plans and registrations are erased in the same
    /// transaction, and from the log with it or after a later act.
    ///
    /// - Throws: `visit-unknown`, `visit-paid`, `visit-ended`; for who goes away
    ///   `transfer-waits`, `money-under-way`.
    public func recordConsultation(
        visit: Identifier, plans: [Terms], end: ConsultationEnd?, at occasion: Occasion?, by officer: Operator,
        at moment: Moment
    ) async throws {
        try await write { db in
            try refusePaid(visit, db)
            try refuseEnded(visit, db)
            if end?.outcome == .declined || end?.outcome == .followUp { try refuseLeaving(visit, db) }
            try db.changeOne(
                """
                UPDATE visit SET plans = :plans, outcome = :outcome, declinedFor = :reason, event = :event,
                                 team = :team, consultedAt = :at, consultedBy = :officer
                WHERE id = :id
                """,
                [
                    "plans": try vault.seal(plans, .plans(visit)), "outcome": end?.outcome.rawValue,
                    "reason": end?.declinedFor?.rawValue, "event": occasion?.event, "team": occasion?.team,
                    "at": moment.milliseconds, "officer": officer.code, "id": visit.text,
                ],
                else: Refusal.noSuchVisit)
            if let followUp = end?.followUp {
                try insertLead(followUp, of: visit, by: officer, at: moment, db)
            }
            guard end?.outcome == .declined || end?.outcome == .followUp else { return }
            try abandonUnpaid(of: visit, by: officer, at: moment, db)
            guard end?.followUp == nil else { return }
            try erasePerson(of: visit, at: moment, db)
            unfolded.note(true)
        }
    }

    /// Writes registrations with their frozen quotes, all or none, in place of
    /// the visit's unpaid ones, which become abandoned.
    ///
    /// - Throws: ``Refusal`` with `visit-unknown`, `visit-paid`, `visit-ended`,
    ///   `transfer-waits`, or `person-incomplete` for someone without any number.
    public func register(
        visit: Identifier, entries: [(RegistrationEntry, FrozenQuote)], by officer: Operator, at moment: Moment
    ) async throws {
        try await write { db in
            try refusePaid(visit, db)
            try refuseEnded(visit, db)
            try refuseAwaiting(visit, db)
            try abandonUnpaid(of: visit, by: officer, at: moment, db)
            for (entry, quote) in entries {
                try insertQuoted(entry, quote, visit: visit, by: officer, at: moment, db)
            }
        }
    }

    /// Marks these registrations of the visit as read back; harmless when repeated.
    ///
    /// - Throws: `visit-unknown`; `read-back-changed` unless all of them are
    ///   quoted, with nothing marked.
    public func confirmReadBack(
        visit: Identifier, of registrations: [Identifier], _ way: ReadBackWay, at moment: Moment
    ) async throws {
        try await write { db in
            _ = try visitRecord(visit, db)
            for registration in registrations {
                try db.changeOne(
                    """
                    UPDATE registration SET readBackAt = COALESCE(readBackAt, :at), readBackWay = COALESCE(readBackWay, :way)
                    WHERE id = :id AND visit = :visit AND state = 'quoted'
                    """,
                    [
                        "at": moment.milliseconds, "way": way.rawValue, "id": registration.text, "visit": visit.text,
                    ],
                    else: Refusal.readBackChanged)
            }
        }
    }

    /// Gives up the visit's unpaid registrations; paid ones stay.
    ///
    /// - Throws: `visit-unknown`, `transfer-waits`, `money-under-way`.
    public func abandon(visit: Identifier, by officer: Operator, at moment: Moment) async throws {
        try await write { db in
            _ = try visitRecord(visit, db)
            try refuseLeaving(visit, db)
            try abandonUnpaid(of: visit, by: officer, at: moment, db)
        }
    }

    func abandonUnpaid(
        of visit: Identifier, by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        try db.change(
            """
            UPDATE registration SET state = 'abandoned', abandonedAt = :at, abandonedBy = :officer
            WHERE visit = :visit AND state = 'quoted'
            """,
            ["at": moment.milliseconds, "officer": officer.code, "visit": visit.text])
    }

    /// What was paid for stays as it was said; more is another visit.
    ///
    /// - Throws: `visit-paid`.
    func refusePaid(_ visit: Identifier, _ db: Database) throws {
        let payments = try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM payment WHERE visit = ?", arguments: [visit.text])
        guard payments == 0 else { throw Refusal.visitPaid }
    }

    /// Writes one registration with its frozen quote.
    ///
    /// - Parameter id: Of the registration, where something names it already.
    func insertQuoted(
        _ entry: RegistrationEntry, _ quote: FrozenQuote, as id: Identifier? = nil, visit: Identifier,
        by officer: Operator, at moment: Moment, _ db: Database
    ) throws {
        let keys = vault.lookUpKeys(entry.person)
        guard let key = keys.first else { throw Refusal.personIncomplete }
        let id = id ?? Identifier.make(at: moment)
        let item = quote.item
        try db.insert(
            into: "registration",
            [
                "id": id.text, "visit": visit.text, "scheme": entry.terms.scheme.rawValue, "state": "quoted",
                "entry": try vault.seal(entry, .entry(id)), "personKey": key,
                "secondKey": keys.second,
                "registeredAt": moment.milliseconds, "registeredBy": officer.code,
                "quote": try vault.seal(quote, .quote(id)), "quoteDay": quote.day.description,
                "gross": item.gross.count, "stateSupport": item.stateSupport.count,
                "localSupport": item.localSupport.count, "payable": item.payable.count,
                "validFrom": item.validFrom?.description, "validTo": item.validTo?.description, "rules": quote.rules,
                "householdKey": entry.household.map { vault.lookUpKey($0.household.text) },
                "householdOrder": entry.household?.order,
            ])
        if entry.wantsPaper { try requestPaper(id, by: officer, at: moment, db) }
    }
}

extension ConsultationEnd {
    fileprivate var declinedFor: DeclineReason? { if case .declined(let reason) = self { reason } else { nil } }
    fileprivate var followUp: FollowUp? { if case .followUp(let followUp) = self { followUp } else { nil } }
}
