import Foundation
import GRDB
import Testing

extension Processes {
    @Suite("A test print, by the program", .serialized, .timeLimit(.minutes(3)))
    struct TestPrintPrograms {
        @Test("at the spare printer it uses up a blank, comes out there, and the book has it as that printer's")
        func spare() async throws {
            let spooler = try await TestSpooler.start()
            let kiosk = try await TestKiosk(spooler: spooler.server)
            try await kiosk.setUp()

            // Without a spare printer no blank is touched.
            let refused = try await run(kiosk, ["--spare"])
            #expect(refused.exit != 0 && refused.said.contains("has no spare printer"), "\(refused.said)")
            #expect(try await tests(kiosk).isEmpty)

            try await spooler.addQueue("card2", like: "card")
            try kiosk.set("printers.spares", ["card": "card2"])
            let printed = try await run(kiosk, ["--spare"])
            #expect(printed.exit == 0 && printed.said.contains("to the queue card2"), "\(printed.said)")
            let own = try await run(kiosk, [])
            #expect(own.exit == 0 && own.said.contains("to the queue card …"), "\(own.said)")
            #expect(try await tests(kiosk) == ["card 1 ejected test", "card 0 ejected test"])
            let sheets = try String(contentsOfFile: "\(spooler.folder)/printers/card/ledger", encoding: .utf8)
            #expect(sheets.split(separator: "\n").count { $0.contains(" health-card/") } == 2, "\(sheets)")
            try await spooler.stop()
        }

        @Test("without the site's settings nobody knows which printer is the spare one")
        func nameless() async throws {
            let run = try ProgramRun(BuiltProgram.kiosk.path, ["test-print", "health-card", "--spare"])
            #expect(try await run.end() == 64 && run.said.contains("--spare needs --config"), "\(run.said)")
        }

        private func run(_ kiosk: TestKiosk, _ options: [String]) async throws -> (exit: Int32?, said: String) {
            let run = try ProgramRun(
                BuiltProgram.kiosk.path,
                ["test-print", "health-card", "--config", kiosk.settingsFile, "--officer", "cb01"] + options)
            return (try await run.end(), run.said)
        }

        /// Kind of blank, whether at the spare printer, outcome, and how the blank stands.
        private func tests(_ kiosk: TestKiosk) async throws -> [String] {
            let file = try DatabaseQueue(path: kiosk.ledgerFile)
            defer { try? file.close() }
            return try await file.read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT t.blankKind || ' ' || t.spare || ' ' || t.outcome || ' ' || b.state FROM testPrint t
                        JOIN blank b ON b.kind = t.blankKind AND b.serial = t.blankSerial ORDER BY t.seq
                        """)
            }
        }
    }
}
