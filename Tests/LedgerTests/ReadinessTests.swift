import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("What the check before the show looks at")
struct ReadinessTests {
    private func codes(_ checks: [ReadyCheck]) -> [String] { checks.map { "\($0.state.rawValue) \($0.code)" } }

    @Test("a sound ledger says so, waits for the disk, and knows its last record")
    func condition() async throws {
        let evening = try await Evening.begin()
        let fresh = try await evening.ledger.condition()
        #expect(fresh.faults == [] && fresh.isDurable && fresh.size > 0)
        #expect(fresh.latest == nil && fresh.lastAccepted == nil)
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        #expect(try await evening.ledger.condition().latest == evening.clock.now())
    }

    @Test("a look changes no older ledger: it is refused until the kiosk itself brings it up to date")
    func older() async throws {
        let evening = try await Evening.begin()
        try await evening.ledger.write { db in
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '2026-11-22 clock and answers'")
        }
        try evening.ledger.close()
        await expectRefusal("ledger-older") {
            _ = try Evening.open(evening.path, key: evening.key, isUpdating: false)
        }
        let current = try await Evening.begin()
        try current.ledger.close()
        try Evening.open(current.path, key: current.key, isUpdating: false).close()
    }

    @Test("the clock is right within the event; outside of it, or behind a record, it stops the evening")
    func clock() {
        let clock = ClockGuard(eventDays: Evening.eventDays)
        let now = ManualClock.noon(Evening.day)
        #expect(
            codes(clock.readiness(at: now, latest: nil, minutesEast: 420)) == ["ok clock-right", "ok clock-zone-right"])
        let later = now.adding(seconds: 600)
        #expect(
            codes(clock.readiness(at: now, latest: later, minutesEast: 0)) == [
                "stop clock-was-ahead", "warning clock-zone-other",
            ])
        let before = ManualClock.noon(Evening.day.adding(days: -1))
        #expect(codes(clock.readiness(at: before, latest: nil, minutesEast: 420))[0] == "stop clock-untrusted")
    }

    @Test("rules in force tonight are fine; one that is awaited within the event is told with its day")
    func rules() throws {
        let book = try RuleBook.shipped()
        func checks(on day: CalendarDay, to last: CalendarDay) -> [ReadyCheck] {
            RuleReadiness(of: book, at: .unknown, eventDays: day...last, staleAfterDays: 90).checks(on: day)
        }
        let tonight = checks(on: Evening.day, to: Evening.day)
        #expect(tonight.maySetOut && codes(tonight).contains("ok rules-in-force"))
        #expect(!tonight.contains { $0.code == "rule-unknown" })
        let later = checks(on: Evening.day, to: try #require(CalendarDay("2027-02-01")))
        let unknown = later.filter { $0.code == "rule-unknown" }
        #expect(later.maySetOut && unknown.contains { $0.values["rule"] == "vsi.fund_rate_month" })
        #expect(unknown.allSatisfy { $0.values["day"] == "01/01/2027" })
        let early = checks(on: try #require(CalendarDay("2007-12-31")), to: Evening.day)
        #expect(!early.maySetOut && early.contains { $0.code == "rule-not-in-force" })
        let old = checks(on: try #require(CalendarDay("2027-06-01")), to: try #require(CalendarDay("2027-06-02")))
        #expect(codes(old).contains("warning rules-not-compared"))
    }

    @Test("no blank, no receipt and no hand stop the evening; few of them are told")
    func supplies() {
        func balance(_ left: Int) -> StockBalance {
            StockBalance(kind: .card, counts: [.inStock: left, .used: 100 - left])
        }
        #expect(
            codes([balance(0), balance(29), balance(30)].map { $0.readiness(nil) }) == [
                "stop stock-empty", "warning stock-left", "ok stock-left",
            ])
        let short = StockForecast(kind: .card, free: 40, spent: 12, served: 10, waiting: 34)
        #expect(codes([balance(40).readiness(short)]) == ["warning stock-left"])
        let closed = StockBalance(kind: .card, counts: [.inStock: 40], unopened: 40)
        #expect(codes([closed.readiness(nil)]) == ["stop stock-unopened"])
        #expect(
            [0, 49, 50].flatMap { codes(ReadyCheck.receipts([book($0)])) } == [
                "stop receipts-empty", "warning receipts-left", "ok receipts-left",
            ])
        let held = [book(90, "tn01"), book(60, "tn02"), book(10, "tn03"), book(0)]
        #expect(codes(ReadyCheck.receipts(held)) == ["ok receipts-left", "warning receipts-low"])
        #expect(ReadyCheck.receipts(held)[1].values == ["code": "tn03", "count": "10"])
        #expect(codes(ReadyCheck.receipts(held + [book(40)])) == ["ok receipts-left"])
        let two = [
            Operator(code: "a", name: "A Mẫu", roles: [.supervisor, .cashier, .consultant]),
            Operator(code: "b", name: "B Mẫu", roles: [.officer], isDemonstration: true),
        ]
        #expect(codes(ReadyCheck.staff(two, training: true)) == ["ok staff-complete"])
        #expect(codes(ReadyCheck.staff(two, training: false)) == ["stop role-nobody"])
    }

    private func book(_ left: Int, _ holder: String? = nil) -> ReceiptBook {
        ReceiptBook(
            id: 1, series: "LC26", first: 1, last: 100, next: 101 - left, holder: holder, receivedBy: [],
            receivedAt: nil)
    }

    @Test("a list of people past the site's limit stops the evening, on its last day it does not")
    func roster() throws {
        func checks(_ age: Int) throws -> [ReadyCheck] {
            let list = RosterList(
                area: "xã Mẫu", day: Evening.day.adding(days: -age), importedAt: ManualClock.noon(Evening.day),
                people: 400, refused: 0)
            return try #require(RosterStatus(lists: [list])).readiness(staleAfter: 45, on: Evening.day)
        }
        #expect(codes(try checks(45)) == ["ok roster-listed"])
        #expect(codes(try checks(46)) == ["stop roster-stale"])
    }

    @Test("records that wait, and those sent back, are told and stop nothing")
    func queue() {
        let now = ManualClock.noon(Evening.day)
        let old = QueueCounts(
            waiting: 3, accepted: 2, refused: 1, conflict: 0,
            oldestWaiting: ManualClock.noon(Evening.day.adding(days: -3)))
        #expect(
            codes(old.readiness(lastAccepted: nil, at: now)) == [
                "warning upload-never-accepted", "warning upload-refused", "warning upload-queue-waits",
            ])
        let fine = QueueCounts(waiting: 0, accepted: 2, refused: 0, conflict: 0, oldestWaiting: nil)
        #expect(codes(fine.readiness(lastAccepted: now, at: now)) == ["ok upload-accepted", "ok upload-queue-empty"])
    }
}
