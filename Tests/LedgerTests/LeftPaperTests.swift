import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Papers nobody took")
struct LeftPaperTests {
    private let office = Office(
        name: "BHXH Mẫu", phone: "0214 000 0000", address: "Đường Mẫu", collectAt: "Bộ phận một cửa", keptDays: 30)

    private func desk(_ evening: Evening) -> LeftPapersDesk {
        LeftPapersDesk(ledger: evening.ledger, office: office, clock: evening.clock)
    }

    private func opened() async throws -> Evening {
        let evening = try await Evening.begin()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        try await evening.shift()
        return evening
    }

    private func close(_ evening: Evening) async throws {
        _ = try await evening.ledger.countShift(CashCount(pieces: [:]), by: evening.cashier, at: evening.clock.now())
        try await evening.countBlanks()
        _ = try await evening.ledger.closeShift(reason: "thử", by: evening.cashier, at: evening.clock.now())
    }

    private func choose(_ evening: Evening, _ pick: (LeftPaper) -> PaperFate.Kind?) async throws
        -> [LeftPapersDesk.Choice]
    {
        try await desk(evening).left(inShiftOf: evening.cashier).compactMap { paper in
            pick(paper).map {
                LeftPapersDesk.Choice(
                    document: paper.document.id, kind: $0, attempts: paper.document.attempts)
            }
        }
    }

    @Test("a shift closes when something is said of every paper nobody took; a paper kept is given out another day")
    func closing() async throws {
        let evening = try await opened()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let done = try await evening.paidVisit(Evening.health(Evening.person(2), paper: false))
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        try await evening.handOver(done)
        let left = try await desk(evening).left(inShiftOf: evening.cashier)
        #expect(left.map(\.document.kind) == [.healthCard, .receipt] && left.allSatisfy { $0.name == "LÒ THỊ ĐƯỜNG" })
        await expectRefusal("papers-unanswered") { try await close(evening) }
        let card = try await choose(evening) { $0.document.kind == .healthCard ? .kept : nil }
        try await desk(evening).settle(card, agent: "", witness: nil, by: evening.cashier)
        await expectRefusal("papers-unanswered") { try await close(evening) }
        let rest = try await choose(evening) { $0.isAnswered ? nil : .posted }
        try await desk(evening).settle(rest, agent: "", witness: nil, by: evening.cashier)
        try await close(evening)
        guard case .shiftClose(_, let told)? = evening.sealer.records.last else {
            Issue.record("the close was not told")
            return
        }
        #expect(told.map(\.fate?.kind) == [.kept, .posted])
        evening.clock.advance(seconds: 3 * 86_400)
        let kept = try await desk(evening).kept()
        #expect(kept.map(\.fate?.place) == ["Bộ phận một cửa", nil])
        #expect(kept.first?.fate?.until == Evening.day.adding(days: 30))
        try await evening.handOver(visit)
        #expect(try await desk(evening).kept().isEmpty)
        #expect(try await evening.ledger.visitFile(visit)?.nextStep == .done)
        try await evening.sound()
    }

    @Test("what lies in the tray is looked at first, and an answer holds only as long as the paper stands so")
    func looking() async throws {
        let evening = try await opened()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        try await evening.printAll(.receipt)
        let later = try await choose(evening) { $0.choices.first }
        #expect(later.map(\.kind) == [.later, .kept])
        try await desk(evening).settle(later, agent: "", witness: nil, by: evening.officer)
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        try await evening.ledger.settle(intent.id, as: .unknown(reason: "x"), at: evening.clock.now())
        let doubt = try #require(try await desk(evening).left(inShiftOf: evening.cashier).first)
        #expect(doubt.choices.isEmpty && !doubt.isAnswered && doubt.fate?.kind == .later)
        await expectRefusal("papers-unanswered") { try await close(evening) }
        await expectRefusal("fate-does-not-fit") {
            try await desk(evening).settle(later, agent: "", witness: nil, by: evening.officer)
            let kept = LeftPapersDesk.Choice(
                document: intent.document, kind: .kept, attempts: doubt.document.attempts)
            try await desk(evening).settle([kept], agent: "", witness: nil, by: evening.officer)
        }
        try await evening.sound()
    }

    @Test("what was said of a paper that was printed anew since is refused, and said of the new one counts")
    func printedAnew() async throws {
        let evening = try await opened()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        let seen = try #require(
            try await desk(evening).left(inShiftOf: evening.cashier).first { $0.document.kind == .healthCard }?.document
        )
        func settle(_ attempts: Int) async throws {
            let choice = LeftPapersDesk.Choice(document: seen.id, kind: .kept, attempts: attempts)
            try await desk(evening).settle([choice], agent: "", witness: nil, by: evening.officer)
        }
        // Somebody finds the name wrong; the card is taken back and printed anew.
        let registration = try #require(try await evening.ledger.visitFile(visit)?.registrations.first).id
        let now = evening.clock.now()
        let change = Correction.Change(field: .name, before: "LÒ THỊ ĐƯỜNG", after: "LÒ THỊ ĐƯƠNG")
        let correction = Correction(
            id: .make(at: now), registration: registration, changes: [change], at: now, officer: evening.officer.code)
        try await evening.ledger.correct([correction], hasPapers: true, by: evening.officer, at: now)
        try await evening.ledger.reprint(document: seen.id, by: evening.officer, at: now)
        try await evening.printAll(.card)
        let anew = try await desk(evening).left(inShiftOf: evening.cashier).map(\.document).first { $0.id == seen.id }
        #expect(anew?.state == .good && anew?.attempts == 2 && seen.attempts == 1)
        await expectRefusal("fate-does-not-fit") { try await settle(1) }
        #expect(try await desk(evening).kept().isEmpty)
        for _ in 1...2 { try await settle(2) }
        #expect(try await desk(evening).kept().map(\.fate?.kind) == [.kept])
        await expectRefusal("fate-does-not-fit") { try await settle(1) }
        try await evening.sound()
    }

    @Test("a paper given up gives its blank back; a good one is put to the spoiled ones by two people")
    func givenUp() async throws {
        let evening = try await opened()
        _ = try await evening.paidVisit(Evening.health(Evening.person(1)))
        try await evening.printAll(.card)
        _ = try await evening.paidVisit(Evening.health(Evening.person(2)))
        let choices = try await choose(evening) { paper in
            guard paper.document.kind == .healthCard else { return .later }
            return paper.document.state == .good ? .destroyed : .electronic
        }
        for witness in [nil, evening.officer] {
            await expectRefusal("second-person-missing") {
                try await desk(evening).settle(choices, agent: "", witness: witness, by: evening.officer)
            }
        }
        try await desk(evening).settle(choices, agent: "", witness: evening.cashier, by: evening.officer)
        let cards = try #require(try await evening.ledger.stock().first { $0.kind == .card })
        #expect(cards.spoiled == 1 && cards.used == 0 && cards.reserved == 0 && cards.inStock == 49)
        #expect(try await desk(evening).left(inShiftOf: evening.cashier).map(\.document.kind) == [.receipt, .receipt])
        try await close(evening)
        try await evening.sound()
    }

    @Test("an agent has a name, the post an address, and only some roles say what becomes of papers")
    func conditions() async throws {
        let evening = try await opened()
        var person = Evening.person(1)
        person.address = ""
        _ = try await evening.paidVisit(Evening.health(person))
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        let left = try await desk(evening).left(inShiftOf: evening.cashier)
        #expect(left.allSatisfy { $0.choices == [.kept, .agent, .destroyed] })
        let agent = try await choose(evening) { _ in .agent }
        await expectRefusal("agent-missing") {
            try await desk(evening).settle(agent, agent: " ", witness: nil, by: evening.officer)
        }
        await expectRefusal("role-missing") {
            try await desk(evening).settle(agent, agent: "Lò Mẫu", witness: nil, by: evening.consultant)
        }
        try await desk(evening).settle(agent, agent: "Lò Mẫu", witness: nil, by: evening.officer)
        #expect(try await desk(evening).kept().map(\.fate?.agent) == ["LÒ MẪU", "LÒ MẪU"])
        try await close(evening)
        try await evening.sound()
    }

    @Test("who leaves before the card is printed takes a slip along: its number, what was registered, where to ask")
    func slip() async throws {
        let evening = try await opened()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)), Evening.social(Evening.person(1)))
        try await evening.printAll(.receipt)
        try await desk(evening).keep(papersOf: visit, by: evening.officer)
        await expectRefusal("nothing-to-keep") { try await desk(evening).keep(papersOf: visit, by: evening.officer) }
        try await desk(evening).printSlip(of: visit, by: evening.cashier)
        let slips = try #require(try await evening.ledger.visitFile(visit)).documents.filter { $0.kind == .slip }
        #expect(slips.count == 1 && slips.first?.state == .waiting)
        let intent = try #require(try await evening.ledger.claimNext(for: .receipt, at: evening.clock.now()))
        #expect(intent.kind == .slip && intent.blankSerial == nil)
        #expect(intent.fields["number"] == "LC26 0000001" && intent.fields["code"] == "#1 · 21/11/2026")
        let lines = try #require(intent.fields["lines"])
        #expect(lines.contains("BHYT hộ gia đình, 12 tháng\nThẻ có giá trị từ 21/11/2026\nBản giấy"))
        #expect(lines.contains("Giấy tờ được giữ tại Bộ phận một cửa đến hết ngày 21/12/2026"))
        #expect(intent.fields["confirmation"]?.contains("22/11/2026") == true)
        #expect(intent.fields["ask"] == "BHXH cơ sở Mẫu")
        await expectRefusal("nothing-paid") {
            let unpaid = try await evening.readyToPay([Evening.health(Evening.person(2))])
            try await desk(evening).printSlip(of: unpaid, by: evening.cashier)
        }
        try await evening.sound()
    }
}
