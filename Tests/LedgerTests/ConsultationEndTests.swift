import Desk
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("How a consultation ends")
struct ConsultationEndTests {
    private let evening: Evening
    private let occasion = Occasion(event: "Đêm văn nghệ bản Mẫu", team: "Tổ 2")

    init() async throws { evening = try await Evening.begin() }

    private func visit() async throws -> Identifier {
        try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .jobFair, scanned: nil, by: evening.consultant,
            at: evening.clock.now()
        ).id
    }

    private func end(_ visit: Identifier, _ end: ConsultationEnd?, plans: [Terms] = []) async throws {
        try await evening.ledger.recordConsultation(
            visit: visit, plans: plans, end: end, at: occasion, by: evening.consultant, at: evening.clock.now())
    }

    private func reopen(_ visit: Identifier) async throws {
        try await evening.ledger.reopen(visit: visit, by: evening.consultant, at: evening.clock.now())
    }

    private func leads() async throws -> [Lead] {
        try await evening.ledger.leads(of: Evening.day...Evening.day)
    }

    @Test("each end is kept with its reason, the event and the team")
    func kept() async throws {
        let visit = try await visit()
        for reason in DeclineReason.allCases {
            try await end(visit, .declined(reason))
            let file = try await evening.ledger.visitFile(visit)
            #expect(file?.visit.outcome == .declined && file?.visit.declinedFor == reason)
            try await reopen(visit)
        }
        try await end(visit, .declined(nil))
        #expect(try await evening.ledger.visitFile(visit)?.visit.declinedFor == nil)
        let stored = try await evening.ledger.read { db in
            try String.fetchOne(
                db, sql: "SELECT event || '/' || team || '/' || channel FROM visit WHERE id = ?",
                arguments: [visit.text])
        }
        #expect(stored == "Đêm văn nghệ bản Mẫu/Tổ 2/job-fair")
        try await evening.sound()
    }

    @Test("who comes back by themselves leaves nothing of a person behind")
    func byThemselves() async throws {
        let visit = try await visit()
        try await end(visit, .followUp(nil))
        #expect(try await evening.ledger.visitFile(visit)?.visit.outcome == .followUp)
        #expect(try await leads().isEmpty)
    }

    @Test("who may be called is found again with number, name, time, consent and what they looked at")
    func followUp() async throws {
        let terms = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))
        let visit = try await visit()
        let followUp = try Evening.followUp(phone: "+84 912 345 678")
        try await end(visit, .followUp(followUp), plans: [terms])

        let lead = try #require(try await leads().first)
        #expect(lead.contact?.phone.digits == "0912345678" && lead.contact?.name == "VÀNG THỊ THỬ")
        #expect(lead.contact?.bestTime == .evening && lead.consent == followUp.consent)
        #expect(lead.schemes == [.healthInsurance] && lead.channel == .jobFair && lead.occasion == occasion)
        #expect(lead.state == .open && lead.visit == visit && lead.number == 1)
        #expect(try await evening.restarted().leads(of: Evening.day...Evening.day) == [lead])
    }

    @Test("a visit that ended takes no other end, no plans and no registration: whom to call is kept")
    func ended() async throws {
        let ends = [ConsultationEnd.followUp(try Evening.followUp()), .followUp(nil), .declined(.noTime)]
        for first in ends {
            let visit = try await visit()
            try await end(visit, first)
            let before = (try await evening.ledger.visitFile(visit), try await leads())
            for next in ends + [.enrol, nil] {
                await expectRefusal("visit-ended") { try await end(visit, next, plans: [Self.card]) }
            }
            await expectRefusal("visit-ended") {
                try await evening.ledger.register(
                    visit: visit, entries: [Evening.health(Evening.person(1))], by: evening.consultant,
                    at: evening.clock.now())
            }
            #expect(try await (evening.ledger.visitFile(visit), leads()) == before)
        }
        try await evening.sound()
    }

    @Test("what was registered and given up is not taken up again: that is another visit")
    func givenUp() async throws {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(1))])
        try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        await expectRefusal("visit-ended") { try await end(visit, .enrol, plans: [Self.card]) }
        await expectRefusal("visit-ended") { try await reopen(visit) }
        await expectRefusal("visit-unknown") { try await reopen(.make(at: .testing)) }
    }

    @Test("opened again on purpose, whom to call is erased and the consultation goes on")
    func decidedOtherwise() async throws {
        let visit = try await visit()
        for next in [ConsultationEnd.enrol, .declined(.noTime), .followUp(nil), nil] {
            try await end(visit, .followUp(try Evening.followUp()), plans: [Self.card])
            #expect(try await leads().first?.state == .open)
            try await reopen(visit)
            try await reopen(visit)
            let file = try #require(try await evening.ledger.visitFile(visit))
            #expect(file.nextStep == .consult && file.visit.plans == [Self.card])
            #expect(try await leads().allSatisfy { $0.state == .dropped && $0.contact == nil })
            try await end(visit, next)
            try await evening.sound()
            if next != nil, next != .enrol { try await reopen(visit) }
        }
        try await end(visit, .followUp(try Evening.followUp()))
        try await reopen(visit)
        try await end(visit, .followUp(try Evening.followUp(phone: "0987654321")))
        let live = try await leads().filter(\.state.isLive)
        #expect(live.map(\.contact?.phone.digits) == ["0987654321"])
        try await evening.sound()
    }

    private static let card = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))

    @Test("no number is kept without the agreement, and none that cannot be called")
    func refused() async throws {
        await expectRefusal("consent-to-call-missing") { _ = try FollowUp(phone: "0912345678", consent: nil) }
        await expectRefusal("phone-malformed") { _ = try Evening.followUp(phone: "0912 345 67") }
        await expectRefusal("name-unprintable") { _ = try Evening.followUp(name: "Vàng 2") }
        #expect(try Evening.followUp(name: "  ").contact.name == nil)
    }

    @Test("an evening of the first schema goes on under this one")
    func migrated() async throws {
        let old = try DatabaseQueue(path: Evening.temporaryPath())
        try Schema.migrator.migrate(old, upTo: "2026-11-21 first evening")
        try await old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO visit (id, day, number, openedAt, openedBy, station, language, channel, outcome, plans,
                                       consultedAt, consultedBy)
                    VALUES ('00000000-0000-7000-8000-000000000001', '2026-11-21', 1, 1, 'x', 'A', 'vi', 'office',
                            'declined', randomblob(40), 1, 'x')
                    """)
        }
        try Schema.migrator.migrate(old)
        let declined = try await old.read { db in
            try Int.fetchOne(
                db,
                sql: "SELECT COUNT(*) FROM visit WHERE outcome = 'declined' AND declinedFor IS NULL AND event IS NULL")
        }
        #expect(declined == 1)
    }
}

extension Evening {
    /// Somebody who agreed to be called.
    static func followUp(phone: String = "0912345678", name: String = "Vàng Thị Thử") throws -> FollowUp {
        try FollowUp(
            phone: phone, name: name, bestTime: .evening,
            consent: Consent(version: "call-1", language: "vi", at: .testing, officer: "tv01"))
    }
}
