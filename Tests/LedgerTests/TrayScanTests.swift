import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Scanned back: the printed paper says that it came out")
struct TrayScanTests {
    /// An evening with a tray that scans, and one card printed.
    final class Tray {
        let evening: Evening
        let desk: TrayDesk
        let visit: Identifier
        var hand = TrayHand()
        var intent: PrintIntent

        init(serials: Set<BlankKind> = []) async throws {
            evening = try await Evening.begin()
            try await evening.shift()
            try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
            visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
            desk = TrayDesk(ledger: evening.ledger, serials: serials, clock: evening.clock)
            intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
            try await settle()
        }

        var code: String { intent.fields["qr"] ?? "" }
        var serial: String { intent.blankSerial ?? "" }

        func settle(as outcome: PrintOutcome = .ejected) async throws {
            try await evening.ledger.settle(intent.id, as: outcome, at: evening.clock.now())
        }

        @discardableResult
        func scan(_ text: String) async throws -> TrayScan {
            try await desk.scan(text, hand: &hand, by: evening.officer)
        }

        func refusal(_ text: String) async -> Refusal? {
            do {
                try await scan(text)
                return nil
            } catch {
                return error as? Refusal
            }
        }

        func judge(_ verdict: Verdict) async throws {
            try await evening.ledger.judge(
                document: intent.document, intent: intent.id, verdict: verdict, reason: .smudged, by: evening.officer,
                at: evening.clock.now())
        }

        /// Spoils the card and prints it anew.
        func printAgain(spoil: Bool = true) async throws {
            if spoil { try await judge(.spoiled) }
            try await evening.ledger.reprint(
                document: intent.document, by: evening.officer, at: evening.clock.now())
            intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
            try await settle()
        }

        /// Another person's card, printed and not looked at.
        func another(_ number: Int = 2) async throws -> PrintIntent {
            _ = try await evening.paidVisit(Evening.health(Evening.person(number, name: "Vàng Thị Khác")))
            let next = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
            try await evening.ledger.settle(next.id, as: .ejected, at: evening.clock.now())
            return next
        }

        func state() async throws -> Document.State? {
            try await evening.ledger.visitFile(visit)?.documents.first { $0.kind == .healthCard }?.state
        }

        func scannedAs() async throws -> String? {
            try await evening.ledger.read { [intent] db in
                try String.fetchOne(
                    db, sql: "SELECT scannedAs FROM printIntent WHERE id = ?", arguments: [intent.id.text])
            }
        }

        func alarms() async throws -> [TrayAlarm.Kind] { try await desk.alarms().map(\.alarm.kind) }
    }

    @Test("the code of the first print is enough, and the province is told")
    func first() async throws {
        let tray = try await Tray()
        guard case .settled(let document, let name) = try await tray.scan(tray.code) else {
            Issue.record("not settled")
            return
        }
        #expect(document.id == tray.intent.document && name == "LÒ THỊ ĐƯỜNG")
        #expect(try await tray.state() == .good)
        #expect(try await tray.scannedAs() == "code")
        guard case .documentOutcome(_, .good)? = tray.evening.sealer.records.last else {
            Issue.record("the province was not told")
            return
        }
        try await tray.evening.sound()
    }

    @Test("a doubtful print that is in the hand did come out")
    func unknown() async throws {
        let tray = try await Tray()
        try await tray.judge(.notPrinted)
        try await tray.evening.ledger.reprint(
            document: tray.intent.document, by: tray.evening.officer, at: tray.evening.clock.now())
        tray.intent = try #require(try await tray.evening.ledger.claimNext(for: .card, at: tray.evening.clock.now()))
        await expectRefusal("paper-still-printing") { try await tray.scan(tray.code) }
        try await tray.settle(as: .unknown(reason: "job-canceled"))
        guard case .half = try await tray.scan(tray.code) else {
            Issue.record("an earlier print was sent: the serial is wanted")
            return
        }
        try await tray.scan(tray.serial)
        #expect(try await tray.state() == .good)
        try await tray.evening.sound()
    }

    @Test("from the second print on the serial is wanted too, in either order", arguments: [2, 3, 4])
    func later(prints: Int) async throws {
        let tray = try await Tray()
        let spoiled = tray.serial
        for _ in 1..<prints { try await tray.printAgain() }
        #expect(tray.intent.attempt == prints && tray.serial != spoiled)
        guard case .half(let half) = try await tray.scan(tray.code) else {
            Issue.record("the code alone settled print \(prints)")
            return
        }
        #expect(half.intent == tray.intent.id)
        #expect(try await tray.state() == .toCheck)
        // The book has it as spoiled, but the paper's own code was read off it: a person looks.
        await expectRefusal("blank-put-aside") { try await tray.scan(spoiled) }
        #expect(try await tray.state() == .toCheck)
        if prints % 2 == 0 {
            try await tray.scan(tray.serial)
        } else {
            tray.hand = TrayHand()
            guard case .half = try await tray.scan(tray.serial) else {
                Issue.record("the serial alone settled it")
                return
            }
            try await tray.scan(tray.code)
        }
        #expect(try await tray.state() == .good)
        #expect(try await tray.scannedAs() == "code-and-serial")
        try await tray.evening.sound()
    }

    @Test("where the site scans serials, the first print wants it as well")
    func wanted() async throws {
        let tray = try await Tray(serials: [.card])
        guard case .half = try await tray.scan(tray.code) else {
            Issue.record("the code alone settled it")
            return
        }
        // A minute later nobody knows whether it is the same sheet.
        tray.evening.clock.advance(seconds: 61)
        guard case .half = try await tray.scan(tray.serial) else {
            Issue.record("a serial long after its code settled it")
            return
        }
        try await tray.scan(tray.code)
        #expect(try await tray.state() == .good)
    }

    @Test("a paper of another document raises an alarm, writes it down and settles nothing")
    func foreign() async throws {
        let tray = try await Tray()
        try await tray.scan(tray.code)
        let other = try await tray.another()
        // The scanner read the same sheet twice: no second sheet.
        await expectRefusal("paper-checked-just-now") { try await tray.scan(tray.code) }
        tray.evening.clock.advance(seconds: 5)
        #expect(try await tray.scan(tray.code) == .alarm)
        #expect(try await tray.scan(tray.code) == .alarm)
        let alarms = try await tray.desk.alarms()
        #expect(alarms.map(\.alarm.kind) == [.checked])
        #expect(alarms.first?.inHand?.name == "LÒ THỊ ĐƯỜNG")
        #expect(alarms.first?.expected?.document.id == other.document)
        #expect(alarms.first?.expected?.name == "VÀNG THỊ KHÁC")
        let open = try await tray.evening.ledger.openDocuments().first { $0.document.id == other.document }
        #expect(open?.document.state == .toCheck)
        try await tray.evening.handOver(tray.visit)
        #expect(try await tray.scan(tray.code) == .alarm)
        #expect(try await tray.alarms() == [.given, .checked])
        for alarm in try await tray.desk.alarms() {
            try await tray.desk.endAlarm(alarm.alarm.id, by: tray.evening.officer)
        }
        #expect(try await tray.alarms() == [])
        try await tray.evening.sound()
    }

    @Test("a card of another kiosk alarms while something waits; without that it is a scan like any other")
    func strange() async throws {
        let tray = try await Tray()
        let theirs = "LC26-09|0000001|1216200|0193a0c4-7a10-7c3e-9b1d-3f2a6c5e8d01"
        #expect(try await tray.scan(theirs) == .alarm)
        #expect(try await tray.alarms() == [.strange])
        #expect(try await tray.scan("LÒ THỊ MẪU") == .otherwise)
        try await tray.judge(.good)
        try await tray.evening.printAll(.receipt)
        #expect(try await tray.scan(theirs) == .otherwise)
    }

    @Test("a card that was said not to have come out alarms when it turns up")
    func late() async throws {
        let tray = try await Tray()
        try await tray.judge(.notPrinted)
        #expect(try await tray.scan(tray.code) == .alarm)
        #expect(try await tray.alarms() == [.notPrinted])
        #expect(try await tray.state() == .notPrinted)
    }

    @Test("the spoiled sheet is told from the new one")
    func spoiledInHand() async throws {
        let tray = try await Tray()
        try await tray.judge(.spoiled)
        await expectRefusal("paper-spoiled-before") { try await tray.scan(tray.code) }
        await expectRefusal("blank-put-away") { try await tray.scan(tray.serial) }
        #expect(try await tray.state() == .spoiled)
    }

    @Test("a receipt and its slip are two codes; a copy is answered by hand")
    func receipts() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        let desk = TrayDesk(ledger: evening.ledger, clock: evening.clock)
        var hand = TrayHand()
        var codes: [String] = []
        while let intent = try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now()) {
            try await evening.ledger.settle(intent.id, as: .ejected, at: evening.clock.now())
            codes.append(intent.fields["qr"] ?? "")
        }
        #expect(codes.count == 2 && Set(codes).count == 2)
        guard case .settled(let paper, _) = try await desk.scan(codes[1], hand: &hand, by: evening.cashier) else {
            Issue.record("the slip was not settled")
            return
        }
        #expect(paper.kind == .slip)
        let receipt = try #require(try await evening.ledger.openDocuments().first { $0.document.kind == .receipt })
        let intent = try #require(receipt.document.intent)
        try await evening.ledger.judge(
            document: receipt.document.id, intent: intent, verdict: .spoiled, reason: .torn, by: evening.cashier,
            at: evening.clock.now())
        try await evening.ledger.reprint(document: receipt.document.id, by: evening.cashier, at: evening.clock.now())
        let copy = try #require(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now()))
        #expect(copy.fields["copyMark"] == "BẢN SAO 1")
        try await evening.ledger.settle(copy.id, as: .ejected, at: evening.clock.now())
        await expectRefusal("code-on-earlier-copy") {
            _ = try await desk.scan(codes[0], hand: &hand, by: evening.cashier)
        }
    }

    @Test("the file holds no code in the clear, and refuses what a code cannot prove")
    func guards() async throws {
        let tray = try await Tray()
        let code = tray.code
        try await tray.printAgain()
        let scan = PaperScan(document: tray.intent.document, intent: tray.intent.id, code: code, serial: nil)
        for forged in [
            scan,
            PaperScan(document: scan.document, intent: scan.intent, code: code, serial: "TN0000001"),
            PaperScan(document: scan.document, intent: scan.intent, code: "khác", serial: tray.serial),
        ] {
            await expectRefusal("scan-does-not-match") {
                try await tray.evening.ledger.judge(
                    forged, wantingSerialsOf: [], by: tray.evening.officer, at: tray.evening.clock.now())
            }
        }
        let kept = try await tray.evening.ledger.read { db in
            try String.fetchAll(db, sql: "SELECT hex(codeKey) FROM printIntent")
        }
        #expect(kept.count == 2 && Set(kept).count == 1 && kept.allSatisfy { $0.utf8.count == 64 })
        await #expect(throws: (any Error).self) {
            try await tray.evening.ledger.write { db in
                try db.execute(
                    sql: """
                        UPDATE printIntent SET verdict = 'good', judgedBy = 'x', judgedAt = 1, scannedAs = 'code'
                        WHERE verdict IS NULL
                        """)
            }
        }
        #expect(try await tray.state() == .toCheck)
    }

    @Test("time left is the median of the last ten, and nothing before three are known")
    func pace() async throws {
        let start = Moment(milliseconds: 1_000_000)
        #expect(PrintPace(last: [900, 1000], since: nil).left(atPlace: 1, at: start) == nil)
        let pace = PrintPace(last: [1000, 60_000, 1200, 800], since: Moment(milliseconds: 999_500))
        #expect(pace.median == 1100)
        #expect(pace.left(atPlace: 0, at: start) == 600 && pace.left(atPlace: 2, at: start) == 2800)
        #expect(PrintPace(last: [1000, 1000, 1000], since: Moment(milliseconds: 1)).left(atPlace: 0, at: start) == 0)
        let tray = try await Tray()
        for number in 2...13 {
            _ = try await tray.evening.paidVisit(Evening.health(Evening.person(number)))
            let intent = try #require(try await tray.evening.ledger.claimNext(for: .card, at: tray.evening.clock.now()))
            tray.evening.clock.advance(seconds: number)
            try await tray.evening.ledger.settle(intent.id, as: .ejected, at: tray.evening.clock.now())
        }
        #expect(try await tray.desk.pace(of: .card).last == (4...13).reversed().map { $0 * 1000 })
        #expect(try await tray.desk.pace(of: .book).last == [])
    }
}
