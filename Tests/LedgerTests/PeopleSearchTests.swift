import Desk
import Foundation
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Looking people up in the ledger")
struct PeopleSearchTests {
    private func find(
        _ text: String, _ ledger: LedgerDatabase, on day: CalendarDay = Evening.day, limit: Int = 20
    ) async throws -> FoundPeople {
        try await ledger.people(matching: try #require(PeopleQuery(text)), on: day, limit: limit)
    }

    private func visits(_ found: FoundPeople) -> [Identifier] {
        found.first.map {
            if case .visit(let id) = $0.origin { id } else { Identifier.make(at: Moment(milliseconds: 0)) }
        }
    }

    @Test("people registered and people only scanned are found, newest visit first, after a restart too")
    func both() async throws {
        // Given one who was only scanned, and one registered for both insurances
        let evening = try await Evening.begin()
        let scanned = try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: Evening.person(1, name: "Lò Thị Mẫu"),
            by: evening.consultant, at: evening.clock.now()
        ).id
        let person = Evening.person(2, name: "Lò Văn Mậu")
        let registered = try await evening.readyToPay([Evening.health(person), Evening.social(person)])

        for isRestarted in [false, true] {
            let ledger = isRestarted ? try evening.restarted() : evening.ledger
            // Then both are found, the later one first, and each once
            #expect(visits(try await find("mau lo", ledger)) == [registered, scanned])
            #expect(visits(try await find("mẫu", ledger)) == [scanned])
            #expect(visits(try await find("100002", ledger)) == [registered])
            #expect(visits(try await find("#1", ledger)) == [scanned])
            #expect(visits(try await find("mau 1991", ledger)) == [])
            let found = try await find("van mau", ledger).first
            #expect(found.map(\.person.name) == ["LÒ VĂN MẬU"])
            #expect(found.map(\.person.locality) == ["Bản Mẫu 2, xã Thử"])
        }
    }

    @Test("a registration corrects the scan, a correction the registration; who gave up is still known")
    func changed() async throws {
        let evening = try await Evening.begin()
        let visit = try await evening.readyToPay(
            [Evening.health(Evening.person(1, name: "Lò Thị Sai"))], scanned: Evening.person(9, name: "Vàng Thị Quét"))
        #expect(visits(try await find("sai", evening.ledger)) == [visit])
        #expect(visits(try await find("quet", evening.ledger)) == [])
        try await evening.ledger.register(
            visit: visit, entries: [Evening.health(Evening.person(2, name: "Lò Thị Đúng"))], by: evening.consultant,
            at: evening.clock.now())
        #expect(visits(try await find("sai", evening.ledger)) == [])
        #expect(visits(try await find("dung", evening.ledger)) == [visit])
        try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
        #expect(visits(try await find("dung", evening.ledger)) == [])
        #expect(visits(try await find("quet", evening.ledger)) == [visit])
        try await evening.ledger.recordScan(Evening.person(3, name: "Tẩn Thị Mới"), in: visit)
        #expect(visits(try await find("quet", evening.ledger)) == [])
        #expect(visits(try await find("moi", evening.ledger)) == [visit])

        let unscanned = try await evening.readyToPay([Evening.health(Evening.person(4, name: "Sùng Thị Thôi"))])
        try await evening.ledger.abandon(visit: unscanned, by: evening.consultant, at: evening.clock.now())
        #expect(visits(try await find("thoi", evening.ledger)) == [unscanned])
    }

    @Test("everyone of a household is found in the visit they share")
    func household() async throws {
        let evening = try await Evening.begin()
        let visit = try await evening.readyToPay([
            Evening.health(Evening.person(1, name: "Lò Thị Mẹ")), Evening.health(Evening.person(2, name: "Lò Văn Con")),
        ])
        let found = try await find("lo", evening.ledger)
        #expect(visits(found) == [visit, visit] && found.first.map(\.person.name) == ["LÒ THỊ MẸ", "LÒ VĂN CON"])
    }

    @Test("of earlier evenings those still open are found, after today's; the others are forgotten")
    func earlier() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        let open = try await evening.paidVisit(Evening.health(Evening.person(1, name: "Lò Thị Mẫu")))
        _ = try await evening.readyToPay([Evening.health(Evening.person(2, name: "Lò Thị Mẩu"))])
        #expect(try await find("lo mau", evening.ledger).first.count == 2)
        evening.clock.advance(seconds: 86_400)
        let next = Evening.day.adding(days: 1)
        let today = try await evening.readyToPay([
            Evening.health(Evening.person(3, name: "Lò Thị Mậu"), from: next, on: next)
        ])
        #expect(visits(try await find("lo mau", evening.ledger, on: next)) == [today, open])
        #expect(evening.ledger.index.count == 2)
        #expect(visits(try await find("lo mau", evening.ledger, on: next.adding(days: 61))) == [])
        #expect(evening.ledger.index.count == 0)
    }

    @Test("what the desk lists by name is what a search finds")
    func asListed() async throws {
        let evening = try await Evening.begin()
        var people = MadeUpPeople(seed: 21)
        for number in 0..<12 {
            let person = people.next()
            let visit = try await evening.readyToPay(
                [Evening.health(person), Evening.social(person)], scanned: number % 2 == 0 ? people.next() : nil)
            if number % 3 == 0 {
                try await evening.ledger.abandon(visit: visit, by: evening.consultant, at: evening.clock.now())
            }
        }
        for file in try await evening.ledger.visitFiles(on: Evening.day) {
            let found = try await find("#\(file.visit.number)", evening.ledger)
            #expect(found.first.map(\.person.name) == [file.name] && visits(found) == [file.visit.id])
        }
    }

    @Test("more than the page holds are counted")
    func limit() async throws {
        let evening = try await Evening.begin()
        for number in 1...5 {
            _ = try await evening.ledger.openVisit(
                station: "A", language: "vi", channel: .performance, scanned: Evening.person(number),
                by: evening.consultant, at: evening.clock.now())
        }
        let found = try await find("lo", evening.ledger, limit: 2)
        #expect(found.first.count == 2 && found.more == 3)
        #expect(try await find("lo", evening.ledger, limit: 5).more == 0)
    }

    @Test("each person is opened once, and one moved to another row not at all")
    func once() async throws {
        let evening = try await Evening.begin()
        _ = try await evening.readyToPay([Evening.health(Evening.person(1))])
        let two = try await evening.readyToPay([Evening.health(Evening.person(2, name: "Vàng Thị Thử"))])
        #expect(evening.ledger.index.count == 0)
        _ = try await find("lo", evening.ledger)
        #expect(evening.ledger.index.count == 2)
        // When the bytes behind a known nonce no longer open, the person is still in memory
        try await evening.ledger.writer.write { db in
            try db.execute(sql: "DROP TRIGGER registrationFrozen")
            try db.execute(
                sql:
                    "UPDATE registration SET entry = CAST(substr(entry, 1, 12) || zeroblob(40) AS BLOB) WHERE visit = ?",
                arguments: [two.text])
        }
        #expect(visits(try await find("vang", evening.ledger)) == [two])
        // And a sealed value that another row held is not taken for that row's
        try await evening.ledger.writer.write { db in
            try db.execute(
                sql:
                    "UPDATE registration SET entry = (SELECT entry FROM registration WHERE visit <> :two) WHERE visit = :two",
                arguments: ["two": two.text])
        }
        await #expect(throws: LedgerFault.self) { try await find("vang", evening.ledger) }
    }
}
