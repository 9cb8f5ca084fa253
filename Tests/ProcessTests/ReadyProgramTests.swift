import Foundation
import GRDB
import Testing

extension Processes {
    @Suite("The check before the show, by the program", .serialized, .timeLimit(.minutes(5)))
    struct ReadyPrograms {
        private struct Look {
            let exit: Int32?
            let states: [String: String]
            let said: String

            /// The codes of what stops the evening.
            var stops: Set<String> { Set(states.filter { $0.value == "stop" }.keys) }
        }

        private func look(_ kiosk: TestKiosk, _ options: [String] = []) async throws -> Look {
            let run = try ProgramRun(
                BuiltProgram.kiosk.path, ["ready", "--config", kiosk.settingsFile, "--json"] + options)
            let exit = try await run.end()
            let answer = try JSONSerialization.jsonObject(with: Data(run.said.utf8)) as? [String: Any]
            let checks = answer?["checks"] as? [[String: Any]] ?? []
            let states = checks.map { ($0["code"] as? String ?? "", $0["state"] as? String ?? "") }
            #expect(answer?["ready"] as? Bool == (exit == 0))
            for check in checks {
                let what = check["what"] as? String ?? ""
                #expect(what.count > 10 && !what.hasPrefix("ready.") && !what.contains("{"), "\(check)")
            }
            return Look(exit: exit, states: Dictionary(states) { first, _ in first }, said: run.said)
        }

        @Test("a kiosk that is set up may begin, whether or not it runs, and nothing is left behind by looking")
        func healthy() async throws {
            let spooler = try await TestSpooler.start()
            let intake = try await TestIntake.start()
            let kiosk = try await TestKiosk(spooler: spooler.server, intakePort: intake.port, provinceKeys: intake.keys)
            try await kiosk.setUp()
            let before = try await look(kiosk)
            #expect(before.exit == 0, "\(before.said)")
            for code in [
                "clock-right", "ledger-sound", "ledger-durable", "keys-there", "rules-in-force", "printer-ready",
                "papers-drawn", "stock-left", "receipts-left", "staff-complete", "disk-free", "upload-reached",
                "upload-keys-there", "upload-seals", "upload-queue-empty", "scanner-none",
            ] {
                #expect(before.states[code] == "ok", "\(code): \(before.said)")
            }
            for code in ["mode-training", "rules-weak", "roster-none", "backup-none", "upload-never-accepted"] {
                #expect(before.states[code] == "warning", "\(code)")
            }
            let run = try await kiosk.served()
            let browser = TestBrowser(port: kiosk.port)
            #expect(try browser.signIn("gs01").status == 303)
            let page = try browser.get("/ready")
            #expect(page.status == 200 && page.body.contains("data-check=\"ledger-sound\" data-state=\"ok\""))
            #expect(!page.body.contains("data-state=\"stop\""))
            #expect(try await look(kiosk).exit == 0)
            run.send(SIGTERM)
            #expect(try await run.end() == 0)
            #expect(try await intake.stop() == 0)
            try await spooler.stop()
        }

        @Test("what nobody can print, pay for or find stops it, each by its code and all of them at once")
        func broken() async throws {
            let spooler = try await TestSpooler.start()
            let kiosk = try await TestKiosk(spooler: spooler.server)
            try await kiosk.setUp()
            try kiosk.set("printers.card", "no-such-queue")
            try await edit(kiosk) { db in
                try db.execute(
                    sql: """
                        INSERT INTO blankAct (act, officer, reason, at) VALUES ('lost', 'gs01', 'lost', 1);
                        UPDATE blank SET state = 'lost', act = (SELECT MAX(seq) FROM blankAct) WHERE kind = 'book-cover';
                        """)
                // Numbers are used up one by one, as the file insists.
                for _ in 1...9999 { try db.execute(sql: "UPDATE receiptBook SET next = next + 1") }
            }
            let rules = try kiosk.ownCopy(of: "Config/Rules", as: "rules")
            let rate = rules + "/hi/rate.yaml"
            let ended =
                "\n  - from: 2026-01-01\n    ended: true\n    source: {citation: None, evidence: none, seen_in: none}\n"
            try (try String(contentsOfFile: rate, encoding: .utf8) + ended)
                .write(toFile: rate, atomically: true, encoding: .utf8)
            let list = packageFolder + "/Config/Demonstration/roster.csv"
            let taken = try ProgramRun(
                BuiltProgram.kiosk.path,
                ["import", "roster", list, "--config", kiosk.settingsFile, "--date", "2026-01-01"])
            #expect(try await taken.end() == 0)
            let look = try await look(kiosk)
            #expect(look.exit == 1)
            #expect(
                look.stops == ["queue-missing", "stock-empty", "receipts-empty", "rule-not-in-force", "roster-stale"],
                "\(look.said)")
            try await spooler.stop()
        }

        @Test("a day outside of the event, a key that is gone and a silent spooler stop it")
        func clockAndKeys() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("event.from", "2026-01-01")
            try kiosk.set("event.to", "2026-01-02")
            try kiosk.set("scanner.device", "/nowhere/tty")
            try await kiosk.setUp()
            try FileManager.default.removeItem(atPath: kiosk.keys + "/data.key")
            let look = try await look(kiosk, ["--language", "vi"])
            #expect(look.exit == 1)
            #expect(look.stops.isSuperset(of: ["clock-untrusted", "data-key-unreadable", "spooler-unreachable"]))
            #expect(look.states["scanner-missing"] == "warning" && look.states["upload-none"] == "warning")
        }

        @Test("before the set-up it says that there is no ledger, and makes none")
        func nothingThere() async throws {
            let kiosk = try await TestKiosk()
            let look = try await look(kiosk)
            #expect(look.exit == 1 && look.stops.contains("ledger-missing"))
            #expect(!FileManager.default.fileExists(atPath: kiosk.ledgerFile))
        }

        @Test("a damaged file is found, and what it holds is not told")
        func damaged() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let file = try #require(FileHandle(forUpdatingAtPath: kiosk.ledgerFile))
            let pages = try file.seekToEnd() / 4096
            for page in stride(from: pages / 2, to: pages - 1, by: 3) {
                try file.seek(toOffset: page * 4096)
                try file.write(contentsOf: Data(repeating: 0x5A, count: 2048))
            }
            try file.close()
            let look = try await look(kiosk)
            #expect(look.exit == 1, "\(look.said)")
            #expect(
                !look.stops.isDisjoint(with: ["ledger-damaged", "ledger-file-damaged", "check-failed"]), "\(look.said)")
        }

        @Test("in words, for people at a terminal")
        func words() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let run = try ProgramRun(
                BuiltProgram.kiosk.path, ["ready", "--config", kiosk.settingsFile, "--language", "vi"])
            #expect(try await run.end() == 1)
            #expect(run.said.contains("Đồng hồ\n  ok       clock-right: Đồng hồ: "))
            #expect(run.said.contains("  stop     spooler-unreachable: "))
            #expect(run.said.contains("Chưa bắt đầu được: 1 điều phải xử lý trước"))
        }

        /// Changes a ledger that nobody has open.
        private func edit(_ kiosk: TestKiosk, _ change: @escaping @Sendable (Database) throws -> Void) async throws {
            let file = try DatabaseQueue(path: kiosk.ledgerFile)
            try await file.write(change)
            try file.close()
        }
    }
}
