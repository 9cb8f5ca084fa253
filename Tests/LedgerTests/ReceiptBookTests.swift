import Desk
import GRDB
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Receipt books of several cashiers")
struct ReceiptBookTests {
    private static let other = Operator(code: "tn02", name: "Thu Ngân Khác", roles: [.cashier])
    private static let supervisor = Operator(code: "gs01", name: "Giám Sát Mẫu", roles: [.supervisor])

    /// Common numbers 1–3, and 11–12 for the first cashier.
    private func evening() async throws -> Evening {
        let evening = try await Evening.begin(receipts: 3)
        try await evening.ledger.receiveReceiptBook(
            series: "LC26", first: 11, last: 12, by: Self.supervisor, with: evening.officer, at: evening.clock.now())
        try await evening.ledger.passReceiptBook(
            2, to: evening.cashier, by: Self.supervisor, at: evening.clock.now())
        for cashier in [evening.cashier, Self.other] {
            _ = try await evening.ledger.openShift(float: .zero, by: cashier, at: evening.clock.now())
        }
        return evening
    }

    private func pay(_ evening: Evening, _ number: Int, by cashier: Operator) async throws -> Int {
        let visit = try await evening.readyToPay([Evening.health(Evening.person(number), paper: false)])
        return try await evening.pay(visit, by: cashier).receipt.number
    }

    @Test("each till gives out its own book first, then the common one; a book that is passed on changes tills")
    func order() async throws {
        let evening = try await evening()
        #expect(try await pay(evening, 1, by: evening.cashier) == 11)
        #expect(try await pay(evening, 2, by: Self.other) == 1)
        #expect(try await evening.ledger.receiptBooks().map(\.holder) == [nil, "tn01"])
        #expect(try await evening.ledger.receiptBooks().map(\.receivedBy) == [[], ["gs01", "cb01"]])
        try await evening.ledger.passReceiptBook(2, to: Self.other, by: Self.supervisor, at: evening.clock.now())
        #expect(try await pay(evening, 3, by: evening.cashier) == 2)
        #expect(try await pay(evening, 4, by: Self.other) == 12)
        #expect(try await pay(evening, 5, by: Self.other) == 3)
        try await evening.sound()
    }

    @Test("numbers in other cashiers' books pay nothing here, and one word of the supervisor mends it")
    func held() async throws {
        let evening = try await evening()
        for number in 1...3 { _ = try await pay(evening, number, by: Self.other) }
        await expectRefusal("receipts-held") { _ = try await pay(evening, 4, by: Self.other) }
        try await evening.ledger.passReceiptBook(2, to: nil, by: Self.supervisor, at: evening.clock.now())
        let visit = try #require(try await evening.ledger.visitFiles(on: Evening.day).first { $0.nextStep == .pay })
        #expect(try await evening.pay(visit.visit.id, by: Self.other).receipt.number == 11)
        try await evening.sound()
    }

    @Test("a number from another cashier's book is refused by the file itself and named by the audit")
    func guarded() async throws {
        let evening = try await evening()
        _ = try await pay(evening, 1, by: evening.cashier)
        await #expect(throws: (any Error).self) {
            try await evening.ledger.write { db in
                try db.execute(
                    sql: "INSERT INTO bookHolder (book, cashier, begins, officer, at) VALUES (2, 'x', 11, 'gs01', 1)")
            }
        }
        try await evening.ledger.write { db in
            try db.execute(sql: "DROP TRIGGER bookHolderWritten")
            try db.execute(sql: "UPDATE bookHolder SET cashier = 'tn02'")
        }
        let broken = try await evening.ledger.brokenInvariants()
        #expect(broken.count == 1 && broken[0].hasSuffix("its number is of a book that another cashier held"))
        await #expect(throws: (any Error).self) {
            try await evening.ledger.write { db in
                try db.execute(sql: "DROP TRIGGER receiptBookForward; UPDATE receiptBook SET next = 13 WHERE seq = 2")
                try db.execute(
                    sql: """
                        INSERT INTO payment (id, formID, visit, shift, book, series, number, amount, method, tendered,
                                             paidAt, day, cashier)
                        SELECT 'x' || substr(id, 2), 'x' || substr(formID, 2), visit, shift, 2, series, 12, amount,
                               method, tendered, paidAt, day, cashier FROM payment
                        """)
            }
        }
    }
}

@Suite("A drawer that goes on")
struct DrawerPassingTests {
    private static let other = Operator(code: "tn02", name: "Thu Ngân Khác", roles: [.cashier])

    @Test("the next cashier begins with what was counted, once; takings stay the former's")
    func passes() async throws {
        let evening = try await Evening.begin()
        let ledger = evening.ledger
        _ = try await ledger.openShift(float: Dong(200_000), by: evening.cashier, at: evening.clock.now())
        _ = try await evening.paidVisit(Evening.health(Evening.person(1), paper: false))
        await expectRefusal("shift-not-counted") {
            _ = try await ledger.passDrawer(of: evening.cashier, to: Self.other, at: evening.clock.now())
        }
        let due = try #require(try await ledger.shift(of: "tn01")).expected
        _ = try await ledger.countShift(
            CashCount(pieces: [:], loose: due), by: evening.cashier, at: evening.clock.now())
        for _ in 1...20 {
            let next = try await ledger.passDrawer(of: evening.cashier, to: Self.other, at: evening.clock.now())
            #expect(next.float == due && next.takings == .zero && next.receivedFrom == "tn01" && next.cashier == "tn02")
        }
        await expectRefusal("drawer-passed-on") {
            _ = try await ledger.passDrawer(of: evening.cashier, to: evening.alone, at: evening.clock.now())
        }
        #expect(try await ledger.shift(of: "tn01")?.passedTo == "tn02")
        let visit = try await evening.readyToPay([Evening.health(Evening.person(2), paper: false)])
        _ = try await evening.pay(visit, by: Self.other)
        #expect(try await ledger.shift(of: "tn02")?.payments == 1)
        try await evening.sound()
        try await ledger.write { db in
            try db.execute(sql: "DROP TRIGGER shiftBegun")
            try db.execute(sql: "UPDATE shift SET float = float + 1000 WHERE cashier = 'tn02'")
        }
        let broken = try await ledger.brokenInvariants()
        #expect(broken.contains { $0.hasSuffix("its float is not what the cashier before counted") })
    }

    @Test("a cashier with a drawer of their own takes no second one")
    func busy() async throws {
        let evening = try await Evening.begin()
        for cashier in [evening.cashier, Self.other] {
            _ = try await evening.ledger.openShift(float: .zero, by: cashier, at: evening.clock.now())
        }
        _ = try await evening.ledger.countShift(
            CashCount(pieces: [:]), by: evening.cashier, at: evening.clock.now())
        await expectRefusal("drawer-next-busy") {
            _ = try await evening.ledger.passDrawer(of: evening.cashier, to: Self.other, at: evening.clock.now())
        }
    }
}
