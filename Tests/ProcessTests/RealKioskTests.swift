import Foundation
import Testing

extension Processes {
    @Suite("A kiosk guards its ledger, its keys and its blanks", .serialized, .timeLimit(.minutes(5)))
    struct RealKiosk {
        private func setUpReal(_ kiosk: TestKiosk, _ extra: [String] = []) async throws -> ProgramRun {
            let run = try ProgramRun(
                BuiltProgram.kiosk.path,
                [
                    "setup", "--config", kiosk.settingsFile, "--province-keys", kiosk.folder + "/province",
                    "--supervisor", "gs01", "--supervisor-name", "Người Giám Sát",
                ] + extra, input: "135790\n")
            #expect(try await run.end() == 0, "\(run.said)")
            return run
        }

        @Test("a second kiosk on the same ledger is refused, and the first goes on")
        func second() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let first = try await kiosk.served()
            try kiosk.set("listen.port", try freePort())
            let second = try kiosk.serve()
            #expect(try await second.end(within: 30) == 1)
            #expect(second.said.contains("kiosk-running: "))
            first.send(SIGTERM)
            #expect(try await first.end(within: 30) == 0)
        }

        @Test(
            "keys that lie in the data folder by a detour are refused", arguments: ["./data/keys", "data/../data/keys"])
        func detour(_ path: String) async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("data", kiosk.folder + "/data/")
            try kiosk.set("keys", kiosk.folder + "/" + path)
            let run = try kiosk.serve()
            #expect(try await run.end(within: 30) == 1)
            #expect(run.said.contains("settings-malformed: ") && run.said.contains("'keys'"))
        }

        @Test("set-up may be repeated, and takes in what is new")
        func repeated() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("mode", "real")
            let receipts = ["--receipts", "BH26-01:1-50"]
            _ = try await setUpReal(kiosk, receipts)
            let again = try await setUpReal(kiosk, receipts + ["--cards", "1:TH0000001:20"])
            #expect(again.said.contains("receipts left: 50"))
            #expect(again.said.contains("blanks card: 20 in stock of 20"))
        }

        @Test("a public key lost in a power cut is made again from its private one")
        func tornKeys() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let file = kiosk.keys + "/kiosk-signing.pub"
            let before = try String(contentsOfFile: file, encoding: .utf8)
            try FileManager.default.removeItem(atPath: file)
            try Data().write(to: URL(filePath: file + ".new"))
            try await kiosk.setUp()
            #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
        }

        @Test("a real kiosk refuses templates that print over its blanks")
        func artOverBlanks() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("mode", "real")
            _ = try await setUpReal(kiosk)
            let run = try kiosk.serve()
            #expect(try await run.end(within: 30) == 1)
            #expect(run.said.contains("template-prints-blank: "))
        }

        @Test("a rehearsal never begins on printers that are not simulated")
        func realPrinters() async throws {
            let kiosk = try await TestKiosk()
            let run = try ProgramRun(
                BuiltProgram.kiosk.path,
                ["rehearse", "--config", kiosk.settingsFile, "--folder", kiosk.folder + "/rehearsal"])
            #expect(try await run.end() == 1)
            #expect(run.said.contains("rehearse-real-printers: "))
        }
    }
}
