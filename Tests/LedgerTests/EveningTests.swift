import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("One evening")
struct EveningTests {
    @Test("from the door to the closed till, every invariant holds")
    func wholeEvening() async throws {
        // Given an officer at the tray and an open till
        let evening = try await Evening.begin()
        let ledger = evening.ledger
        try await ledger.add(evening.cashier, pin: PINRecord(salt: [1], hash: [2], cost: 16384))
        try await ledger.takeTray(by: evening.officer, at: evening.clock.now())
        try await evening.shift(float: 500_000)

        // When two people come: one for both schemes, one without paper
        let person = Evening.person(1)
        let both = try await evening.readyToPay([Evening.health(person), Evening.social(person)], scanned: person)
        let payment = try await evening.pay(both)
        let electronic = try await evening.paidVisit(Evening.health(Evening.person(2), paper: false))
        try await evening.sound()

        // Then money, receipt and papers are there, on the lowest blanks
        #expect(payment.amount == Dong(2_602_200))
        #expect(payment.change == Dong(2_397_800))
        #expect(payment.receipt == ReceiptNumber(series: "LC26", number: 1))
        var file = try #require(try await ledger.visitFile(both))
        #expect(file.nextStep == .print)
        #expect(file.documents.map(\.kind) == [.healthCard, .bookCover, .bookSheet, .receipt])
        #expect(file.documents.map(\.blankSerial) == ["TN0000001", "BS0000001", nil, nil])
        #expect(file.documents.map(\.approvedBy) == ["cb01", "cb01", "cb01", "tn01"])
        #expect(file.payment == payment)
        #expect(try await ledger.openDocuments().map(\.name).first == "LÒ THỊ ĐƯỜNG")
        #expect(try await ledger.visitFile(electronic)?.documents.map(\.kind) == [.receipt, .slip])

        // When all is printed, checked and handed over
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        file = try #require(try await ledger.visitFile(both))
        #expect(file.nextStep == .handOver)
        try await evening.handOver(both)
        let counter = try await evening.handOver(electronic, by: evening.consultant)
        #expect(counter.proof == .counter && counter.papers.count == 2)
        #expect(try await ledger.visitFile(both)?.nextStep == .done)
        #expect(try await ledger.openDocuments().isEmpty)
        try await evening.sound()

        // And the till is counted and closed
        let count = CashCount(pieces: [500_000: 8, 100_000: 3, 10_000: 1, 5_000: 1, 2_000: 1])
        let counted = try await ledger.countShift(count, by: evening.cashier, at: evening.clock.now())
        #expect(counted.takings == Dong(3_818_400))
        #expect(counted.difference == Dong(-1_400))
        try await evening.countBlanks()
        let closed = try await ledger.closeShift(reason: "Tiền lẻ", by: evening.cashier, at: evening.clock.now())
        #expect(closed.state == .closed && closed.reason == "Tiền lẻ")
        try await evening.sound()

        // Then the province is owed three registrations, two card outcomes, what was signed for and the close
        #expect(evening.sealer.records.map(\.kind).filter { $0 == "registration" }.count == 3)
        #expect(evening.sealer.records.map(\.kind).filter { $0 == "document-outcome" }.count == 2)
        #expect(evening.sealer.records.map(\.kind).filter { $0 == "hand-over" }.count == 1)
        #expect(try await ledger.queueCounts().waiting == 7)
        let cards = try #require(try await ledger.stock().first { $0.kind == .card })
        #expect(
            cards == StockBalance(kind: .card, counts: [.inStock: 49, .used: 1]))
    }

    @Test("what was stored is found again after a restart")
    func restart() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let person = Evening.person(1)
        let visit = try await evening.paidVisit(Evening.health(person), Evening.social(person))
        let before = try await evening.ledger.visitFile(visit)

        let after = try evening.restarted()

        #expect(try await after.visitFile(visit) == before)
        #expect(before?.registrations.map(\.person) == [person, person])
        #expect(try await after.visitFiles(on: Evening.day).map(\.visit.number) == [1])
        try await evening.sound(after)
    }

    @Test("visits are numbered by day, found by number scanned or registered, and none by a stranger's")
    func finding() async throws {
        let evening = try await Evening.begin()
        let (scanned, registered) = (Evening.person(1), Evening.person(2))
        let first = try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant,
            at: evening.clock.now())
        try await evening.ledger.recordScan(scanned, in: first.id)
        let second = try await evening.readyToPay([Evening.health(registered)])
        #expect(try await evening.ledger.visit(ofPersonWithKey: scanned.key!, on: Evening.day) == first.id)
        #expect(try await evening.ledger.visit(ofPersonWithKey: registered.key!, on: Evening.day) == second)
        #expect(try await evening.ledger.visit(ofPersonWithKey: Evening.person(3).key!, on: Evening.day) == nil)
        #expect(try await evening.ledger.visit(ofPersonWithKey: scanned.key!, on: Evening.day.adding(days: 1)) == nil)
        #expect(try await evening.ledger.visitFiles(on: Evening.day).map(\.visit.number) == [2, 1])
        #expect(try await evening.ledger.visitFile(first.id)?.visit.scanned == scanned)
        evening.clock.advance(seconds: 86_400)
        let tomorrow = try await evening.ledger.openVisit(
            station: "A", language: "en", channel: .office, scanned: nil, by: evening.consultant,
            at: evening.clock.now())
        #expect(tomorrow.number == 1)
    }

    @Test("registering again replaces what is unpaid, and so does going away")
    func replacing() async throws {
        let evening = try await Evening.begin()
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        for _ in 1...2 {
            try await evening.ledger.register(
                visit: visit, entries: [Evening.social(Evening.person(1))], by: evening.consultant,
                at: evening.clock.now())
        }
        let states = try await evening.ledger.visitFile(visit)?.registrations.map(\.state)
        #expect(states == [.abandoned, .abandoned, .quoted])
        try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        #expect(
            try await evening.ledger.visitFile(visit)?.registrations.allSatisfy { $0.state == .abandoned } == true)
        for end in [ConsultationEnd.declined(.other), .followUp(nil)] {
            let leaving = try await evening.readyToPay([Evening.health(Evening.person(2))])
            try await evening.ledger.recordConsultation(
                visit: leaving, plans: [], end: end, at: nil, by: evening.consultant, at: evening.clock.now())
            #expect(
                try await evening.ledger.visitFile(leaving)?.registrations.isEmpty == true, "nothing of them is kept")
        }
        try await evening.sound()
    }

    @Test("what earlier days left open is found again until it is handed over, or 60 days are over")
    func openFromEarlierDays() async throws {
        let evening = try await Evening.begin()
        let ledger = evening.ledger
        try await evening.shift()
        let open = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let done = try await evening.paidVisit(Evening.health(Evening.person(2), paper: false))
        _ = try await evening.readyToPay([Evening.health(Evening.person(3))])
        try await evening.printAll(.receipt)
        try await evening.handOver(done)
        func found(before day: CalendarDay) async throws -> [Identifier] {
            try await ledger.openVisitFiles(before: day).map(\.visit.id)
        }
        #expect(try await found(before: Evening.day) == [])
        #expect(try await found(before: Evening.day.adding(days: 1)) == [open])
        #expect(try await found(before: Evening.day.adding(days: 60)) == [open])
        #expect(try await found(before: Evening.day.adding(days: 61)) == [])
    }

    @Test("staff are kept with their roles; the demonstration's never enter real records")
    func staff() async throws {
        let evening = try await Evening.begin()
        let pin = PINRecord(salt: [1, 2, 3], hash: [4, 5, 6], cost: 16384)
        try await evening.ledger.add(evening.alone, pin: pin)
        try await evening.ledger.add(evening.cashier, pin: pin)
        let known = try #require(try await evening.ledger.member(code: "mm01"))
        #expect(known.0 == evening.alone)
        #expect(known.1 == pin)
        #expect(try await evening.ledger.member(code: "nobody") == nil)
        #expect(try await evening.ledger.members() == [evening.alone, evening.cashier])
        await expectRefusal("operator-exists") { try await evening.ledger.add(evening.alone, pin: pin) }
        await expectRefusal("operator-demonstration") {
            let demo = Operator(code: "demo", name: "Trình Diễn", roles: [.cashier], isDemonstration: true)
            try await evening.ledger.add(demo, pin: pin)
        }
    }

    @Test("listeners hear at once, after each commit, and never of a look that changed nothing")
    func changeFeed() async throws {
        let evening = try await Evening.begin()
        var changes = evening.ledger.changes().makeAsyncIterator()
        #expect(await changes.next() != nil)
        try await evening.shift()
        #expect(await changes.next() != nil)
        let heard = Task {
            var late = evening.ledger.changes().makeAsyncIterator()
            _ = await late.next()
            return await late.next() != nil
        }
        for _ in 1...20 { #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil) }
        heard.cancel()
        #expect(await heard.value == false)
    }
}
