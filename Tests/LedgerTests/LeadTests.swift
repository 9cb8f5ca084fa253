import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("People to call back")
struct LeadTests {
    private let evening: Evening
    private let desk: LeadDesk
    private let today = Evening.day...Evening.day

    init() async throws {
        evening = try await Evening.begin()
        desk = LeadDesk(ledger: evening.ledger, clock: evening.clock)
    }

    @discardableResult
    private func lead(_ phone: String, scanned: Person? = nil) async throws -> Identifier {
        let visit = try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: scanned, by: evening.consultant,
            at: evening.clock.now())
        try await evening.ledger.recordConsultation(
            visit: visit.id, plans: [], end: .followUp(try Evening.followUp(phone: phone)), at: nil,
            by: evening.consultant, at: evening.clock.now())
        let leads = try await evening.ledger.leads(of: evening.clock.now().day...evening.clock.now().day)
        return try #require(leads.first { $0.visit == visit.id }).id
    }

    @Test("open ones come first, then the newest; other days are not shown")
    func order() async throws {
        let first = try await lead("0912000001")
        let second = try await lead("0912000002")
        let third = try await lead("0912000003")
        try await desk.markContacted(third, by: evening.consultant)
        try await desk.markContacted(third, by: evening.consultant)
        #expect(try await desk.leads(of: today, for: evening.consultant).map(\.id) == [second, first, third])
        let tomorrow = Evening.day.adding(days: 1)
        #expect(try await desk.leads(of: tomorrow...tomorrow, for: evening.consultant).isEmpty)
    }

    @Test("consultants and supervisors see them, nobody else")
    func roles() async throws {
        let supervisor = Operator(code: "gs01", name: "Giám Sát Mẫu", roles: [.supervisor])
        _ = try await desk.leads(of: today, for: supervisor)
        for other in [evening.cashier, evening.officer] {
            await expectRefusal("role-missing") { _ = try await desk.leads(of: today, for: other) }
            await expectRefusal("role-missing") { _ = try await desk.export(today, by: other) }
            await expectRefusal("role-missing") { try await desk.withdraw(.make(at: .testing), by: other) }
            await expectRefusal("role-missing") { try await desk.markContacted(.make(at: .testing), by: other) }
            await expectRefusal("role-missing") { _ = try await desk.exports(for: other) }
        }
    }

    @Test("who takes the agreement back is out of every file; that they were consulted stays counted")
    func withdrawn() async throws {
        // Given somebody scanned who may be called, and others around them
        for number in 1...20 { try await lead("09120000\(number + 10)") }
        let gone = try await lead("0987654321", scanned: Evening.person(7))
        for number in 31...60 { try await lead("09120000\(number)") }
        let visit = try #require(
            try await desk.leads(of: today, for: evening.consultant).first { $0.id == gone }
        ).visit
        let secrets = try await evening.ledger.read { db in
            try ["SELECT contact FROM lead WHERE id = ?", "SELECT scanned FROM visit WHERE id = ?"].enumerated().map {
                try Data.fetchOne(db, sql: $1, arguments: [[gone, visit][$0].text]) ?? Data()
            }
        }
        #expect(try traces(of: secrets) == 2)

        // When they take it back, twice
        try await desk.withdraw(gone, by: evening.consultant)
        try await desk.withdraw(gone, by: evening.consultant)

        // Then not even the sealed bytes are in the file or its log, and the outcome is
        #expect(try traces(of: secrets) == 0)
        let lead = try #require(try await desk.leads(of: today, for: evening.consultant).last)
        #expect(lead.id == gone && lead.state == .withdrawn && lead.contact == nil)
        let file = try await evening.ledger.visitFile(visit)
        #expect(file?.visit.outcome == .followUp && file?.visit.scanned == nil && file?.name == nil)
        await expectRefusal("lead-erased") { try await desk.markContacted(gone, by: evening.consultant) }
        #expect(try await desk.export(today, by: evening.consultant).count == 50)
        try await evening.sound()
    }

    /// How many of the values lie somewhere in the files.
    private func traces(of values: [Data]) throws -> Int {
        let files = try ["", "-wal"].map { try Data(contentsOf: URL(filePath: evening.path + $0)) }
        return values.filter { value in
            // A part is enough: a page may have been cut in between.
            files.contains { $0.range(of: value) != nil || $0.range(of: value.suffix(24)) != nil }
        }.count
    }

    @Test("a lead that is not there is told as such")
    func unknown() async throws {
        await expectRefusal("lead-unknown") {
            try await desk.withdraw(.make(at: .testing), by: evening.consultant)
        }
    }

    @Test("while another program reads, a withdrawal is unfinished; the next act or the next start finishes it")
    func busy() async throws {
        let (first, second) = (try await lead("0987654321"), try await lead("0987654322"))
        let third = try await lead("0987654323")
        let reader = try reader()
        try look(reader)
        await expectRefusal("erasure-unfinished") { try await desk.withdraw(first, by: evening.consultant) }
        try await evening.ledger.markContacted(third, by: evening.consultant, at: evening.clock.now())
        #expect(try !log().isEmpty, "another act does not wait for the reader, and does not fail")
        try reader.inDatabase { db in try db.execute(sql: "COMMIT") }
        _ = try await desk.export(today, by: evening.consultant)
        #expect(try log().isEmpty, "the next act folded what was owed")

        try look(reader)
        await expectRefusal("erasure-unfinished") { try await desk.withdraw(second, by: evening.consultant) }
        try reader.inDatabase { db in try db.execute(sql: "COMMIT") }
        let again = try Evening.open(evening.path, key: evening.key)
        #expect(try log().isEmpty, "the next start folded what was owed")
        withExtendedLifetime((again, reader)) {}
    }

    @Test("a disk that is full or failing is told as such, and not as another program")
    func foldingTroubles() {
        let told: [(ResultCode, String)] = [
            (.SQLITE_BUSY, "erasure-unfinished"), (.SQLITE_LOCKED, "erasure-unfinished"), (.SQLITE_FULL, "disk-full"),
            (.SQLITE_IOERR, "disk-failing"), (.SQLITE_READONLY, "ledger-file-unusable"),
        ]
        for (result, code) in told {
            let trouble = LedgerDatabase.foldingTrouble(DatabaseError(resultCode: result))
            #expect((trouble as? Refusal)?.code == code)
        }
    }

    /// Another program at the same file.
    private func reader() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: evening.path, configuration: configuration)
    }

    /// Begins to read, and does not end.
    private func look(_ reader: DatabaseQueue) throws {
        try reader.inDatabase { db in
            try db.execute(sql: "BEGIN")
            _ = try Row.fetchOne(db, sql: "SELECT COUNT(*) FROM lead")
        }
    }

    private func log() throws -> Data { try Data(contentsOf: URL(filePath: evening.path + "-wal")) }

    @Test("an export is on record with who, when and how many")
    func export() async throws {
        try await lead("0912000001")
        try await lead("0912000002")
        let rows = try await desk.export(today, by: evening.consultant)
        #expect(rows.map(\.contact?.phone.digits) == ["0912000002", "0912000001"])
        let day = Evening.day
        #expect(
            try await desk.exports(for: evening.consultant) == [
                LeadExport(at: evening.clock.now(), officer: "tv01", first: day, last: day, count: 2)
            ])
    }
}
