import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

/// As much of the law as these tests need; everything else is not in force.
struct FewRules: RuleSource {
    private static let values: [String: any RuleValue] = [
        "general.base_salary": 2_000_000, "hi.rate": 45_000, "hi.member_percent": [100], "hi.period_months": [12],
        "hi.card_delay_days": 30, "hi.continuous_months": 60, "vsi.minimum_age": 15, "general.adult_age": 18,
        "hi.closed_to": Set(OwnCover.allCases), "vsi.closed_to": Set(OwnCover.allCases),
    ]

    func dated<Value: RuleValue>(_ rule: String, in unit: RuleUnit) throws(RuleError) -> DatedValues<Value> {
        let heading = RuleHeading(rule: rule, title: rule, unit: unit, checkedOn: Evening.day)
        guard let value = FewRules.values[rule] as? Value else { return try DatedValues(heading, entries: []) }
        let source = LegalSource(citation: "made up", evidence: .none, seenIn: "this test")
        return try DatedValues(heading, entries: [.init(from: Evening.day, standing: .inForce(value), source: source)])
    }

    func list<Group: RuleKey>(_ rule: String) -> SupportList<Group> {
        SupportList(
            RuleHeading(rule: rule, title: rule, unit: .percent, checkedOn: Evening.day), entries: [])
    }

    func papers(_ rule: String) -> PaperList {
        let source = LegalSource(citation: "made up", evidence: .none, seenIn: "this test")
        let ways: [PaperSubject: PaperWay] = [.healthCard: .withPayment, .book: .withPayment]
        return PaperList(
            RuleHeading(rule: rule, title: rule, unit: .method, checkedOn: Evening.day),
            entries: [PlacedPapers(province: nil, from: Evening.day, to: nil, ways: ways, source: source)])
    }
}

@Suite("The visit desk")
struct DeskTests {
    private let evening: Evening
    private let desk: VisitDesk
    private let premium = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))
    private let contribution = Terms.contribution(
        ContributionTerms(income: Dong(1_500_000), method: .monthly, categories: [], supportedMonthsUsed: 0))

    init() async throws {
        evening = try await Evening.begin()
        desk = VisitDesk(
            ledger: evening.ledger, book: try RuleBook(from: FewRules(), fingerprint: "few"), clock: evening.clock)
    }

    private func open(_ person: Person? = nil) async throws -> Identifier {
        try await desk.open(
            station: "A", language: "vi", channel: .performance, scanned: person, by: evening.consultant)
    }

    private func entry(_ person: Person, _ terms: Terms? = nil) -> RegistrationEntry {
        RegistrationEntry(
            person: person, terms: terms ?? premium, joining: .new, wantsPaper: true, facility: "10-001",
            consent: Consent(version: "1", language: "vi", at: evening.clock.now(), officer: "tv01"))
    }

    @Test("someone scanned again finds the open visit; after it is done, another is opened in their name")
    func openAgain() async throws {
        let person = Evening.person(1)
        let first = try await open(person)
        #expect(try await open(person) == first)
        try await desk.consult(visit: first, plans: [], end: .followUp(nil), by: evening.consultant)
        let second = try await open(person)
        #expect(second != first)
        #expect(try await evening.ledger.visitFile(second)?.name == person.name)
    }

    @Test("a new visit, a scan into it and giving it up are for those who receive and register; all may look for one")
    func roles() async throws {
        let person = Evening.person(1)
        func open(_ person: Person, _ officer: Operator) async throws -> Identifier {
            try await desk.open(station: "A", language: "vi", channel: .performance, scanned: person, by: officer)
        }
        await expectRefusal("role-missing") { _ = try await open(person, evening.officer) }
        let visit = try await open(person, evening.cashier)
        #expect(try await open(person, evening.officer) == visit)
        let scanned = ScannedPerson(person)
        await expectRefusal("role-missing") { try await desk.scan(scanned, in: visit, by: evening.officer) }
        try await desk.scan(scanned, in: visit, by: evening.cashier)
        for other in [evening.cashier, evening.officer] {
            await expectRefusal("role-missing") { try await desk.abandon(visit: visit, by: other) }
        }
        try await desk.abandon(visit: visit, by: evening.alone)
    }

    @Test("what is registered after the names were shown is not confirmed with them")
    func readBackOfOthers() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        let seen = try #require(try await evening.ledger.visitFile(visit)).registrations.map(\.id)
        try await evening.ledger.register(
            visit: visit, entries: [Evening.health(Evening.person(2))], by: evening.consultant, at: evening.clock.now())
        await expectRefusal("read-back-changed") { try await desk.confirmReadBack(visit: visit, of: seen) }
        let now = try #require(try await evening.ledger.visitFile(visit)).registrations.filter { $0.state == .quoted }
        #expect(now.map(\.readBackAt) == [nil])
        try await desk.confirmReadBack(visit: visit, of: now.map(\.id))
        try await desk.confirmReadBack(visit: visit, of: now.map(\.id), .aloud)
        let confirmed = try await evening.ledger.visitFile(visit)?.registrations.first { $0.state == .quoted }
        #expect(confirmed?.readBackAt != nil && confirmed?.readBackWay == .screen)
    }

    @Test("that nothing came out is not taken of a paper that was still printing when one looked")
    func stillPrinting() async throws {
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        let intent = try #require(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()))
        let seen = try #require(
            try await evening.ledger.visitFile(visit)?.documents.first { $0.id == intent.document })
        try await evening.ledger.settle(intent.id, as: .unknown(reason: "printer-silent"), at: evening.clock.now())
        let queues = ScriptedQueueTending()
        let issuing = IssuingDesk(ledger: evening.ledger, queues: queues, clock: evening.clock)
        func nothing(_ document: Document) async throws {
            try await issuing.judge(
                document, intent: intent.id, verdict: .notPrinted, reason: nil, by: evening.officer)
        }
        await expectRefusal("paper-still-printing") { try await nothing(seen) }
        let doubtful = try #require(
            try await evening.ledger.visitFile(visit)?.documents.first { $0.id == intent.document })
        try await nothing(doubtful)
        #expect(await queues.withdrawn == [intent.id])
    }

    @Test("other numbers of months are offered and quoted only where the site sells them")
    func anyLength() throws {
        let seven = Terms.premium(PremiumTerms(order: 1, months: 7, groups: [], lastCardEnd: nil))
        #expect(desk.guide.healthLengths == [12])
        #expect(throws: RuleError.self) { try desk.quote([seven]) }
        let open = VisitDesk(
            ledger: evening.ledger, book: try RuleBook(from: FewRules(), fingerprint: "few"), anyLength: true,
            clock: evening.clock)
        #expect(open.guide.healthLengths == Array(1...12) && open.guide.healthMonths == [12])
        // 7 x 90.000
        #expect(try open.quote([seven]).map(\.item.payable) == [Dong(630_000)])
    }

    @Test("who may not join is neither quoted nor enrolled, and may still be recorded as declined")
    func eligibility() async throws {
        let pensioner = Circumstances(isPensioner: true)
        #expect(try desk.quote([premium]).map(\.item.payable) == [Dong(1_080_000)])
        #expect(throws: RuleError.self) { try desk.quote([premium], circumstances: pensioner) }
        let visit = try await open()
        await #expect(throws: RuleError.self) {
            try await desk.consult(
                visit: visit, plans: [premium], end: .enrol, circumstances: pensioner, by: evening.consultant)
        }
        #expect(try await evening.ledger.visitFile(visit)?.visit.outcome == nil)
        try await desk.consult(
            visit: visit, plans: [premium], end: .declined(nil), circumstances: pensioner, by: evening.consultant)
        #expect(try await evening.ledger.visitFile(visit)?.visit.outcome == .declined)
    }

    @Test("someone under the lowest age is not registered for voluntary social insurance")
    func tooYoung() async throws {
        let visit = try await open()
        let child = Person(
            name: "Lò Thị Mẫu", birth: .year(2016), sex: .female, personalID: PersonalID("010316100001"))
        do {
            try await desk.register(visit: visit, entries: [entry(child, contribution)], by: evening.consultant)
            Issue.record("a child was registered")
        } catch {
            #expect((error as? RuleError)?.code == "not-eligible")
        }
        var young = entry(child)
        await expectRefusal("guardian-missing") {
            try await desk.register(visit: visit, entries: [young], by: evening.consultant)
        }
        young.guardian = Guardian(
            name: "Lò Văn Mẫu", relation: .father, personalID: PersonalID("010085100002"), phone: nil,
            agreedAt: evening.clock.now())
        try await desk.register(visit: visit, entries: [young], by: evening.consultant)
    }

    @Test("a cashier works amounts out anew, and changes nothing else; an officer does not")
    func requote() async throws {
        let visit = try await open()
        try await desk.register(visit: visit, entries: [entry(Evening.person(1))], by: evening.consultant)
        let before = try await evening.ledger.visitFile(visit)?.registrations.first?.entry
        evening.clock.advance(seconds: 86_400)
        try await desk.requote(visit: visit, by: evening.cashier)
        let now = try await evening.ledger.visitFile(visit)?.registrations.last
        #expect(now?.entry == before && now?.quote?.day == Evening.day.adding(days: 1))
        #expect(now?.quote?.continuousFrom == now?.quote?.item.validFrom?.adding(months: 60))
        await expectRefusal("role-missing") { try await desk.requote(visit: visit, by: evening.officer) }
        await expectRefusal("role-missing") {
            try await desk.register(visit: visit, entries: [entry(Evening.person(1))], by: evening.cashier)
        }
    }

    @Test("what contradicts itself, cannot be printed or cannot be true is refused by name")
    func mistyped() async throws {
        func refused(_ code: String, _ change: (inout RegistrationEntry) -> Void) async {
            var entry = entry(Evening.person(1))
            change(&entry)
            await expectRefusal(code) { try entry.check(on: Evening.day, in: .shipped()) }
        }
        func ending(_ day: CalendarDay) -> Terms {
            .premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: day))
        }
        try entry(Evening.person(1, name: "H'Mơ Lò-Mẫu A.")).check(on: Evening.day, in: .shipped())
        await refused("id-contradiction") { $0.person.birth = .year(1991) }
        await refused("id-contradiction") { $0.person.sex = .male }
        await refused("name-unprintable") { $0.person.name = "LÒ 5" }
        await refused("name-unprintable") { $0.person.name = "LÒ\tTHỊ" }
        await refused("name-too-long") { $0.person.name = String(repeating: "Ẩ", count: 61) }
        await refused("birth-in-future") { $0.person.birth = .year(2027) }
        await refused("birth-in-future") { $0.person.birth = .day(Evening.day.adding(days: 1)) }
        await refused("date-implausible") {
            $0.person.personalID = nil
            $0.person.socialInsuranceCode = SocialInsuranceCode("1000000001")
            $0.person.birth = .year(1899)
        }
        let limit = Evening.day.adding(months: 60)
        await refused("date-implausible") { $0.terms = ending(limit.adding(days: 1)) }
        try entry(Evening.person(1), ending(limit)).check(on: Evening.day, in: .shipped())
    }

    @Test("a visit is named after its first live registration, else the scan, else what was given up")
    func name() async throws {
        let (scanned, registered) = (Evening.person(1, name: "Đã Quét"), Evening.person(2, name: "Đã Ghi"))
        let visit = try await evening.readyToPay([Evening.health(registered)], scanned: scanned)
        func name() async throws -> String? { try await evening.ledger.visitFile(visit)?.name }
        #expect(try await name() == "ĐÃ GHI")
        try await desk.abandon(visit: visit, by: evening.consultant)
        #expect(try await name() == "ĐÃ QUÉT")
        let unscanned = try await evening.readyToPay([Evening.health(registered)])
        try await desk.abandon(visit: unscanned, by: evening.consultant)
        #expect(try await evening.ledger.visitFile(unscanned)?.name == "ĐÃ GHI")
    }

    @Test("good papers can be handed over while others wait, and not while one is unchecked")
    func handOverReady() async throws {
        let (ledger, clock) = (evening.ledger, evening.clock)
        try await evening.shift()
        let visit = try await evening.paidVisit(Evening.health(Evening.person(1)))
        func ready() async throws -> Bool { try await ledger.visitFile(visit)?.handOverReady == true }
        #expect(try await ready() == false)
        try await evening.printAll(.receipt)
        #expect(try await ready())
        try await ledger.takeTray(by: evening.officer, at: clock.now())
        let card = try #require(try await ledger.claimNext(for: .card, at: clock.now()))
        #expect(try await ready() == false)
        try await ledger.settle(card.id, as: .ejected, at: clock.now())
        #expect(try await ready() == false)
        try await ledger.judge(
            document: card.document, intent: card.id, verdict: .good, reason: nil, by: evening.officer,
            at: clock.now())
        #expect(try await ready())
    }
}
