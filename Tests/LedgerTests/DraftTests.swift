import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("What was typed and not taken")
struct DraftTests {
    private let evening: Evening
    private let drafts: DraftDesk

    init() async throws {
        evening = try await Evening.begin()
        drafts = DraftDesk(ledger: evening.ledger, hours: 24, clock: evening.clock)
    }

    private func open() async throws -> Identifier {
        try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant,
            at: evening.clock.now()
        ).id
    }

    private func draft(_ name: String) -> RegistrationDraft { RegistrationDraft(fields: ["name": [name]]) }

    @Test("the latest is kept for each form, through a restart")
    func kept() async throws {
        let visit = try await open()
        try await drafts.save(draft("Lò"), of: visit, by: evening.consultant)
        try await drafts.save(draft("Lò Thị"), of: visit, by: evening.consultant)
        try await drafts.save(draft("Lò Văn"), of: visit, part: "new", by: evening.consultant)
        let again = DraftDesk(ledger: try evening.restarted(), clock: evening.clock)
        #expect(try await again.draft(of: visit) == draft("Lò Thị"))
        #expect(try await again.draft(of: visit, part: "new") == draft("Lò Văn"))
    }

    @Test("what changes at the same time is changed one after the other, and a change that fails changes nothing")
    func together() async throws {
        let visit = try await open()
        let person = ScannedPerson(Evening.person(1))
        for round in 1...10 {
            let part = "\(round)"
            async let typed: Void = drafts.save(
                typed: ["name": ["Lò"]], of: visit, part: part, by: evening.consultant)
            async let read: Void = drafts.change(of: visit, part: part, by: evening.consultant) { $0.scanned = person }
            _ = try await (typed, read)
            let both = RegistrationDraft(fields: ["name": ["Lò"]], scanned: person)
            #expect(try await drafts.draft(of: visit, part: part) == both)
        }
        await expectRefusal("made-up") {
            try await drafts.change(of: visit, part: "1", isAnew: true, by: evening.consultant) {
                $0.waiting = person
                throw Refusal("made-up", "This is made up for the test, and stops the change halfway.")
            }
        }
        let kept = try await drafts.draft(of: visit, part: "1")
        #expect(kept?.waiting == nil && kept?.scanned == person)
        try await evening.sound()
    }

    @Test("one begun anew counts as dropped and keeps only what it is told to; of an old one nothing is taken over")
    func anew() async throws {
        let visit = try await open()
        let person = ScannedPerson(Evening.person(1))
        try await drafts.change(of: visit, by: evening.consultant) { _ in }
        #expect(try await drafts.draft(of: visit) == nil, "an empty one is none")
        let full = RegistrationDraft(fields: ["name": ["Lò"]], waiting: person)
        try await drafts.save(full, of: visit, by: evening.consultant)
        try await drafts.change(of: visit, isAnew: true, by: evening.consultant) { $0.fields = [:] }
        #expect(try await drafts.draft(of: visit) == RegistrationDraft(waiting: person))
        #expect(try await drafts.abandoned() == 1)
        evening.clock.advance(seconds: 24 * 3600 + 1)
        try await drafts.save(typed: ["name": ["Vàng"]], of: visit, by: evening.consultant)
        #expect(try await drafts.draft(of: visit) == draft("Vàng"))
        try await drafts.change(of: visit, isAnew: true, by: evening.consultant) { $0 = RegistrationDraft() }
        #expect(try await drafts.draft(of: visit) == nil)
        #expect(try await drafts.abandoned() == 2)
        try await evening.sound()
    }

    @Test("a card that waits for an answer outlasts the form it was read beside, and a restart")
    func waitsOn() async throws {
        let (visit, person, other) = (try await open(), Evening.person(1), ScannedPerson(Evening.person(2)))
        try await drafts.save(
            RegistrationDraft(fields: ["name": ["Lò"]], waiting: other), of: visit, by: evening.consultant)
        try await drafts.use(of: visit, for: person)
        let again = DraftDesk(ledger: try evening.restarted(), clock: evening.clock)
        #expect(try await again.draft(of: visit) == RegistrationDraft(waiting: other))
        #expect(try await again.abandoned() == 0)
        try await again.use(of: visit, for: other.person)
        #expect(try await again.draft(of: visit) == nil, "their own card waits no more")
        try await again.use(of: visit, for: person)
        #expect(try await again.draft(of: visit) == nil)
        try await again.save(RegistrationDraft(waiting: other), of: visit, by: evening.consultant)
        try await again.change(of: visit, by: evening.consultant) { $0.waiting = nil }
        #expect(try await again.draft(of: visit) == nil)
        #expect(try await again.abandoned() == 0, "nothing that was typed was left")
    }

    @Test("no open page is told, and only a consultant keeps one")
    func quiet() async throws {
        let visit = try await open()
        var changes = evening.ledger.changes().makeAsyncIterator()
        await changes.next()
        try await drafts.save(draft("Lò"), of: visit, by: evening.consultant)
        // The next change told is this one, not the draft's.
        try await evening.ledger.recordChannel(.office, of: visit)
        await changes.next()
        await expectRefusal("role-missing") {
            try await drafts.save(draft("Lò"), of: visit, by: evening.cashier)
        }
        await expectRefusal("visit-unknown") {
            try await drafts.save(draft("Lò"), of: .make(at: evening.clock.now()), by: evening.consultant)
        }
    }

    @Test("an abandoned one is erased after its hours, from every file, and stays counted without its person")
    func expires() async throws {
        let visit = try await open()
        try await drafts.save(draft("Lò Thị Bỏ Dở"), of: visit, by: evening.consultant)
        let sealed = try await evening.ledger.writer.read { db in
            try Data.fetchOne(db, sql: "SELECT form FROM draft")
        }
        evening.clock.advance(seconds: 24 * 3600)
        #expect(try await drafts.sweep() == 0)
        #expect(try await drafts.draft(of: visit) != nil)
        evening.clock.advance(seconds: 1)
        #expect(try await drafts.draft(of: visit) == nil, "over even before it is swept")
        #expect(try await drafts.sweep() == 1)
        #expect(try await drafts.abandoned() == 1)
        let needle = try #require(sealed?.suffix(24))
        for file in ["", "-wal"] {
            let bytes = try Data(contentsOf: URL(filePath: evening.path + file))
            #expect(bytes.firstRange(of: needle) == nil, "the sealed draft is still in the file\(file)")
        }
        try await evening.sound()
    }

    @Test("a payment, and a consultation that ends otherwise, erase it")
    func over() async throws {
        let paid = try await evening.readyToPay([Evening.health(Evening.person(1))])
        try await drafts.save(draft("Lò"), of: paid, by: evening.consultant)
        try await evening.shift()
        try await evening.pay(paid)
        #expect(try await drafts.draft(of: paid) == nil)
        await expectRefusal("visit-paid") { try await drafts.save(draft("Lò"), of: paid, by: evening.consultant) }
        let left = try await open()
        try await drafts.save(draft("Lò"), of: left, by: evening.consultant)
        try await evening.ledger.recordConsultation(
            visit: left, plans: [], end: .declined(nil), at: nil, by: evening.consultant, at: evening.clock.now())
        #expect(try await drafts.draft(of: left) == nil)
        try await evening.sound()
    }

    @Test("one whose time is over counts as abandoned when it is written again before it was swept")
    func overWritten() async throws {
        let visit = try await open()
        try await drafts.save(draft("Lò"), of: visit, by: evening.consultant)
        evening.clock.advance(seconds: 24 * 3600 + 1)
        try await drafts.save(typed: ["name": ["Vàng"]], of: visit, by: evening.consultant)
        #expect(try await drafts.abandoned() == 1)
        #expect(try await drafts.draft(of: visit) == draft("Vàng"))
        #expect(try await drafts.sweep() == 0)
        try await evening.sound()
    }

    @Test("a card that waited alone is erased with its hours and counts as no form")
    func cardAlone() async throws {
        let (visit, other) = (try await open(), ScannedPerson(Evening.person(2)))
        try await drafts.save(RegistrationDraft(waiting: other), of: visit, by: evening.consultant)
        try await drafts.save(RegistrationDraft(scanned: other), of: visit, part: "new", by: evening.consultant)
        evening.clock.advance(seconds: 24 * 3600 + 1)
        #expect(try await drafts.sweep() == 2)
        #expect(try await drafts.abandoned() == 1)
        try await evening.sound()
    }

    @Test("whoever is registered from one form waits beside no other form of the visit")
    func besides() async throws {
        let (visit, other) = (try await open(), ScannedPerson(Evening.person(2)))
        try await drafts.save(RegistrationDraft(waiting: other), of: visit, by: evening.consultant)
        try await drafts.save(
            RegistrationDraft(fields: ["name": ["Lò"]], waiting: other), of: visit, part: "x", by: evening.consultant)
        try await drafts.use(of: visit, part: "new", for: Evening.person(1))
        #expect(try await drafts.draft(of: visit)?.waiting == other)
        try await drafts.use(of: visit, part: "new", for: other.person)
        #expect(try await drafts.draft(of: visit) == nil)
        #expect(try await drafts.draft(of: visit, part: "x") == draft("Lò"))
        #expect(try await drafts.abandoned() == 0)
        try await evening.sound()
    }
}
