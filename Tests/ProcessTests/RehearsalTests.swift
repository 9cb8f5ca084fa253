import Foundation
import Testing

extension Processes {
    @Suite("Rehearsals with simulated printers and an intake", .serialized, .timeLimit(.minutes(40)))
    struct Rehearsals {
        /// Plays a rehearsal.
        ///
        /// - Returns: its exit code, its JSON, and all it said.
        private func rehearse(
            people: Int, kills: Int = 0, seed: String = "1", secondsPerSheet: Double = 0.1
        ) async throws -> (exit: Int32?, report: [String: Any], said: String) {
            let spooler = try await TestSpooler.start(secondsPerSheet: secondsPerSheet)
            let intake = try await TestIntake.start()
            let kiosk = try await TestKiosk(
                spooler: spooler.server, intakePort: intake.port, provinceKeys: intake.keys)
            try await kiosk.setUp()
            let run = try ProgramRun(
                BuiltProgram.kiosk.path,
                [
                    "rehearse", "--config", kiosk.settingsFile, "--people", String(people), "--kills", String(kills),
                    "--seed", seed, "--folder", kiosk.folder + "/rehearsal", "--intake-store", intake.store, "--json",
                ])
            let exit = try await run.end(within: 60 + Double(people) * 10 + Double(kills) * 10)
            #expect(try await intake.stop() == 0)
            try await spooler.stop()
            let said = run.said
            let json = said[(said.firstIndex(of: "{") ?? said.endIndex)...]
            let report = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
            return (exit, report ?? [:], said)
        }

        @Test("six people come, and everything is paid, printed, handed over and accepted")
        func evening() async throws {
            let (exit, report, said) = try await rehearse(people: 6)
            #expect(exit == 0, "said: \(said)")
            #expect(report["broken"] as? [String] == [])
            #expect(report["visits"] as? Int == 6)
            #expect(report["envelopesWaiting"] as? Int == 0)
            #expect(report["envelopesAccepted"] as? Int ?? 0 > 0)
            #expect(report["printersWitnessed"] as? Bool == true)
            #expect(report["money"] as? Int ?? 0 > 0)
        }

        @Test("killed again and again, the kiosk loses nothing acknowledged and prints nothing twice")
        func kills() async throws {
            let environment = ProcessInfo.processInfo.environment
            let isSoak = environment["SOAK"] == "1"
            let (people, kills) = isSoak ? (80, 200) : (12, 20)
            let seed = environment["KIOSK_SEED"] ?? "7"
            let (exit, report, said) = try await rehearse(people: people, kills: kills, seed: seed)
            #expect(exit == 0, "seed \(seed), said: \(said)")
            #expect(report["broken"] as? [String] == [], "seed \(seed)")
            #expect(report["kills"] as? Int == kills)
            #expect(report["envelopesWaiting"] as? Int == 0)
        }

        @Test("a rehearsal leaves a folder alone that holds anything else", arguments: ["training", "real"])
        func foreignFolder(_ mode: String) async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("mode", mode)
            let folder = kiosk.folder + "/others"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("kept".utf8).write(to: URL(filePath: folder + "/ledger.sqlite"))
            for place in [folder, kiosk.data] {
                let run = try ProgramRun(
                    BuiltProgram.kiosk.path,
                    [
                        "rehearse", "--config", kiosk.settingsFile, "--people", "1", "--folder", place,
                        "--on-real-printers",
                    ])
                #expect(try await run.end() == 1)
                #expect(run.said.contains(mode == "real" ? "rehearse-real-ledger: " : "rehearse-folder-taken: "))
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["ledger.sqlite"])
        }
    }
}
