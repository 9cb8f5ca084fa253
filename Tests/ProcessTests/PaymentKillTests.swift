import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import kiosk

extension Processes {
    @Suite("A payment is cut off between two statements", .serialized, .timeLimit(.minutes(120)))
    struct PaymentKills {
        /// With `SOAK=1` two hundred.
        private static let kills = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 200 : 20

        @Test(
            "wherever the kiosk dies, afterwards the whole payment is there or nothing of it; paying again pays once",
            arguments: [7])
        func killed(seed: UInt64) async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let code = try await kiosk.addStations(1)[0]
            let ledger = try Site(Settings.read(file: kiosk.settingsFile)).openLedger()
            var random = SeededRandom(seed: seed)
            var served = try await serve(kiosk)
            let statements = try await withBrowsers { http in
                let station = TestStation(code, at: kiosk.address, http: http)
                try await station.openShift()
                return try await wholePayment(kiosk, station)
            }
            #expect(statements > 20)
            var (unpaid, whole) = (0, 0)
            for turn in 1...Self.kills {
                let fatal = Int.random(in: 0...statements, using: &random)
                let (isPaid, next) = try await withBrowsers { http in
                    let station = TestStation(code, at: kiosk.address, http: http)
                    let guest = MadeUpGuest(number: turn + 1, seed: seed).joining
                    let due = try await station.readyToPay(guest, paper: true)
                    try order(kiosk, fatal)
                    await #expect(throws: NoAnswer.self) { try await station.browser.submit(due.payment) }
                    #expect(try await served.end() == 128 + SIGKILL, "statement \(fatal)")
                    try await kiosk.isSound()
                    let id = try #require(Identifier(String(due.path.dropFirst("/visits/".count))))
                    let found = try #require(try await ledger.visitFile(id))
                    #expect(found.payments.count == (fatal < statements ? 0 : 1), "statement \(fatal)")
                    let next = try await serve(kiosk)
                    #expect(try await station.pay(try await station.renewed(due)))
                    let file = try #require(try await ledger.visitFile(id))
                    #expect(file.payments.map(\.amount.count) == [due.amount])
                    #expect(file.registrations.allSatisfy { $0.state == .paid } && !file.documents.isEmpty)
                    return (!found.payments.isEmpty, next)
                }
                served = next
                if isPaid { whole += 1 } else { unpaid += 1 }
            }
            served.send(SIGTERM)
            #expect(try await served.end() == 0)
            #expect(unpaid > 0 && unpaid + whole == Self.kills)
            try await kiosk.isSound()
            #expect(try await ledger.receiptBooks().map { $0.next - $0.first } == [Self.kills + 1])
        }

        private func serve(_ kiosk: TestKiosk) async throws -> ProgramRun {
            let library = (BuiltProgram.kiosk.path as NSString).deletingLastPathComponent + "/libStatementKiller.so"
            let run = try ProgramRun(
                BuiltProgram.kiosk.path, ["serve", "--config", kiosk.settingsFile],
                environment: ["LD_PRELOAD": library, "STATEMENT_KILLER": Self.orders(kiosk)])
            guard try await run.line(startingWith: "kiosk ready ") != nil else {
                throw TestKiosk.Unprepared(said: run.said)
            }
            return run
        }

        private static func orders(_ kiosk: TestKiosk) -> String { kiosk.folder + "/order" }

        private func order(_ kiosk: TestKiosk, _ number: Int) throws {
            let file = Self.orders(kiosk)
            try Data("\(number)\n".utf8).write(to: URL(filePath: file + ".new"))
            try FileManager.default.moveItem(atPath: file + ".new", toPath: file)
        }

        /// Pays once undisturbed.
        ///
        /// - Returns: how many statements the payment's transaction had.
        private func wholePayment(_ kiosk: TestKiosk, _ station: TestStation) async throws -> Int {
            let due = try await station.readyToPay(MadeUpGuest(number: 1, seed: 1).joining, paper: true)
            try order(kiosk, -1)
            #expect(try await station.pay(due))
            let note = try String(contentsOfFile: Self.orders(kiosk) + ".whole", encoding: .utf8)
            // The last one counted is the moment after the commit.
            return try #require(Int(note.trimmingCharacters(in: .whitespacesAndNewlines))) - 1
        }
    }
}
