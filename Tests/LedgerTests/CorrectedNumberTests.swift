import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("A wrong number set right after the payment")
struct CorrectedNumberTests {
    private let evening: Evening
    /// As it was paid.
    private let wrong = Evening.person(1)
    private let right = Evening.person(2)
    /// Whoever the wrong number belongs to.
    private let other = Evening.person(1, name: "Vàng Thị Khác")
    /// Whoever the right number belongs to, by what they say.
    private let holder = Evening.person(2, name: "Sùng Thị Chờ")
    private let social = (SocialInsuranceCode("1000000001"), SocialInsuranceCode("1000000002"))

    init() async throws {
        evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
    }

    private func visit(of number: String) async throws -> Identifier? {
        try await evening.ledger.visit(ofPersonWithKey: number, on: Evening.day)
    }

    private func paidVisit(of number: String) async throws -> Identifier? {
        try await evening.ledger.paidVisit(ofPersonWithKey: number, on: Evening.day)
    }

    private func rows() async throws -> Int {
        try await evening.ledger.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM correctedNumber") ?? 0 }
    }

    @Test("the person is found by the right number everywhere, and by the wrong one nowhere")
    func found() async throws {
        // Given somebody scanned, registered anew and paid under a wrong personal ID
        let visit = try await evening.readyToPay([Evening.health(wrong)], scanned: wrong)
        try await evening.ledger.register(
            visit: visit, entries: [Evening.health(wrong), Evening.social(wrong)], by: evening.consultant,
            at: evening.clock.now())
        try await evening.ledger.confirmReadBack(visit: visit, at: evening.clock.now())
        try await evening.pay(visit)
        #expect(try await self.visit(of: wrong.key!) == visit)

        // When it is set right
        try await evening.correct(visit) { $0.personalID = right.personalID }

        // Then look-ups, the search and the forms of the back office know the right one alone
        #expect(try await self.visit(of: right.key!) == visit)
        #expect(try await self.visit(of: wrong.key!) == nil)
        #expect(try await paidVisit(of: right.key!) == visit)
        #expect(try await paidVisit(of: wrong.key!) == nil)
        func search(_ text: String) async throws -> Int {
            let query = try #require(PeopleQuery(text))
            return try await evening.ledger.people(matching: query, on: Evening.day, limit: 9).first.count
        }
        #expect(try await search(right.key!) == 1)
        #expect(try await search(wrong.key!) == 0)
        let content = try await evening.ledger.formContent(of: Evening.day...Evening.day)
        #expect(content.rows.map(\.person.key) == [right.key, right.key] && content.receipts.map(\.people) == [1])
        try await evening.sound()
    }

    @Test("the right number is refused a second time, and whoever has the wrong one pays as anybody")
    func duplicates() async throws {
        let visit = try await evening.paidVisit(Evening.health(wrong), Evening.social(wrong))
        let before = try await evening.readyToPay([Evening.health(other)])
        await expectRefusal("already-registered") { try await evening.pay(before) }
        try await evening.correct(visit) { $0.personalID = right.personalID }
        #expect(try await rows() == 2, "one for each registration")
        for entry in [Evening.health(right), Evening.social(right)] {
            let again = try await evening.readyToPay([entry])
            await expectRefusal("already-registered") { try await evening.pay(again) }
        }
        try await evening.pay(before)
        #expect(try await self.visit(of: wrong.key!) == before)
        try await evening.sound(try evening.restarted())
    }

    @Test("a social insurance code counts like a personal ID, and the number that was right goes on counting")
    func socialCode() async throws {
        var paid = wrong
        paid.socialInsuranceCode = social.0
        let visit = try await evening.paidVisit(Evening.social(paid))
        try await evening.correct(visit) { $0.socialInsuranceCode = social.1 }
        let byCode = Person(name: "Lò Thị Đường", birth: paid.birth, sex: .female, socialInsuranceCode: social.1)
        for person in [byCode, wrong] {
            let again = try await evening.readyToPay([Evening.social(person)])
            await expectRefusal("already-registered") { try await evening.pay(again) }
        }
        #expect(try await paidVisit(of: "1000000001") == nil)
        #expect(try await paidVisit(of: "1000000002") == visit)
        let stranger = Person(name: "Sùng Thị Thử", birth: paid.birth, sex: .female, socialInsuranceCode: social.0)
        _ = try await evening.paidVisit(Evening.social(stranger))
        // Given up, the code finds nobody; a person without any number cannot be.
        try await evening.correct(visit) { $0.socialInsuranceCode = nil }
        #expect(try await paidVisit(of: "1000000002") == nil)
        #expect(try await paidVisit(of: wrong.key!) == visit)
        await expectRefusal("person-incomplete") { try await evening.correct(visit) { $0.personalID = nil } }
        await expectRefusal("id-contradiction") {
            try await evening.correct(visit) { $0.personalID = PersonalID("010191100001") }
        }
        try await evening.sound()
    }

    /// The wrong number's visit, paid, and what becomes of setting it to the right one.
    private func correctToRight(_ visit: Identifier) async -> Refusal? {
        do {
            try await evening.correct(visit) { $0.personalID = right.personalID }
            return nil
        } catch let refusal as Refusal { return refusal } catch { return Refusal("other", "\(error)") }
    }

    @Test("a number of somebody registered who has not paid is refused, with who and when; given up, it is free")
    func registered() async throws {
        let waiting = try await evening.readyToPay([Evening.social(holder)])
        let visit = try await evening.paidVisit(Evening.health(wrong))
        // Another insurance, but somebody else by name.
        let refusal = try #require(await correctToRight(visit))
        #expect(refusal.code == "correction-number-claimed")
        #expect(refusal.details == ["day": "21/11/2026", "time": "12:00", "officer": "tv01", "visit": "1"])
        #expect(!refusal.description.contains("010190") && refusal.details.values.allSatisfy { !$0.contains("010190") })
        #expect(try await rows() == 0)
        #expect(try await self.visit(of: right.key!) == waiting)
        try await evening.ledger.abandon(visit: waiting, by: evening.consultant, at: evening.clock.now())
        #expect(await correctToRight(visit) == nil)
        try await evening.sound()
    }

    @Test("the same person about to pay is refused for the same insurance and time, and not for another one")
    func samePerson() async throws {
        var same = wrong
        same.personalID = right.personalID
        let twice = try await evening.readyToPay([Evening.health(same)])
        let visit = try await evening.paidVisit(Evening.health(wrong))
        #expect(await correctToRight(visit)?.code == "correction-number-claimed")
        try await evening.ledger.abandon(visit: twice, by: evening.consultant, at: evening.clock.now())
        let other = try await evening.readyToPay([Evening.social(same)])
        #expect(await correctToRight(visit) == nil)
        try await evening.pay(other)
        try await evening.sound()
    }

    @Test("a number read from somebody else's card in a visit that goes on is refused; once they went away it is free")
    func scanned() async throws {
        let open = try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: holder, by: evening.consultant,
            at: evening.clock.now())
        let visit = try await evening.paidVisit(Evening.health(wrong))
        #expect(await correctToRight(visit)?.code == "correction-number-claimed")
        try await evening.ledger.recordConsultation(
            visit: open.id, plans: [], end: .declined(nil), at: nil, by: evening.consultant, at: evening.clock.now())
        #expect(await correctToRight(visit) == nil)
    }

    @Test("a number under which the same was paid for the same time is refused, with who and when, and nothing stored")
    func insuredTwice() async throws {
        _ = try await evening.paidVisit(Evening.health(right))
        let visit = try await evening.paidVisit(Evening.health(wrong))
        try await evening.printAll(.card)
        do {
            try await evening.correct(visit, hasPapers: true) { $0.personalID = right.personalID }
            Issue.record("one person insured twice")
        } catch let refusal as Refusal {
            #expect(refusal.code == "correction-insured-twice")
            #expect(refusal.details == ["day": "21/11/2026", "time": "12:00", "officer": "tn01", "visit": "1"])
            #expect(!refusal.description.contains("010190"))
        }
        let file = try #require(try await evening.ledger.visitFile(visit))
        #expect(file.documents.first { $0.kind == .healthCard }?.state == .good)
        #expect(file.registrations.first?.corrections == [])
        #expect(try await rows() == 0)
        // The other insurance of the same person is no duplicate.
        let contribution = try await evening.paidVisit(Evening.social(Evening.person(3)))
        try await evening.correct(contribution) { $0.personalID = right.personalID }
        try await evening.sound()
    }

    @Test("set right twice in a row, and back again: the newest number counts")
    func chain() async throws {
        let visit = try await evening.paidVisit(Evening.health(wrong))
        for number in [Evening.person(5), right, wrong] {
            try await evening.correct(visit) { $0.personalID = number.personalID }
            for one in [Evening.person(5), right, wrong] {
                #expect(try await self.visit(of: one.key!) == (one.key == number.key ? visit : nil))
            }
            try await evening.sound()
        }
    }

    @Test("sent twice it is written once, and what somebody else corrected meanwhile is not overwritten")
    func once() async throws {
        let visit = try await evening.paidVisit(Evening.health(wrong))
        let paid = try #require(try await evening.ledger.visitFile(visit)?.registrations.first)
        func correction() -> Correction {
            var person = wrong
            person.personalID = right.personalID
            return Correction(
                id: .make(at: evening.clock.now()), registration: paid.id,
                changes: Correction.changes(from: wrong, to: person), at: evening.clock.now(), officer: "cb01")
        }
        try await evening.correct(visit) { $0.personalID = right.personalID }
        await expectRefusal("correction-empty") {
            try await evening.correct(visit) { $0.personalID = right.personalID }
        }
        await expectRefusal("correction-outdated") {
            try await evening.ledger.correct(
                [correction()], hasPapers: false, by: evening.officer, at: evening.clock.now())
        }
        #expect(try await rows() == 1)
        let told = evening.sealer.records.compactMap { if case .correction(let one, _) = $0 { one } else { nil } }
        #expect(
            told.map(\.changes) == [[.init(field: .personalID, before: "010190100001", after: "010190100002")]])
        // A sealer that fails undoes the number with the rest.
        evening.sealer.refuse(after: 0)
        await #expect(throws: (any Error).self) {
            try await evening.correct(visit) { $0.personalID = Evening.person(6).personalID }
        }
        evening.sealer.refuse(after: nil)
        #expect(try await rows() == 1)
        #expect(try await self.visit(of: right.key!) == visit)
        try await evening.sound()
    }

    @Test("a number is set by officer or supervisor who saw what was set before, and is nobody else's of the visit")
    func refused() async throws {
        // Given one with a social insurance code alone, and another member with a personal ID
        var first = Evening.person(8)
        (first.personalID, first.socialInsuranceCode) = (nil, social.0)
        let visit = try await evening.paidVisit(Evening.social(first), Evening.health(right))
        await expectRefusal("member-twice") {
            try await evening.correct(visit) { $0.personalID = right.personalID }
        }
        await expectRefusal("role-missing") {
            try await evening.correct(visit, by: evening.consultant) { $0.socialInsuranceCode = social.1 }
        }
        try await evening.correct(visit, by: evening.consultant) { $0.phone = "0987654321" }
        await expectRefusal("correction-outdated") {
            try await evening.correct(visit, seen: 0) { $0.socialInsuranceCode = social.1 }
        }
        #expect(try await rows() == 0)
        let supervisor = Operator(code: "gs01", name: "Giám Sát Mẫu", roles: [.supervisor])
        try await evening.correct(visit, by: supervisor) { $0.socialInsuranceCode = social.1 }
        #expect(try await rows() == 1)
        try await evening.sound()
    }

    @Test("a card that shows the wrong number is taken back and printed with the right one")
    func card() async throws {
        let visit = try await evening.paidVisit(Evening.health(wrong), Evening.social(wrong))
        for printer in PrinterKind.allCases { try await evening.printAll(printer) }
        await expectRefusal("correction-papers-out") {
            try await evening.correct(visit) { $0.personalID = right.personalID }
        }
        try await evening.correct(visit, hasPapers: true) { $0.personalID = right.personalID }
        let spoiled = try #require(try await evening.ledger.visitFile(visit)).documents.filter { $0.state == .spoiled }
        #expect(Set(spoiled.map(\.kind)) == [.healthCard, .bookCover, .bookSheet])
        for paper in spoiled {
            try await evening.ledger.reprint(document: paper.id, by: evening.officer, at: evening.clock.now())
            let again = try #require(
                try await evening.ledger.claimNext(for: paper.kind.printer, at: evening.clock.now()))
            #expect(again.fields[paper.kind == .healthCard ? "code" : "siCode"] == right.key)
            #expect(!again.fields.values.contains { $0.contains(wrong.key!) }, "nor in the symbol")
            try await evening.ledger.settle(again.id, as: .ejected, at: evening.clock.now())
            try await evening.ledger.judge(
                document: again.document, intent: again.id, verdict: .good, reason: nil, by: evening.officer,
                at: evening.clock.now())
        }
        try await evening.sound()
    }

    @Test("a card that shows the social insurance code is right although the personal ID beside it was not")
    func unprinted() async throws {
        var paid = wrong
        paid.socialInsuranceCode = social.0
        let visit = try await evening.paidVisit(Evening.health(paid))
        try await evening.printAll(.card)
        try await evening.correct(visit) { $0.personalID = right.personalID }
        let card = try await evening.ledger.visitFile(visit)?.documents.first { $0.kind == .healthCard }
        #expect(card?.state == .good)
        await expectRefusal("correction-papers-out") {
            try await evening.correct(visit) { $0.socialInsuranceCode = social.1 }
        }
        try await evening.sound()
    }
}
