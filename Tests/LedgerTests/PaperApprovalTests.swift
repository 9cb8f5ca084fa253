import Desk
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("Paper on request")
struct PaperApprovalTests {
    /// The rules of the other tests, with one way for cards and one for books.
    private struct Ways: RuleSource {
        let card: PaperWay
        let book: PaperWay

        func dated<Value: RuleValue>(_ rule: String, in unit: RuleUnit) throws(RuleError) -> DatedValues<Value> {
            try FewRules().dated(rule, in: unit)
        }

        func list<Group: RuleKey>(_ rule: String) -> SupportList<Group> { FewRules().list(rule) }

        func papers(_ rule: String) -> PaperList {
            let few = FewRules().papers(rule)
            let source = LegalSource(citation: "made up", evidence: .none, seenIn: "this test")
            return PaperList(
                few.heading,
                entries: [
                    PlacedPapers(
                        province: nil, from: Evening.day, to: nil, ways: [.healthCard: card, .book: book],
                        source: source)
                ])
        }
    }

    private func evening(card: PaperWay = .each, book: PaperWay = .withPayment) async throws -> Evening {
        let rules = try RuleBook(from: Ways(card: card, book: book), fingerprint: "ways").papers
        let evening = try await Evening.begin(papers: PaperPolicy(rules: rules))
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        return evening
    }

    private func rows(_ sql: String, in evening: Evening) async throws -> [String] {
        try await evening.ledger.read { db in try String.fetchAll(db, sql: sql) }
    }

    @Test("where each paper needs an approval of its own, the tray's officer has not given it by standing there")
    func each() async throws {
        let evening = try await evening()
        let visit = try await evening.paidVisit(
            Evening.health(Evening.person(1)), Evening.social(Evening.person(1), joining: .renewed))
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        #expect(try await evening.ledger.claimNext(for: .book, at: evening.clock.now())?.kind == .bookSheet)
        try await evening.ledger.takeTray(by: evening.alone, at: evening.clock.now())
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)

        evening.clock.advance(seconds: 60)
        for _ in 1...2 {
            try await evening.ledger.approve(papersOf: visit, by: evening.officer, at: evening.clock.now())
        }
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        #expect(intent.approvedBy == "cb01")
        let approvals = try await rows(
            "SELECT officer || ' ' || way || ' ' || (at = \(evening.clock.now().milliseconds)) FROM paperApproval",
            in: evening)
        #expect(approvals.sorted() == ["cb01 act 1", "cb01 payment 0"])
        #expect(try await rows("SELECT recordedBy FROM paperRequest", in: evening) == ["tv01", "tv01"])
        try await evening.sound()
    }

    @Test("no card is printed without a request and an officer's approval, whatever a program asks; the slip is")
    func guarded() async throws {
        let evening = try await evening()
        _ = try await evening.paidVisit(
            Evening.health(Evening.person(1)), Evening.social(Evening.person(2), paper: false))
        let forced = await #expect(throws: DatabaseError.self) {
            try await evening.ledger.writer.write { db in
                try db.execute(
                    sql: """
                        UPDATE document SET state = 'printing', attempts = 1, approvedBy = 'x' WHERE kind = 'health-card';
                        INSERT INTO printIntent (id, document, attempt, approvedBy, blankKind, blankSerial, claimedAt)
                        SELECT '00000000-0000-7000-8000-00000000000a', d.id, 1, 'x', b.kind, b.serial, 1
                        FROM document d JOIN blank b ON b.document = d.id WHERE d.kind = 'health-card'
                        """)
            }
        }
        #expect(forced?.message?.contains("asked for and approved first") == true)
        let cheated = await #expect(throws: DatabaseError.self) {
            try await evening.ledger.writer.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO paperApproval (document, officer, way, at)
                        SELECT id, 'x', 'tray', 1 FROM document WHERE kind = 'health-card'
                        """)
            }
        }
        #expect(cheated?.message?.contains("an act of its own") == true)
        #expect(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now())?.kind == .receipt)
        let receipt = try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now())
        #expect(receipt?.kind == .slip && receipt?.fields["lines"]?.contains("Bản điện tử") == true)
        try await evening.sound()
    }

    @Test("where an office prints no such paper, a slip is printed and the electronic one requested")
    func none() async throws {
        let evening = try await evening(card: .withPayment, book: .none)
        let visit = try await evening.paidVisit(
            Evening.health(Evening.person(1)), Evening.social(Evening.person(1)))
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(Set(file.documents.map(\.kind)) == [.healthCard, .receipt, .slip])
        try await evening.sound()
    }

    @Test("what an officer does not approve becomes electronic: blank back in stock, the province told, a slip printed")
    func declined() async throws {
        let evening = try await evening()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let desk = LeftPapersDesk(
            ledger: evening.ledger, office: Office(name: "BHXH Mẫu"), clock: evening.clock)
        await expectRefusal("role-missing") { try await desk.decline(papersOf: visit, by: evening.cashier) }
        try await desk.decline(papersOf: visit, by: evening.officer)
        await expectRefusal("nothing-to-approve") { try await desk.decline(papersOf: visit, by: evening.officer) }

        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.documents.first { $0.kind == .healthCard }?.state == .cancelled)
        #expect(try await rows("SELECT serial FROM blank WHERE state = 'reserved'", in: evening).isEmpty)
        #expect(evening.sealer.records.last?.kind == "electronic-instead")
        let told = try await evening.ledger.queueEntries(limit: 10).filter { $0.kind == "electronic-instead" }
        #expect(told.map(\.visit) == [visit])
        _ = try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now())
        let slip = try #require(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now()))
        #expect(slip.kind == .slip && slip.fields["lines"]?.contains("Bản điện tử") == true)
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)
        try await evening.sound()
    }

    @Test("a desk asks nobody for paper where there is none")
    func notOffered() async throws {
        let evening = try await evening()
        let desk = VisitDesk(
            ledger: evening.ledger, book: try RuleBook(from: Ways(card: .none, book: .each), fingerprint: "ways"),
            clock: evening.clock)
        #expect(try desk.paperWay(of: .healthInsurance) == .none)
        #expect(try desk.paperWay(of: .voluntarySocialInsurance) == .each)
    }
}

@Suite("How a printer is lined up")
struct CalibrationTests {
    @Test("what was measured is turned round: a page too far right and too large is moved left and shrunk")
    func measured() throws {
        // Drawn at 10 mm, out at 10,4 and 9,8; 100 mm long, out at 100.
        let moved = try PrinterCalibration(CalibrationReading(left: 104, top: 98, length: 1000), of: .book)
        #expect(moved == PrinterCalibration(right: -4, down: 2, scale: 1000))
        // One percent too large, from the edge: 10 mm came out at 10,1.
        let large = try PrinterCalibration(CalibrationReading(left: 101, top: 101, length: 1010), of: .book)
        #expect(large == PrinterCalibration(right: 0, down: 0, scale: 990))
        // A card's ruler is 60 mm.
        let card = try PrinterCalibration(CalibrationReading(left: 100, top: 100, length: 600), of: .card)
        #expect(card == .none)
    }

    @Test(
        "what no printer does was measured wrongly, and is refused",
        arguments: [(10, 10, 10), (104, 98, 900), (104, 98, 1100), (300, 98, 1000), (0, 0, 0)])
    func implausible(left: Int, top: Int, length: Int) {
        #expect(throws: Refusal.self) {
            try PrinterCalibration(CalibrationReading(left: left, top: top, length: length), of: .book)
        }
    }

    @Test("the latest of each printer counts, with who and when, through a restart; every one stays written")
    func kept() async throws {
        let evening = try await Evening.begin()
        func keep(_ right: Int, _ printer: PrinterPlace) async throws {
            evening.clock.advance(seconds: 1)
            try await evening.ledger.keep(
                KeptCalibration(
                    printer: printer, calibration: PrinterCalibration(right: right, down: 1, scale: 1001),
                    officer: "gs01", at: evening.clock.now()))
        }
        try await keep(3, .card)
        try await keep(-7, .book)
        try await keep(9, PrinterPlace(.card, isSpare: true))
        try await keep(5, .card)
        let after = try await evening.restarted().calibrations()
        #expect(after.count == 3 && after[.card]?.calibration.right == 5 && after[.book]?.calibration.right == -7)
        #expect(after[PrinterPlace(.card, isSpare: true)]?.calibration.right == 9)
        #expect(after[.card]?.officer == "gs01" && after[.card]?.at == evening.clock.now())
    }
}
