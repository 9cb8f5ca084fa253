import Desk
import Foundation
import Insurance
import Ledger
import TestSupport
import Testing

@testable import kiosk

extension Processes {
    @Suite("Kiosk and intake are killed while records are sent", .serialized, .timeLimit(.minutes(30)))
    struct UploadKills {
        /// With `SOAK=1` five hundred.
        private static let kills = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 500 : 20
        private static let longestDelay = 700

        @Test(
            "whenever one of them dies, at the end both hold the same records, each once, in a whole chain",
            arguments: [26])
        func killed(seed: UInt64) async throws {
            let evening = try await CarriedEvening(batchBytes: 4096, visits: 12)
            var random = SeededRandom(seed: seed)
            for _ in 0..<Self.kills {
                try await evening.pay()
                let intake = try await evening.servedIntake()
                let upload = try ProgramRun(
                    BuiltProgram.kiosk.path, ["upload", "--now", "--config", evening.kiosk.settingsFile])
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...Self.longestDelay, using: &random)))
                (Bool.random(using: &random) ? intake : upload).send(SIGKILL)
                _ = try await upload.end()
                intake.send(SIGKILL)
                _ = try await intake.end()
            }
            try await finish(evening)
            let counts = try await evening.ledger.queueCounts()
            #expect(counts.accepted == evening.records && counts.refused + counts.conflict == 0)
            let there = try await evening.province().map(\.id)
            let here = try await evening.ledger.queueEntries(limit: 10_000).map(\.id.text)
            #expect(there.count == Set(there).count && there.sorted() == here.sorted())
            let count = try await evening.count()
            #expect(count.said.hasPrefix("\(evening.records) envelopes of 1 kiosks;"), "\(count.said)")
            #expect(count.said.contains(" 0 not taken for a conflict, 0 gaps open."), "\(count.said)")
            #expect(try await evening.ledger.brokenInvariants() == [])
        }

        /// Sends until nothing waits; what a killed kiosk had leased waits out
        /// its lease, the shortest that the settings allow: a minute.
        private func finish(_ evening: CarriedEvening) async throws {
            let intake = try await evening.servedIntake()
            for _ in 0..<60 {
                let run = try await evening.atKiosk(["upload", "--now"])
                if run.code == 0, run.said.contains("waiting   0") { break }
                try await Task.sleep(for: .seconds(2))
            }
            intake.send(SIGTERM)
            _ = try await intake.end()
        }
    }
}

extension CarriedEvening {
    struct Opened: Decodable {
        let id: String
    }

    /// What the province holds, opened with its private key.
    func province() async throws -> [Opened] {
        let run = try await atProvince(["open", "--json"])
        return try run.said.split(separator: "\n").map {
            try JSONDecoder().decode(Opened.self, from: Data($0.utf8))
        }
    }
}
