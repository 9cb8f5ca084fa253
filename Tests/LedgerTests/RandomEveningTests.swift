import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Any order of acts")
struct RandomEveningTests {
    @Test("whatever people do, in whatever order, every invariant holds after each act", arguments: UInt64(1)...4)
    func randomEvening(seed: UInt64) async throws {
        let evening = try await Evening.begin(receipts: 12, cards: 6, covers: 4)
        try await evening.ledger.addReceiptBook(series: "LC26", first: 101, last: 108)
        var crowd = try RandomCrowd(evening: evening, seed: seed)
        for turn in 1...150 {
            let act = try await crowd.act()
            let broken = try await crowd.evening.ledger.brokenInvariants()
            #expect(broken == [], "seed \(seed), turn \(turn), after \(act)")
            if !broken.isEmpty { return }
        }
        #expect(crowd.done > 40, "seed \(seed): too many acts were refused to tell anything")
        #expect(try await !evening.ledger.closedDays(limit: 9).isEmpty, "seed \(seed): no day was ever closed")
    }
}

/// People who do one thing after another without a plan.
private struct RandomCrowd {
    let evening: Evening
    let house: HouseholdDesk
    var random: SeededRandom
    var visits: [Identifier] = []
    var claimed: [PrintIntent] = []
    var leased: [Identifier] = []
    /// How many acts were not refused.
    var done = 0

    init(evening: Evening, seed: UInt64) throws {
        self.evening = evening
        house = try HouseholdDesk(evening)
        random = SeededRandom(seed: seed)
    }

    /// Does one act; a refusal is an answer like any other.
    mutating func act() async throws -> String {
        evening.clock.advance(seconds: Int.random(in: 0...40, using: &random))
        let choice = Int.random(in: 0..<17, using: &random)
        do {
            try await perform(choice)
            done += 1
            return "act \(choice)"
        } catch let refusal as Refusal {
            return "act \(choice), refused: \(refusal.code)"
        } catch is TestSealer.Broken {
            evening.sealer.refuse(after: nil)
            return "act \(choice), not sealed"
        }
    }

    private mutating func perform(_ choice: Int) async throws {
        let (ledger, now) = (evening.ledger, evening.clock.now())
        let cashier = [evening.cashier, evening.alone].randomElement(using: &random)!
        switch choice {
        case 0, 1:
            let person = Evening.person(Int.random(in: 1...9, using: &random))
            var entries = [Evening.health(person, paper: Bool.random(using: &random))]
            if Bool.random(using: &random) { entries.append(Evening.social(person)) }
            visits.append(try await evening.readyToPay(entries))
        case 2, 3, 4:
            guard let visit = visits.randomElement(using: &random) else { return }
            if Int.random(in: 0..<8, using: &random) == 0 { evening.sealer.refuse(after: 0) }
            try await evening.pay(visit, by: cashier)
        case 5:
            _ = try await ledger.openShift(float: Dong(100_000), by: cashier, at: now)
        case 6:
            guard Int.random(in: 0..<4, using: &random) == 0 else { return }
            _ = try await ledger.countShift(CashCount(pieces: [100_000: 1]), by: cashier, at: now)
            if Bool.random(using: &random) {
                let next = [evening.cashier, evening.alone].first { $0.code != cashier.code }!
                _ = try? await ledger.passDrawer(of: cashier, to: next, at: now)
            }
            try await close(cashier)
        case 7:
            try await ledger.takeTray(by: evening.officer, at: now)
        case 8, 9:
            let printer = PrinterKind.allCases.randomElement(using: &random)!
            if let intent = try await ledger.claimNext(for: printer, at: now) { claimed.append(intent) }
        case 10:
            guard let intent = claimed.randomElement(using: &random) else { return }
            let outcomes: [PrintOutcome] = [
                .ejected, .ejected, .unknown(reason: "x"), .refused(reason: "x", hold: false),
                .refused(reason: "x", hold: true),
            ]
            try await ledger.settle(intent.id, as: outcomes.randomElement(using: &random)!, at: now)
        case 11:
            guard let intent = claimed.randomElement(using: &random) else { return }
            try await ledger.judge(
                document: intent.document, intent: intent.id, verdict: Verdict.allCases.randomElement(using: &random)!,
                reason: .torn, by: evening.officer, at: now)
        case 12:
            guard let document = try await ledger.openDocuments().randomElement(using: &random) else { return }
            try await ledger.reprint(document: document.document.id, by: evening.officer, at: now)
        case 13:
            let people = (1...Int.random(in: 1...4, using: &random)).map { _ in
                Evening.person(Int.random(in: 20...34, using: &random))
            }
            let household = HouseholdName.code("H\(Int.random(in: 1...3, using: &random))")
            let visit = try await house.register(
                people, household: household, stated: Int.random(in: 0...1, using: &random))
            try await ledger.confirmReadBack(visit: visit, at: now)
            visits.append(visit)
        case 14:
            guard let visit = visits.randomElement(using: &random) else { return }
            try await house.desk.requote(visit: visit, by: evening.cashier)
            try await ledger.confirmReadBack(visit: visit, at: now)
        case 15:
            if Bool.random(using: &random) { try await endDay() }
        default:
            try await elsewhere(now)
        }
    }

    private mutating func elsewhere(_ now: Moment) async throws {
        let ledger = evening.ledger
        let cashier = [evening.cashier, evening.alone].randomElement(using: &random)!
        switch Int.random(in: 0..<11, using: &random) {
        case 9:
            let holder = [nil, evening.cashier, evening.alone].randomElement(using: &random)!
            try await ledger.passReceiptBook(
                Int.random(in: 1...2, using: &random), to: holder, by: evening.alone, at: now)
        case 10:
            guard let visit = visits.randomElement(using: &random),
                let receipt = try await ledger.visitFile(visit)?.documents.first(where: { $0.kind == .receipt })
            else { return }
            let form = Identifier.make(at: now)
            let copy = try await ledger.beginReceiptCopy(of: receipt.id, form: form, by: cashier, at: now)
            #expect(copy?.fields["copyMark"]?.contains("BẢN SAO") == true)
            let again = try await ledger.beginReceiptCopy(of: receipt.id, form: form, by: cashier, at: now)
            #expect(again == nil)
        case 0:
            leased = try await ledger.lease(upTo: 2_000, for: 30, at: now).map(\.id)
        case 1:
            let verdicts: [EnvelopeAnswer.Verdict] = [
                .accepted(confirmation: nil), .refused(code: "x", sentence: "x"), .conflict,
            ]
            let verdict = verdicts.randomElement(using: &random)!
            try await ledger.settle(leased.map { EnvelopeAnswer(id: $0, verdict: verdict) }, at: now)
        case 2:
            guard let visit = visits.randomElement(using: &random) else { return }
            try await evening.handOver(visit)
        case 3:
            try await swap(now)
        case 4:
            try await takeOut(now)
        case 5:
            let test = try await ledger.beginTest(
                [.healthCard, .bookCover].randomElement(using: &random)!, on: nil, isSpare: Bool.random(using: &random),
                by: evening.officer, at: now)
            try await ledger.settleTest(
                test.id, as: [.ejected, .refused(reason: "x", hold: true)].randomElement(using: &random)!, at: now)
        case 6, 7:
            try await void()
        default:
            guard let visit = visits.randomElement(using: &random) else { return }
            try await ledger.abandon(visit: visit, by: evening.consultant, at: now)
        }
    }

    /// Everybody counts and goes home, and two people close the day.
    private mutating func endDay() async throws {
        for cashier in [evening.cashier, evening.alone] {
            guard let shift = try await evening.ledger.shift(of: cashier.code) else { continue }
            if shift.state == .open {
                _ = try await evening.ledger.countShift(
                    CashCount(pieces: [:], loose: shift.expected), by: cashier, at: evening.clock.now())
            }
            try await close(cashier)
        }
        evening.clock.advance(seconds: 1)
        try await evening.closeDay()
    }

    private mutating func close(_ cashier: Operator) async throws {
        var draw = random
        try await evening.answerPapers(of: cashier) { $0.randomElement(using: &draw) }
        random = draw
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: "ngẫu nhiên", by: cashier, at: evening.clock.now())
    }

    /// Two people take a receipt back, for some of those it covers; some of the papers are still out.
    private mutating func void() async throws {
        guard let visit = visits.randomElement(using: &random), let file = try await evening.ledger.visitFile(visit),
            let payment = file.payment
        else { return }
        let desk = VoidDesk(
            ledger: evening.ledger, visits: evening.ledger, desk: house.desk, clock: evening.clock)
        let leaving = Set(file.registrations.map(\.id).filter { _ in Bool.random(using: &random) })
        let living = Set(file.registrations.filter { [.paid, .handedOver].contains($0.state) }.map(\.id))
        let plan = try await desk.plan(payment.id, leaving: leaving.intersection(living), in: visit)
        let here = plan.papers.map(\.document).filter { $0.state == .good || Bool.random(using: &random) }
        let word = VoidWord(
            formID: .make(at: evening.clock.now()), reason: .changedMind, papersHere: Set(here.map(\.id)), station: "A")
        _ = try await desk.void(
            payment.id, leaving: leaving.intersection(living), seen: plan.mark, word, in: visit,
            by: [evening.cashier, evening.alone].randomElement(using: &random)!, second: evening.second)
        if let out = try await evening.ledger.papersOut().randomElement(using: &random) {
            try await desk.takeBack(out.document.id, by: evening.officer)
        }
    }

    /// Another blank than the book's is in somebody's hand.
    private mutating func swap(_ now: Moment) async throws {
        guard let document = try await evening.ledger.openDocuments().randomElement(using: &random) else { return }
        _ = try await evening.ledger.show(
            try serial(), on: document.document.id, reason: .feedOrder, by: evening.officer, at: now)
    }

    private mutating func takeOut(_ now: Moment) async throws {
        let (act, serial) = ([StockAct.beside, .lost].randomElement(using: &random)!, try serial())
        let taking = BlankTaking(act: act, kind: .card, range: try #require(BlankRange(serial, serial)), reason: .other)
        try await evening.ledger.takeOut(taking, by: evening.officer, at: now)
    }

    private mutating func serial() throws -> BlankSerial {
        let prefix = ["TN", "BS"].randomElement(using: &random)!
        return try #require(BlankSerial("\(prefix)00000\(Int.random(in: 10...40, using: &random))"))
    }
}
