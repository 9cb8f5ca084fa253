import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The print queue")
struct PrintQueueTests {
    /// An evening with one card and one receipt waiting.
    private func cardWaiting() async throws -> (Evening, visit: Identifier) {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        return (evening, try await evening.paidVisit(Evening.health(Evening.person(1))))
    }

    private func document(_ kind: DocumentKind, in evening: Evening, _ visit: Identifier) async throws -> Document {
        try #require(try await evening.ledger.visitFile(visit)?.documents.first { $0.kind == kind })
    }

    @Test("a power cut during printing leaves the card for a person to judge")
    func powerCut() async throws {
        // Given a card that was handed to the printer
        let (evening, visit) = try await cardWaiting()
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))

        // When the kiosk starts again
        let after = try evening.restarted()

        // Then it is reported, and not offered to a printer a second time
        let interrupted = try await after.interrupted()
        #expect(interrupted.map(\.intent) == [intent.id])
        #expect(interrupted.map(\.printer) == [.card])
        #expect(try await after.claimNext(for: .card, at: evening.clock.now()) == nil)
        try await after.settle(intent.id, as: .unknown(reason: "kiosk-stopped"), at: evening.clock.now())
        #expect(try await after.interrupted().isEmpty)
        #expect(try await after.claimNext(for: .card, at: evening.clock.now()) == nil)
        let card = try await after.visitFile(visit)?.documents.first { $0.kind == .healthCard }
        #expect(card?.state == .unknown && card?.note == "kiosk-stopped")
        try await evening.sound(after)
    }

    @Test("an intent carries everything that is printed, bound to its blank")
    func intent() async throws {
        let (evening, _) = try await cardWaiting()
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(intent.kind == .healthCard && intent.attempt == 1 && intent.approvedBy == "cb01" && !intent.training)
        #expect(intent.fields["name"] == "LÒ THỊ ĐƯỜNG")
        #expect(intent.fields["serial"] == "TN0000001")
        #expect(intent.blankSerial == "TN0000001")
        #expect(intent.fields["validFrom"] == "21/11/2026")
    }

    @Test("while nobody has looked at a printer that was switched off, it gets no other paper")
    func printerOff() async throws {
        let (evening, visit) = try await cardWaiting()
        _ = try await evening.paidVisit(Evening.health(Evening.person(2)))
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        try await evening.ledger.settle(
            intent.id, as: .unknown(reason: "printer-offline"), at: evening.clock.now())
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        #expect(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now()) != nil)
        try await evening.ledger.judge(
            document: document(.healthCard, in: evening, visit).id, intent: intent.id, verdict: .notPrinted,
            reason: nil,
            by: evening.officer, at: evening.clock.now())
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) != nil)
    }

    @Test("a paper whose record does not open is held back for a person, and the one behind it is printed")
    func unreadable() async throws {
        let (evening, visit) = try await cardWaiting()
        let next = try await evening.paidVisit(Evening.health(Evening.person(2)))
        let row = try #require(try await document(.healthCard, in: evening, visit).registration)
        let sound = try await evening.ledger.write { db in
            let sound = try Data.fetchOne(db, sql: "SELECT entry FROM registration WHERE id = ?", arguments: [row.text])
            try db.execute(sql: "DROP TRIGGER registrationFrozen")
            try db.execute(
                sql: "UPDATE registration SET entry = zeroblob(length(entry)) WHERE id = ?", arguments: [row.text])
            return sound
        }
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(try await intent.document == document(.healthCard, in: evening, next).id)
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        try await evening.ledger.write { db in
            try db.execute(
                sql: "UPDATE registration SET entry = ? WHERE id = ?", arguments: [sound, row.text])
        }
        let held = try await document(.healthCard, in: evening, visit)
        #expect(held.state == .refused && held.note == "record-unreadable" && held.attempts == 1)
        try await evening.ledger.settle(intent.id, as: .ejected, at: evening.clock.now())
        try await evening.sound()
    }

    @Test("an intent is settled once")
    func settledOnce() async throws {
        let (evening, _) = try await cardWaiting()
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        try await evening.ledger.settle(intent.id, as: .ejected, at: evening.clock.now())
        await expectRefusal("intent-not-printing") {
            try await evening.ledger.settle(intent.id, as: .refused(reason: "x", hold: false), at: evening.clock.now())
        }
        try await evening.sound()
    }

    @Test("what was certainly not sent waits again; what would fail the same way waits for a person")
    func refused() async throws {
        let (evening, visit) = try await cardWaiting()
        let first = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        try await evening.ledger.settle(
            first.id, as: .refused(reason: "media-empty", hold: false), at: evening.clock.now())
        var card = try await document(.healthCard, in: evening, visit)
        #expect(card.state == .waiting && card.note == "media-empty" && card.blankSerial == "TN0000001")
        let second = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(first.earlier.isEmpty && second.earlier == [first.id])
        #expect(second.attempt == 2 && second.blankSerial == "TN0000001" && second.id != first.id)
        try await evening.ledger.settle(
            second.id, as: .refused(reason: "glyph-missing", hold: true), at: evening.clock.now())
        card = try await document(.healthCard, in: evening, visit)
        #expect(card.state == .refused && card.note == "glyph-missing")
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        try await evening.ledger.reprint(document: card.id, by: evening.officer, at: evening.clock.now())
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now())?.attempt == 3)
        try await evening.sound()
    }

    @Test("nothing is printed that nobody approved; taking the tray approves what waits")
    func approval() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        #expect(try await evening.ledger.trayOfficer(on: Evening.day) == nil)
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        #expect(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now())?.approvedBy == "tn01")
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        #expect(try await evening.ledger.trayOfficer(on: Evening.day) == "cb01")
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now())?.approvedBy == "cb01")
        try await evening.sound()
    }

    @Test("a tray taken yesterday, or released since, approves nothing")
    func duty() async throws {
        let evening = try await Evening.begin()
        let (ledger, clock) = (evening.ledger, evening.clock)
        let tomorrow = Evening.day.adding(days: 1)
        try await evening.shift()
        try await ledger.takeTray(by: evening.officer, at: clock.now())

        // Given the next day, on which nobody took it
        clock.set(ManualClock.noon(tomorrow))
        #expect(try await ledger.trayOfficer(on: tomorrow) == nil)
        #expect(try await ledger.trayOfficer(on: Evening.day) == "cb01")
        try await evening.pay(try await evening.readyToPay([Evening.health(Evening.person(1), on: tomorrow)]))
        #expect(try await ledger.claimNext(for: .card, at: clock.now()) == nil)

        // When it is taken, what waits is approved; when released, what comes is not
        try await ledger.takeTray(by: evening.officer, at: clock.now())
        #expect(try await ledger.claimNext(for: .card, at: clock.now())?.approvedBy == "cb01")
        for _ in 1...2 { try await ledger.releaseTray(by: evening.alone, at: clock.now()) }
        #expect(try await ledger.trayOfficer(on: tomorrow) == nil)
        try await evening.pay(try await evening.readyToPay([Evening.health(Evening.person(2), on: tomorrow)]))
        #expect(try await ledger.claimNext(for: .card, at: clock.now()) == nil)
        try await ledger.takeTray(by: evening.officer, at: clock.now())
        #expect(try await ledger.claimNext(for: .card, at: clock.now()) != nil)
        try await evening.sound()
    }

    @Test("a book cover is for someone new; who comes back or goes on gets a sheet", arguments: Joining.allCases)
    func bookCover(joining: Joining) async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.paidVisit(Evening.social(Evening.person(1), joining: joining))
        let kinds = try await evening.ledger.visitFile(visit)?.documents.map(\.kind)
        #expect(kinds == (joining == .new ? [.bookCover, .bookSheet, .receipt] : [.bookSheet, .receipt]))
        try await evening.sound()
    }

    @Test("the day of five continuous years is printed for someone new only", arguments: Joining.allCases)
    func fiveYears(joining: Joining) async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), joining: joining))
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(intent.fields["fiveYear"] == (joining == .new ? "21/11/2031" : ""))
    }

    @Test("one person alone approves what they cashed")
    func alone() async throws {
        let evening = try await Evening.begin()
        try await evening.shift(by: evening.alone)
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        try await evening.pay(visit, by: evening.alone)
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now())?.approvedBy == "mm01")
    }

    @Test("a receipt printed again says which copy it is; one that never came out does not count")
    func copies() async throws {
        let evening = try await Evening.begin()
        let (ledger, clock) = (evening.ledger, evening.clock)
        try await ledger.add(evening.cashier, pin: PINRecord(salt: [1], hash: [2], cost: 2))
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        var marks: [String] = []
        for verdict in [Verdict.notPrinted, .spoiled, .spoiled, .good] {
            let intent = try #require(try await ledger.claimNext(for: .receipt, at: clock.now()))
            #expect(intent.fields["collector"] == "Thu Ngân Mẫu")
            // What stands there on a first print is the desk's business.
            let mark = intent.fields["copyMark", default: ""]
            marks.append(mark.hasPrefix("BẢN SAO") ? mark : "")
            try await ledger.settle(intent.id, as: .ejected, at: clock.now())
            try await ledger.judge(
                document: intent.document, intent: intent.id, verdict: verdict, reason: .jam, by: evening.cashier,
                at: clock.now())
            guard verdict != .good else { break }
            try await ledger.reprint(document: intent.document, by: evening.cashier, at: clock.now())
        }
        #expect(marks == ["", "", "BẢN SAO 1", "BẢN SAO 2"])
        #expect(try await ledger.queueCounts().waiting == 1, "receipts are no controlled paper")
        try await evening.sound()
    }
}
