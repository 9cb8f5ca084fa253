import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("A receipt is taken back by two")
struct VoidTests {
    @Test("the whole receipt: the money goes back, the number stays, and the person may join again")
    func whole() async throws {
        let house = try await VoidHouse(float: 100_000)
        let visit = try await house.paid(1)
        let void = try await house.void(visit)
        let file = try await house.file(visit)
        #expect(file.payment == nil && file.voids == [void] && file.nextStep == .done)
        #expect(file.registrations.map(\.state) == [.void] && void.successor == nil && !void.isAfterUpload)
        #expect(house.told?.payOuts.map(\.amount) == [Dong(1_080_000)])
        let shift = try #require(try await house.evening.ledger.shift(of: "tn01"))
        #expect(shift.paidOut == Dong(1_080_000) && shift.expected == Dong(100_000))
        let papers = file.documents.reduce(into: [:]) { $0[$1.kind] = $1.state }
        #expect(papers == [.healthCard: .cancelled, .receipt: .waiting])
        #expect(try await house.evening.ledger.stock().first { $0.kind == .card }?.inStock == 50)
        // The number is printed, marked; nobody is given it.
        try await house.evening.ledger.confirmVoidPrint(house.evening)
        #expect(try await house.evening.ledger.openDocuments().isEmpty)
        await expectRefusal("paper-void") { try await house.evening.handOver(visit) }
        #expect(try await house.evening.ledger.papersLeft(inShiftOf: "tn01").isEmpty)
        try await house.evening.sound()
        let again = try await house.paid(1)
        #expect(try await house.receipts(again) == [2])
        try await house.evening.sound()
    }

    @Test("one of four: those who stay move up, pay with what is here, and keep their cards")
    func oneOfFour() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(4)
        try await house.printAll()
        try await house.evening.handOver(visit)
        let before = try await house.file(visit)
        let plan = try await house.plan(visit, leaving: [0])
        #expect(plan.lines.map(\.paid) == [1_080_000, 756_000, 648_000, 540_000].map { Dong($0) })
        #expect(plan.lines.map(\.now) == [0, 1_080_000, 756_000, 648_000].map { Dong($0) })
        #expect(plan.back == PaidParts(cash: Dong(540_000)) && plan.kept == Dong(2_484_000))
        #expect(Set(plan.papers.map(\.document.kind)) == [.healthCard, .receipt] && plan.papers.count == 2)
        try await house.void(visit, leaving: [0])
        let file = try await house.file(visit)
        let living = try await house.living(visit)
        #expect(living.map(\.entry.household?.order) == [1, 2, 3] && file.payment?.amount == Dong(2_484_000))
        #expect(try await house.receipts(visit) == [1, 2])
        // The very cards they hold are theirs on.
        let cards = file.documents.filter { $0.kind == .healthCard }
        #expect(cards.map(\.id) == before.documents.filter { $0.kind == .healthCard }.map(\.id))
        #expect(cards.map(\.state) == [.recalled, .handedOver, .handedOver, .handedOver])
        #expect(cards.dropFirst().map(\.registration) == living.map(\.id))
        #expect(cards.map(\.blankSerial) == [nil, "TN0000002", "TN0000003", "TN0000004"])
        let shift = try #require(try await house.evening.ledger.shift(of: "tn01"))
        #expect(shift.takings == Dong(3_024_000) && shift.paidOut == Dong(540_000))
        try await house.evening.sound()
        // The new receipt is all that is left to give.
        #expect(file.nextStep == .print)
        try await house.printAll()
        try await house.evening.handOverOwed(visit)
        #expect(try await house.file(visit).nextStep == .done)
        #expect(try await house.living(visit).map(\.state) == [.handedOver, .handedOver, .handedOver])
        try await house.evening.sound()
    }

    @Test("the province is told of the void, of each who stays, and which envelopes it sets right")
    func envelopes() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(2)
        let before = house.evening.sealer.records.count
        let void = try await house.void(visit, leaving: [1])
        let told = house.evening.sealer.records.dropFirst(before)
        #expect(told.map(\.kind) == ["void", "registration"])
        guard case .registration(let paid, let payment, let share, let tenders)? = told.last else {
            Issue.record("nobody stays")
            return
        }
        #expect(payment.id == void.successor && paid.id == void.registrations[0].successor)
        #expect(share == Dong(1_080_000) && tenders == [PaidTender(method: .cash, covers: share, isCarried: true)])
        let entries = try await house.evening.ledger.queueEntries(limit: 10)
        // Nothing that waited is taken out of the queue.
        #expect(entries.map(\.kind) == ["registration", "void", "registration", "registration"])
        #expect(Set(void.registrations.map(\.envelope)) == Set(entries.suffix(2).map(\.id)))
        #expect(entries.allSatisfy { $0.visit == visit })
    }

    @Test("after the upload the void says so")
    func afterUpload() async throws {
        let house = try await VoidHouse()
        let (ledger, now) = (house.evening.ledger, house.evening.clock.now())
        let first = try await house.paid(1)
        let leased = try await ledger.lease(upTo: 1_000_000, for: 60, at: now)
        let answers = leased.map { EnvelopeAnswer(id: $0.id, verdict: .accepted(confirmation: "LC-1")) }
        try await ledger.settle(answers, at: now)
        let second = try await house.paid(1, from: 5)
        #expect(try await house.void(first).isAfterUpload)
        #expect(try await !house.void(second).isAfterUpload)
        try await house.evening.sound()
    }

    @Test("a transfer's part goes back by the office, cash first; the bank's reference stays known")
    func transfer() async throws {
        let house = try await VoidHouse()
        let evening = house.evening
        let visit = try await house.house.register([Evening.person(1), Evening.person(2)])
        try await evening.ledger.confirmReadBack(visit: visit, at: evening.clock.now())
        let tender = try await evening.askAgain(visit, cash: Dong(500_000))
        try await evening.confirm(tender, evening.word(tender.amount, "FTBIMAT77"))
        try await house.void(visit, leaving: [1])
        // 756.000 goes back: what came in cash, and the rest by the office.
        let payOuts = try #require(house.told?.payOuts)
        #expect(payOuts.map(\.method) == [.cash, .transfer])
        #expect(payOuts.map(\.amount) == [Dong(500_000), Dong(256_000)] && payOuts[1].shift == nil)
        let refunds = try await evening.ledger.officeRefunds(limit: 5)
        #expect(refunds.map(\.payOut.amount) == [Dong(256_000)] && refunds[0].receipt?.number == 1)
        let payment = try #require(try await house.file(visit).payment)
        #expect(payment.method == .transfer && payment.amount == Dong(1_080_000))
        #expect(try await evening.ledger.voidable(payment.id).parts == PaidParts(transfer: Dong(1_080_000)))
        try await evening.sound()
        // Once more, for the rest: all of it by the office, out of no drawer, so no till is needed.
        try await house.void(visit, by: house.supervisor, second: evening.cashier)
        #expect(house.told?.payOuts.map(\.method) == [.transfer])
        #expect(try await evening.ledger.shift(of: "tn01")?.paidOut == Dong(500_000))
        await expectRefusal("bank-reference-known") {
            _ = try await evening.note(Dong(1_336_000), "FTBIMAT77")
        }
        try await evening.sound()
    }

    @Test("a void of a payment of an earlier shift goes out of today's drawer, which has to hold it")
    func drawer() async throws {
        let house = try await VoidHouse(float: 50_000)
        let evening = house.evening
        let visit = try await house.paid(1)
        _ = try await evening.closeShift()
        evening.clock.advance(seconds: 60)
        await expectRefusal("shift-not-open") { try await house.void(visit) }
        try await evening.shift(float: 1_079_999)
        await expectRefusal("void-drawer-short") { try await house.void(visit) }
        #expect(try await house.file(visit).voids.isEmpty)
        try await evening.shift(by: evening.alone, float: 1_080_000)
        try await house.void(visit, by: evening.alone)
        #expect(try await evening.ledger.shift(of: evening.alone.code)?.expected == .zero)
        try await evening.sound()
    }

    @Test("two different people, one of them a supervisor, and a till where money goes out")
    func people() async throws {
        let house = try await VoidHouse()
        let evening = house.evening
        let visit = try await house.paid(1)
        await expectRefusal("second-same") { try await house.void(visit, second: evening.cashier) }
        await expectRefusal("void-supervisor-missing") { try await house.void(visit, second: evening.officer) }
        await expectRefusal("role-missing") { try await house.void(visit, by: evening.officer) }
        await expectRefusal("void-needs-till") {
            try await house.void(visit, by: house.supervisor, second: evening.cashier)
        }
        let plan = try await house.plan(visit)
        await expectRefusal("void-note-missing") {
            try await house.agree(plan, house.word(plan, reason: .other), in: visit)
        }
        var said = house.word(plan, reason: .other)
        said.note = "bà Mẫu nhầm bản"
        let void = try await house.agree(plan, said, in: visit)
        #expect(try await house.file(visit).voids.first?.note == "bà Mẫu nhầm bản" && void.second == "gs01")
        try await evening.sound()
    }

    @Test("the same form again is the same void; another one is refused")
    func again() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(2)
        let plan = try await house.plan(visit, leaving: [0])
        let (others, all) = (try await house.plan(visit, leaving: [1]), try await house.plan(visit))
        let word = house.word(plan)
        let void = try await house.agree(plan, word, in: visit)
        for changed in [others, all] {
            await expectRefusal("void-form-reused") { try await house.agree(changed, word, in: visit) }
            // The same where both were worked out before either was done.
            await expectRefusal("void-form-reused") {
                _ = try await house.evening.ledger.void(
                    changed, word, by: house.evening.cashier, second: house.supervisor,
                    at: house.evening.clock.now())
            }
        }
        #expect(try await house.agree(plan, word, in: visit) == void)
        #expect(try await house.receipts(visit) == [1, 2])
        #expect(try await house.evening.ledger.shift(of: "tn01")?.paidOut == Dong(756_000))
        await expectRefusal("void-before") { try await house.agree(plan, house.word(plan), in: visit) }
        let other = try await house.plan(visit)
        await expectRefusal("void-form-reused") { try await house.agree(other, word, in: visit) }
        try await house.evening.sound()
    }

    @Test("what changed since it was shown is shown again, and nothing is done")
    func changed() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(3)
        let plan = try await house.plan(visit, leaving: [0])
        _ = try await house.evening.ledger.claimNext(for: .receipt, at: house.evening.clock.now())
        await expectRefusal("void-changed") { try await house.agree(plan, house.word(plan), in: visit) }
        await expectRefusal("void-papers-open") { try await house.void(visit, leaving: [0]) }
        await expectRefusal("void-nobody") { _ = try await house.plan(visit, leaving: []) }
        await expectRefusal("void-unknown") {
            _ = try await house.desk.plan(plan.payment.id, leaving: [.make(at: house.evening.clock.now())], in: visit)
        }
        // Nobody else's place counts on when it was worked out.
        let stale = try await house.plan(visit, leaving: [0])
        #expect(stale.mark != plan.mark)
        #expect(try await house.file(visit).voids.isEmpty)
        try await house.evening.sound()
    }

    @Test("a sealer that fails in the middle leaves nothing behind")
    func broken() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(2)
        let before = try await house.file(visit)
        house.evening.sealer.refuse(after: 1)
        await #expect(throws: TestSealer.Broken.self) { try await house.void(visit, leaving: [0]) }
        house.evening.sealer.refuse(after: nil)
        #expect(try await house.file(visit) == before)
        try await house.void(visit, leaving: [0])
        #expect(try await house.receipts(visit) == [1, 2])
        try await house.evening.sound()
    }

    @Test("each cashier's voids stand beside what they took; a receipt that follows a void is no other payment")
    func rate() async throws {
        let house = try await VoidHouse()
        let visit = try await house.paid(3)
        _ = try await house.paid(1, from: 5)
        #expect(
            try await house.evening.ledger.voidLines() == [
                DayTotals.VoidLine(cashier: "tn01", payments: 2, voids: 0, voidsOfThese: 0, amount: .zero)
            ])
        house.evening.clock.advance(seconds: 60)
        try await house.void(visit, leaving: [0])
        house.evening.clock.advance(seconds: 60)
        try await house.void(visit, leaving: [0])
        #expect(
            try await house.evening.ledger.voidLines() == [
                DayTotals.VoidLine(
                    cashier: "tn01", payments: 2, voids: 2, voidsOfThese: 1, amount: Dong(2_484_000 + 1_836_000))
            ])
    }
}

extension Evening {
    /// Gives what is owed of a visit and good, over the counter.
    func handOverOwed(_ visit: Identifier) async throws {
        let file = try #require(try await ledger.visitFile(visit))
        let first = try #require(file.registrations.last)
        let papers = file.owedPapers.filter { $0.state == .good }.map(\.id)
        _ = try await ledger.handOver(
            HandOverPlan(visit: visit, papers: papers, receiver: .participant(first.id), station: "A"),
            against: .counter, ending: nil, by: officer, at: clock.now())
    }
}

extension LedgerDatabase {
    /// Prints what waits for the receipt printer, which is a void receipt.
    func confirmVoidPrint(_ evening: Evening) async throws {
        let intent = try #require(try await claimNext(for: .receipt, at: evening.clock.now()))
        #expect(intent.fields["copyMark"] == "ĐÃ HỦY / VOID")
        #expect(intent.fields["lines"]?.hasPrefix("ĐÃ HỦY ngày 21/11/2026 (VOID)\n") == true)
        #expect(intent.fields["provisionalNote"]?.contains("Không có biên lai thay thế") == true)
        try await settle(intent.id, as: .ejected, at: evening.clock.now())
        try await judge(
            document: intent.document, intent: intent.id, verdict: .good, reason: nil, by: evening.officer,
            at: evening.clock.now())
    }
}
