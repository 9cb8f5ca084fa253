import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("The book of blanks")
struct StockTests {
    private func bare() async throws -> Evening { try await Evening.begin(cards: 0, covers: 0) }

    @Test("a bundle is signed for by two, stays closed, and is opened by its two ends")
    func bundle() async throws {
        let evening = try await bare()
        let stock = evening.stock
        let bundle = try await stock.receive(
            .card, first: "th 0000098", last: "0000102", second: evening.second, by: evening.officer)
        #expect(bundle.number == 1 && bundle.range.count == 5 && !bundle.isOpen)
        #expect(bundle.receivedBy == ["cb01", "gs01"])
        #expect(try await stock.balances().first { $0.kind == .card }?.ready == 0)
        #expect(try await stock.next(of: .card) == nil)

        // Closed blanks print nothing, and stop no payment
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        let card = try await evening.card(1)
        #expect(card.state == .waiting && card.blankSerial == nil)
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now()) == nil)

        // Other ends leave it closed; its own open it, in either order
        for (first, last) in [("TH0000098", "TH0000101"), ("TH98", "TH102"), ("TH0000098", "TH0000098")] {
            await expectRefusal("bundle-ends-differ") {
                try await stock.open(1, of: .card, first: first, last: last, by: evening.officer)
            }
        }
        await expectRefusal("bundle-unknown") {
            try await stock.open(2, of: .card, first: "TH0000098", last: "TH0000102", by: evening.officer)
        }
        try await stock.open(1, of: .card, first: "TH0000102", last: "TH0000098", by: evening.officer)
        await expectRefusal("bundle-open") {
            try await stock.open(1, of: .card, first: "TH0000098", last: "TH0000102", by: evening.officer)
        }
        #expect(try await stock.next(of: .card)?.text == "TH0000098")
        #expect(try await evening.ledger.claimNext(for: .card, at: evening.clock.now())?.blankSerial == "TH0000098")
        try await evening.sound()
    }

    @Test("the lowest open bundle is used up first, lowest serial first, over a change of digits")
    func order() async throws {
        let evening = try await bare()
        for first in ["TH0000098", "TA0000001"] {
            let begin = try #require(BlankSerial(first))
            let range = try #require(BlankRange(from: begin, count: 3))
            let bundle = try await evening.ledger.receive(
                range, of: .card, by: evening.officer, with: evening.second, at: evening.clock.now())
            try await evening.ledger.open(
                bundle.number, of: .card, ends: (range.first, range.last), by: evening.officer,
                at: evening.clock.now())
        }
        try await evening.shift()
        var serials: [String?] = []
        for number in 1...4 { serials.append(try await evening.card(number).blankSerial) }
        #expect(serials == ["TH0000098", "TH0000099", "TH0000100", "TA0000001"])
        try await evening.sound()
    }

    @Test("one person alone, the same person twice, and ranges that are none take nothing in")
    func signing() async throws {
        let evening = try await bare()
        let stock = evening.stock
        for second in [nil, evening.officer, evening.cashier] {
            await expectRefusal("second-officer-missing") {
                try await stock.receive(.card, first: "TH01", last: "TH09", second: second, by: evening.officer)
            }
        }
        await expectRefusal("role-missing") {
            try await stock.receive(.card, first: "TH01", last: "TH09", second: evening.second, by: evening.cashier)
        }
        for (first, last) in [("TH09", "TH01"), ("TH1", "TH09"), ("TA01", "TH09"), ("TH000001", "TH999999")] {
            await expectRefusal("bundle-range-wrong") {
                try await stock.receive(.card, first: first, last: last, second: evening.second, by: evening.officer)
            }
        }
        for typed in ["", "TH", "TH01x", "TH0001|2"] {
            await expectRefusal("serial-unreadable") {
                try await stock.receive(.card, first: typed, last: "TH09", second: evening.second, by: evening.officer)
            }
        }
        try await stock.receive(.card, first: "TH05", last: "TH09", second: evening.second, by: evening.officer)
        await expectRefusal("blank-known") {
            try await stock.receive(.card, first: "TH01", last: "TH05", second: evening.second, by: evening.officer)
        }
        #expect(try await stock.bundles().map(\.range.count) == [5])
        // The same serials are another kind's own
        try await stock.receive(.bookCover, first: "TH05", last: "TH09", second: evening.second, by: evening.officer)
        try await evening.sound()
    }

    @Test("serials that cannot stand on their paper are not taken in")
    func unprintable() async throws {
        struct ShortPapers: SerialProofing {
            func check(serial: String, of kind: BlankKind) async throws {
                if serial.count > 16 { throw Refusal("text-does-not-fit", "The serial is too long for the paper.") }
            }
        }
        let evening = try await bare()
        let stock = StockDesk(
            ledger: evening.ledger, printers: SilentPrinters(), papers: ShortPapers(), clock: evening.clock)
        await expectRefusal("text-does-not-fit") {
            try await stock.receive(
                .card, first: "TTTTTTTTTT0000001", last: "0000009", second: evening.second, by: evening.officer)
        }
        #expect(try await stock.bundles().isEmpty)
        try await stock.receive(.card, first: "TH01", last: "TH09", second: evening.second, by: evening.officer)
    }

    @Test("leading zeros belong to a serial, and a large bundle is counted on without a gap")
    func serials() throws {
        #expect(BlankSerial("tn 0012")?.text == "TN0012" && BlankSerial("TN012") != BlankSerial("TN0012"))
        let begin = try #require(BlankSerial("A-7/0099999"))
        let range = try #require(BlankRange(from: begin, count: 2))
        #expect(range.last.text == "A-7/0100000" && range.contains(begin))
        let (wide, other) = (try #require(BlankSerial("A-7/00100000")), try #require(BlankSerial("B0100000")))
        #expect(!range.contains(wide) && !range.contains(other))
        let full = try #require(BlankSerial("TN99"))
        #expect(BlankRange(from: full, count: 2) == nil && BlankRange(full, full)?.count == 1)
    }

    @Test("blanks are lost and given back by piece and by range; papers that had one take the next")
    func takingOut() async throws {
        let evening = try await Evening.begin(cards: 10, covers: 0)
        try await evening.shift()
        let stock = evening.stock
        let card = try await evening.card(1)
        #expect(card.blankSerial == "TN0000001")

        // What waits for its print takes another blank; what is printed stops the act
        try await stock.lose(.card, first: "TN0000001", last: "TN0000002", reason: .missing, by: evening.officer)
        #expect(try await evening.paper(of: card.visit).blankSerial == "TN0000003")
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        let intent = try await evening.eject()
        await expectRefusal("blank-in-print") {
            try await stock.lose(.card, first: "TN0000003", last: "TN0000004", reason: .missing, by: evening.officer)
        }
        try await evening.ledger.judge(
            document: card.id, intent: intent.id, verdict: .good, reason: nil, by: evening.officer,
            at: evening.clock.now())
        for serial in ["TN0000002", "TN0000003"] {
            await expectRefusal("blank-spent") {
                try await stock.lose(.card, first: serial, last: serial, reason: .missing, by: evening.officer)
            }
        }

        // A reason of another act is none; returning needs two, and free blanks
        await expectRefusal("stock-reason-missing") {
            try await stock.lose(.card, first: "TN0000009", last: "", reason: .surplus, by: evening.officer)
        }
        await expectRefusal("second-officer-missing") {
            try await stock.giveBack(
                .card, first: "TN0000009", last: "TN0000010", reason: .surplus, second: nil, by: evening.officer)
        }
        await expectRefusal("blank-unknown") {
            try await stock.giveBack(
                .card, first: "TN0000009", last: "TN0000011", reason: .surplus, second: evening.second,
                by: evening.officer)
        }
        #expect(try await evening.card(2).blankSerial == "TN0000004")
        await expectRefusal("blank-reserved") {
            try await stock.giveBack(
                .card, first: "TN0000004", last: "TN0000005", reason: .surplus, second: evening.second,
                by: evening.officer)
        }
        try await stock.giveBack(
            .card, first: "TN0000009", last: "TN0000010", reason: .surplus, second: evening.second, by: evening.officer)
        let balance = try #require(try await stock.balances().first { $0.kind == .card })
        #expect(
            balance
                == StockBalance(
                    kind: .card, counts: [.inStock: 4, .reserved: 1, .used: 1, .lost: 2, .returned: 2]))
        let history = try #require(try await stock.blanks("TN0000010").first?.history.last)
        #expect(history.act == .returned && history.officers == ["cb01", "gs01"] && history.reason == "surplus")
        try await evening.sound()
    }

    @Test("a blank that came out beside a paper is spoiled without a print, and lies in the bag")
    func beside() async throws {
        let evening = try await Evening.begin(cards: 5, covers: 0)
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        let first = try await evening.card(1)
        let second = try await evening.card(2)
        let intent = try await evening.eject()
        try await evening.stock.spoil(.card, "TN0000002", reason: .twoAtOnce, by: evening.officer)
        try await evening.ledger.judge(
            document: first.id, intent: intent.id, verdict: .spoiled, reason: .jam, by: evening.officer,
            at: evening.clock.now())
        #expect(try await evening.paper(of: second.visit).blankSerial == "TN0000003")
        let bag = try await evening.stock.bag()
        #expect(bag.map(\.serial.text) == ["TN0000001", "TN0000002"])
        #expect(bag.map(\.act) == [.judged, .beside] && bag.map(\.reason) == ["jam", "two-at-once"])
        #expect(bag.allSatisfy { $0.officer == "cb01" && $0.state == .spoiled })
        await expectRefusal("blank-spent") {
            try await evening.stock.spoil(.card, "TN0000002", reason: .jam, by: evening.officer)
        }
        try await evening.sound()
    }

    @Test("two tills that want the last blank: one paper has it, the other waits")
    func lastBlank() async throws {
        for _ in 0..<5 {
            let evening = try await Evening.begin(cards: 1, covers: 0)
            let tills = (1...2).map { Operator(code: "till\($0)", name: "Quầy \($0)", roles: [.cashier, .officer]) }
            for till in tills { try await evening.shift(by: till) }
            try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
            let visits = [
                try await evening.readyToPay([Evening.health(Evening.person(1))]),
                try await evening.readyToPay([Evening.health(Evening.person(2))]),
            ]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (visit, till) in zip(visits, tills) { group.addTask { try await evening.pay(visit, by: till) } }
                try await group.waitForAll()
            }
            let now = evening.clock.now()
            let claims = try await withThrowingTaskGroup(of: PrintIntent?.self) { group in
                for _ in 1...2 { group.addTask { try await evening.ledger.claimNext(for: .card, at: now) } }
                return try await group.reduce(into: [PrintIntent?]()) { $0.append($1) }
            }
            #expect(claims.compactMap(\.?.blankSerial) == ["TN0000001"])
            try await evening.sound()
        }
    }
}
