import Desk
import Insurance
import TestSupport
import Testing

@testable import Ledger

@Suite("Many at once")
struct ConcurrencyTests {
    @Test("OPENIMIS-cn: eight tills never share a receipt number or a blank")
    func eightTills() async throws {
        let evening = try await Evening.begin(receipts: 500, cards: 300)
        let ledger = evening.ledger
        let tills = (0..<8).map { Operator(code: "till\($0)", name: "Quầy \($0)", roles: [.cashier, .officer]) }
        for till in tills { try await evening.shift(by: till) }

        let receipts = try await withThrowingTaskGroup(of: [ReceiptNumber].self) { group in
            for (number, till) in tills.enumerated() {
                group.addTask {
                    var mine: [ReceiptNumber] = []
                    for turn in 0..<25 {
                        let person = Evening.person(number * 25 + turn)
                        let visit = try await evening.readyToPay([Evening.health(person)])
                        mine.append(try await evening.pay(visit, by: till).receipt)
                    }
                    return mine
                }
            }
            var all: [ReceiptNumber] = []
            for try await mine in group { all += mine }
            return all
        }

        #expect(receipts.map(\.number).sorted() == Array(1...200))
        let serials = try await ledger.openDocuments().compactMap(\.document.blankSerial)
        #expect(Set(serials).count == 200)
        let takings = try await ledger.recentShifts(limit: 8).map(\.payments)
        #expect(takings == Array(repeating: 25, count: 8))
        let numbers = try await ledger.visitFiles(on: Evening.day).map(\.visit.number)
        #expect(numbers == Array((1...200).reversed()))
        try await evening.sound()
    }

    @Test("a paper is claimed by one worker, however many ask")
    func workers() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        try await evening.ledger.takeTray(by: evening.officer, at: evening.clock.now())
        for number in 1...10 { _ = try await evening.paidVisit(Evening.health(Evening.person(number))) }
        let (ledger, now) = (evening.ledger, evening.clock.now())
        let claimed = try await withThrowingTaskGroup(of: [Identifier].self) { group in
            for _ in 1...6 {
                group.addTask {
                    var mine: [Identifier] = []
                    while let intent = try await ledger.claimNext(for: .card, at: now) { mine.append(intent.document) }
                    return mine
                }
            }
            var all: [Identifier] = []
            for try await mine in group { all += mine }
            return all
        }
        #expect(claimed.count == 10)
        #expect(Set(claimed).count == 10)
        try await evening.sound()
    }
}
