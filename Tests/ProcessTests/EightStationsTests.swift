import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import kiosk

extension Processes {
    @Suite("Eight stations at once", .serialized, .timeLimit(.minutes(240)))
    struct EightStations {
        /// With `SOAK=1` ten thousand.
        private static let visits = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 10_000 : 400

        @Test(
            """
            ERPNEXT-1-in-15: however forms are sent twice, cut off and raced for, no payment is double, no number \
            missing or used twice, and money, receipts and queue agree
            """)
        func together() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let codes = try await kiosk.addStations(8)
            let site = try Site(Settings.read(file: kiosk.settingsFile))
            let ledger = try site.openLedger()
            // Two of them have books of their own.
            for code in codes.prefix(2) {
                let last = try await ledger.receiptBooks().map(\.last).max() ?? 0
                try await ledger.addReceiptBook(series: "T-26", first: last + 1, last: last + 2_000)
                let own = try #require(try await ledger.receiptBooks().last)
                let holder = try #require(try await ledger.members().first { $0.code == code })
                try await ledger.passReceiptBook(own.id, to: holder, by: holder, at: SystemClock().now())
            }
            let served = try await kiosk.served()
            let paid = try await withBrowsers { http in
                let stations = codes.map { TestStation($0, at: kiosk.address, http: http) }
                return try await withThrowingTaskGroup(of: [String: Int].self) { group in
                    for (index, station) in stations.enumerated() {
                        let rival = stations[(index + 1) % stations.count]
                        group.addTask { try await Self.evening(of: station, index, beside: rival) }
                    }
                    return try await group.reduce(into: [:]) { all, own in all.merge(own) { $0 + $1 } }
                }
            }
            served.send(SIGTERM)
            #expect(try await served.end() == 0)
            try await kiosk.isSound()
            try await compare(paid, with: ledger)
        }

        /// One station's share of the visits: visit → what was paid for it.
        private static func evening(
            of station: TestStation, _ index: Int, beside rival: TestStation
        ) async throws -> [String: Int] {
            var random = SeededRandom(seed: 15, stream: UInt64(index))
            var paid: [String: Int] = [:]
            try await station.openShift()
            for turn in 0..<(visits / 8) {
                let guest = MadeUpGuest(number: turn * 8 + index + 1, seed: 15).joining
                let due = try await station.readyToPay(guest, paper: Int.random(in: 0..<20, using: &random) == 0)
                switch Int.random(in: 0..<15, using: &random) {
                case 0:
                    // A colleague takes the money of the same visit.
                    guard let other = try? await rival.due(due.path) else { fallthrough }
                    async let ours = station.pay(due)
                    async let theirs = rival.pay(other)
                    let made = try await [ours, theirs]
                    #expect(made.filter { $0 }.count == 1, "\(due.path) was paid \(made)")
                case 1...4:
                    // An impatient finger.
                    let made = try await withThrowingTaskGroup(of: Bool.self) { taps in
                        for _ in 0..<20 { taps.addTask { try await station.pay(due) } }
                        return try await taps.reduce(into: []) { $0.append($1) }
                    }
                    #expect(made.allSatisfy { $0 })
                case 5...8:
                    // The answer is lost; nobody knows whether it was taken.
                    let lost = Task { try await station.browser.submit(due.payment) }
                    try await Task.sleep(for: .milliseconds(Int.random(in: 0...25, using: &random)))
                    lost.cancel()
                    #expect(try await station.pay(due))
                default: #expect(try await station.pay(due))
                }
                paid[due.path] = due.amount
            }
            return paid
        }

        private func compare(_ paid: [String: Int], with ledger: LedgerDatabase) async throws {
            #expect(paid.count == Self.visits)
            var numbers: Set<String> = []
            var money = 0
            for (path, amount) in paid {
                let id = try #require(Identifier(String(path.dropFirst("/visits/".count))))
                let file = try #require(try await ledger.visitFile(id))
                #expect(file.payments.map(\.amount.count) == [amount], "\(path)")
                for payment in file.payments {
                    #expect(numbers.insert(payment.receipt.description).inserted, "\(payment.receipt) twice")
                    money += payment.amount.count
                }
            }
            let books = try await ledger.receiptBooks()
            #expect(books.reduce(0) { $0 + $1.next - $1.first } == numbers.count)
            #expect(books.filter { $0.holder != nil }.allSatisfy { $0.next > $0.first })
            let shifts = try await ledger.recentShifts(limit: 8)
            #expect(shifts.reduce(0) { $0 + $1.takings.count } == money && money == paid.values.reduce(0, +))
            #expect(shifts.reduce(0) { $0 + $1.payments } == numbers.count)
            let entries = try await ledger.queueEntries(limit: Self.visits * 4)
            #expect(Set(entries.compactMap(\.visit)).count == Self.visits)
        }
    }
}
