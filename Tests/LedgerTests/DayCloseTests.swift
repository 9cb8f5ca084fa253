import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The day close")
struct DayCloseTests {
    @Test("waits for every shift, for money that lies loose, and for something to close")
    func refusals() async throws {
        let evening = try await Evening.begin()
        await expectRefusal("day-empty") { try await evening.closeDay() }
        try await evening.shift()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1), paper: false)])
        await expectRefusal("day-shifts-open") { try await evening.closeDay() }
        let transfer = try await evening.ask(Dong(1_216_200), of: visit)
        try await evening.confirm(transfer, received: Dong(1_216_200))
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 1)
        await expectRefusal("day-money-open") { try await evening.closeDay() }
        let preview = try await evening.ledger.dayPreview(at: evening.clock.now())
        #expect(preview.openMoney == 1 && preview.openShifts.isEmpty && !preview.canClose)

        try await evening.shift(by: evening.cashier)
        try await evening.giveBack(transfer, Dong(1_216_200), by: .transfer)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 1)
        await expectRefusal("remittance-deadline-missing") {
            _ = try await evening.ledger.closeDay(
                form: .make(at: .testing), audited: [], deadlines: RemittanceDeadlines(), by: evening.alone,
                second: evening.officer, at: evening.clock.now())
        }
        #expect(try await evening.ledger.closedDays(limit: 9).isEmpty)
        let closed = try await evening.closeDay()
        #expect(closed.report.number == 1 && closed.report.shifts.count == 2)
        try await evening.sound()
    }

    @Test("what is told stays told: no shift, consultation or undone service comes into a report later")
    func told() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        let act = try await evening.serve(.vssID)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 60)
        let day = try await evening.closeDay().report.id.text
        try await evening.shift()
        let late = try await evening.paidVisit(Evening.social(Evening.person(2), paper: false))
        let shift = try await evening.closeShift().id.text
        await expectRefusal("service-not-undone") { try await evening.serve(.vssID, undoing: act) }
        let columns = "kind, count, station, officer, at, day"
        for (sql, arguments) in [
            ("INSERT INTO dayCloseShift (shift, dayClose) VALUES (?, ?)", [shift, day]),
            ("UPDATE visit SET toldIn = ? WHERE id = ?", [day, late.text]),
            ("UPDATE visit SET toldIn = NULL WHERE id = ?", [visit.text]),
            (
                """
                INSERT INTO serviceAct (id, formID, \(columns), undoes)
                SELECT ?, ?, \(columns), id FROM serviceAct WHERE id = ?
                """,
                [Identifier.make(at: .testing).text, Identifier.make(at: .testing).text, act.text]
            ),
        ] {
            let fault = await #expect(throws: DatabaseError.self) {
                try await evening.ledger.write { db in
                    try db.execute(sql: sql, arguments: StatementArguments(arguments))
                }
            }
            #expect(fault?.resultCode == .SQLITE_CONSTRAINT)
        }
        try await evening.sound()
    }

    @Test("a report that does not open is named, keeps the day open, and the page still tells the rest")
    func unreadable() async throws {
        let evening = try await Evening.begin()
        try await evening.workedShift(Evening.health(Evening.person(1), paper: false))
        evening.clock.advance(seconds: 60)
        try await evening.closeDay()
        try await evening.workedShift(Evening.social(Evening.person(2), paper: false))
        evening.clock.advance(seconds: 60)
        try await evening.ledger.write { db in
            try db.execute(sql: "DROP TRIGGER dayCloseWritten; UPDATE dayClose SET report = zeroblob(64)")
        }
        let preview = try await evening.ledger.dayPreview(at: evening.clock.now())
        #expect(preview.number == 2 && preview.totals.payments == 1)
        #expect(try await evening.ledger.brokenInvariants().contains { $0.contains("report is not the bytes") })
        await expectRefusal("day-contradicts-itself") { try await evening.closeDay() }
    }

    @Test("the same form is the same report, and days follow one another by their hashes")
    func chain() async throws {
        let evening = try await Evening.begin()
        let form = Identifier.make(at: .testing)
        try await evening.workedShift(Evening.health(Evening.person(1), paper: false))
        let first = try await evening.closeDay(form: form)
        evening.clock.advance(seconds: 60)
        #expect(try await evening.closeDay(form: form) == first)
        await expectRefusal("form-reused") { try await evening.closeDay(form: form, second: evening.cashier) }
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.social(Evening.person(2), paper: false))
        _ = try await evening.closeShift(counting: Dong(2_000))
        evening.clock.advance(seconds: 60)
        let second = try await evening.closeDay()
        #expect(second.report.number == 2 && second.report.previous == first.hash && first.report.previous == "")
        #expect(second.report.since == first.report.closedAt)
        #expect(second.report.totals.payments == 1 && second.report.totals.taken == Dong(1_386_000))
        #expect(second.report.difference == Dong(-2_000) && second.report.toHandIn == Dong(1_384_000))
        #expect(second.report.totals.receipts.map(\.first) == [2])
        #expect(try await evening.ledger.closedDays(limit: 9) == [second, first])
        #expect(try await evening.ledger.closedDay(1) == first)
        let told = evening.sealer.records.filter { ["day-close", "consultation-tally"].contains($0.kind) }
        #expect(told.map(\.kind) == ["day-close", "consultation-tally", "day-close", "consultation-tally"])
        try await evening.sound()
    }

    @Test("an evening that ends after midnight is the day it began on; a shift opened after the close is the next's")
    func midnight() async throws {
        let evening = try await Evening.begin()
        evening.clock.advance(seconds: 8 * 3600)
        try await evening.shift()
        evening.clock.advance(seconds: 4 * 3600 + 600)
        #expect(evening.clock.now().day == Evening.day.adding(days: 1))
        let tomorrow = Evening.day.adding(days: 1)
        _ = try await evening.paidVisit(
            Evening.health(Evening.person(1), from: tomorrow, paper: false, on: tomorrow))
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 60)
        let first = try await evening.closeDay().report
        #expect(first.day == Evening.day && first.totals.payments == 1)
        #expect(first.dueAt.day == tomorrow && first.dueAt.clockTime == "08:00")

        evening.clock.advance(seconds: 8 * 3600)
        try await evening.shift()
        _ = try await evening.paidVisit(
            Evening.health(Evening.person(2), from: tomorrow, paper: false, on: tomorrow))
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 60)
        let second = try await evening.closeDay().report
        #expect(second.day == tomorrow && second.totals.payments == 1)
        #expect(second.dueAt.day == tomorrow && second.dueAt.clockTime == "16:00")
        try await evening.sound()
    }

    /// An evening ready to be closed, with one thing about its records changed behind its back.
    private func closing(_ sql: String) async throws -> (Evening, LedgerDatabase, DayDesk) {
        let evening = try await Evening.begin()
        try await evening.workedShift(Evening.health(Evening.person(1), paper: false))
        try evening.ledger.close()
        try AuditTests.tamper(evening.path, sql)
        evening.clock.advance(seconds: 1)
        let ledger = try Evening.open(evening.path, key: evening.key)
        let audit = AuditDesk(audit: ledger, clock: evening.clock)
        return (
            evening, ledger,
            DayDesk(ledger: ledger, audit: audit, deadlines: Evening.deadlines, clock: evening.clock)
        )
    }

    @Test("what is broken elsewhere is printed on the report, and keeps nobody from closing")
    func printedFindings() async throws {
        let (evening, ledger, desk) = try await closing("UPDATE envelope SET bytes = zeroblob(100) WHERE seq = 1")
        let closed = try await desk.close(
            form: .make(at: .testing), by: evening.alone, second: evening.officer)
        #expect(closed.report.totals.findings.map(\.area) == [.chain])
        try ledger.close()
    }

    @Test("what would make the report lie stops the close, and is told on the page with its time")
    func lies() async throws {
        let (evening, ledger, desk) = try await closing("UPDATE payment SET amount = amount + 1 WHERE seq = 1")
        #expect(try await desk.preview(for: evening.alone).audit == nil)
        await expectRefusal("day-contradicts-itself") {
            _ = try await desk.close(form: .make(at: .testing), by: evening.alone, second: evening.officer)
        }
        #expect(try await ledger.closedDays(limit: 9).isEmpty)
        let preview = try await desk.preview(for: evening.alone)
        #expect(preview.audit?.at == evening.clock.now() && preview.lies.contains { $0.area == .money })
        #expect(!preview.canClose)
        await expectRefusal("role-missing") { try await desk.look(by: evening.cashier) }
        try ledger.close()
    }

    @Test("what came between the audit and the close is found as the report is written")
    func lateLie() async throws {
        let (evening, ledger, _) = try await closing("UPDATE payment SET amount = amount + 1 WHERE seq = 1")
        await expectRefusal("day-contradicts-itself") {
            _ = try await ledger.closeDay(
                form: .make(at: .testing), audited: [], deadlines: Evening.deadlines, by: evening.alone,
                second: evening.officer, at: evening.clock.now())
        }
        #expect(try await ledger.closedDays(limit: 9).isEmpty)
        try ledger.close()
    }

    @Test("a changed byte of a kept report is found")
    func tampered() async throws {
        let evening = try await Evening.begin()
        try await evening.serve(.vssID)
        evening.clock.advance(seconds: 1)
        try await evening.closeDay()
        try await evening.sound()
        try evening.ledger.close()
        try await AuditTests.expectNamed(
            [
                ("UPDATE dayClose SET report = zeroblob(40)", "not the bytes that were kept"),
                ("UPDATE dayClose SET hash = x'" + String(repeating: "ab", count: 32) + "'", "not the bytes"),
                ("UPDATE dayClose SET officer = 'xx'", "do not agree with its report"),
            ], in: evening)
    }

    @Test("blanks of a day begin with what the day before left")
    func blanks() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        _ = try await evening.card(1)
        try await evening.printAll(.card)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 1)
        try await evening.sound()
        let first = try #require(try await evening.closeDay().report.totals.blanks.first { $0.kind == .card })
        evening.clock.advance(seconds: 1)
        #expect(first.opening == 0 && first.received == 50 && first.good == 1 && first.left == 49)
        try await evening.shift()
        for number in 2...4 { _ = try await evening.card(number) }
        try await evening.printAll(.card)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 1)
        try await evening.sound()
        let report = try await evening.closeDay().report
        let second = try #require(report.totals.blanks.first { $0.kind == .card })
        #expect(second.opening == 49 && second.received == 0 && second.good == 3 && second.left == 46)
        #expect(report.totals.papers.contains { $0.kind == .healthCard && $0.fate == .kept && $0.count == 3 })
        try await evening.sound()
    }
}
