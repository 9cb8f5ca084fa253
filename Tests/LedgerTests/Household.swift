import Desk
import Insurance
import InsuranceRules
import TestSupport

@testable import Ledger

/// The rules of the other tests with five steps of the household's order.
struct SteppedRules: RuleSource {
    func dated<Value: RuleValue>(_ rule: String, in unit: RuleUnit) throws(RuleError) -> DatedValues<Value> {
        let few: DatedValues<Value> = try FewRules().dated(rule, in: unit)
        guard rule == "hi.member_percent", let steps = [100, 70, 60, 50, 40] as? Value, let entry = few.entries.first
        else { return few }
        let heading = RuleHeading(rule: rule, title: rule, unit: unit, checkedOn: Evening.day)
        return try DatedValues(
            heading, entries: [.init(from: entry.from, standing: .inForce(steps), source: entry.source)])
    }

    func list<Group: RuleKey>(_ rule: String) -> SupportList<Group> { FewRules().list(rule) }

    func papers(_ rule: String) -> PaperList { FewRules().papers(rule) }
}

/// A list of people that a test writes.
struct WrittenRoster: Roster {
    var people: [RosterPerson] = []

    func person(withKey key: String) -> RosterPerson? { people.first { $0.person.listedKeys.contains(key) } }
    func household(_ code: String) -> [RosterPerson] { people.filter { $0.household == code } }
    func person(at reference: RosterReference) throws -> RosterPerson { throw Refusal.rosterChanged }
    func listed() -> RosterStatus? { nil }

    /// Somebody of the household `H1`, with a card to this day if one is given.
    static func listed(_ person: Person, card end: CalendarDay? = nil, object: String? = "GD") -> RosterPerson {
        RosterPerson(
            person: person, household: "H1", lastCard: end.map { LastCard(object: object, end: $0) },
            listedOn: Evening.day)
    }
}

/// A desk that registers members of households on a real file.
struct HouseholdDesk {
    let evening: Evening
    let desk: VisitDesk

    init(_ evening: Evening, roster: WrittenRoster = WrittenRoster()) throws {
        self.evening = evening
        desk = VisitDesk(
            ledger: evening.ledger, book: try RuleBook(from: SteppedRules(), fingerprint: "stepped"), roster: roster,
            householdObjects: ["GD"], clock: evening.clock)
    }

    func entry(_ person: Person, order: Int = 1, groups: Set<SupportedGroup> = []) -> RegistrationEntry {
        RegistrationEntry(
            person: person,
            terms: .premium(PremiumTerms(order: order, months: 12, groups: groups, lastCardEnd: nil)), joining: .new,
            wantsPaper: true, facility: "10-001",
            consent: Consent(version: "1", language: "vi", at: evening.clock.now(), officer: "tv01"))
    }

    func open() async throws -> Identifier {
        try await desk.open(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant)
    }

    /// A visit with these members, registered one after another.
    @discardableResult
    func register(
        _ people: [Person], in visit: Identifier? = nil, household: HouseholdName? = nil, stated: Int? = nil
    ) async throws -> Identifier {
        let visit = if let visit { visit } else { try await open() }
        for person in people {
            let isFirst = try await members(visit).isEmpty
            try await desk.register(
                visit: visit, entries: [entry(person)], as: isFirst ? .first : .another,
                household: HouseholdAnswer(household: household, stated: stated), by: evening.consultant)
        }
        return visit
    }

    func members(_ visit: Identifier) async throws -> [VisitMember] {
        try await evening.ledger.visitFile(visit)?.members ?? []
    }

    /// The place of each member.
    func places(_ visit: Identifier) async throws -> [Int?] { try await members(visit).map { $0.place?.order } }

    @discardableResult
    func pay(_ visit: Identifier, by cashier: Operator? = nil) async throws -> Payment {
        try await evening.ledger.confirmReadBack(visit: visit, at: evening.clock.now())
        return try await evening.pay(visit, by: cashier)
    }
}
