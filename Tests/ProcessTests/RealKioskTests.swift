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

        @Test("supplies that are not taken in end set-up with their reason")
        func suppliesRefused() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("mode", "real")
            let supplies = ["--receipts", "BH26-01:1-50", "--cards", "1:TH0000001:20"]
            _ = try await setUpReal(kiosk, supplies)
            #expect(try await setUpReal(kiosk, supplies).said.contains("left as it is: card bundle 1"))
            for (option, value, code) in [
                ("--receipts", "BH26-01:40-90", "receipt-book-wrong"), ("--cards", "1:TH0000021:20", "blank-known"),
                ("--cards", "1:TH0000001:30", "blank-known"), ("--cards", "2:TH0000011:20", "blank-known"),
                ("--cards", "2:" + String(repeating: "T", count: 20) + "0000001:5", "text-does-not-fit"),
                ("--receipts", "BH26-MOT-SERI-QUA-DAI-CHO-BIEN-LAI:1-9", "text-does-not-fit"),
            ] {
                let run = try ProgramRun(
                    BuiltProgram.kiosk.path, ["setup", "--config", kiosk.settingsFile, option, value])
                #expect(try await run.end() == 1, "\(value): \(run.said)")
                #expect(run.said.contains("\(code): "), "\(value): \(run.said)")
            }
        }

        @Test("a cashier whose name no receipt shows, and a code no record carries, are refused before the PIN")
        func unprintableStaff() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let long = "Nguyễn Hoàng Thị Mẫu Với Một Cái Tên Dài Hơn Biên Lai"
            for (code, name, refusal) in [
                ("tn09", long, "text-does-not-fit"), ("thu ngân", "Mẫu", "operator-code-wrong"),
                (String(repeating: "t", count: 41), "Mẫu", "operator-code-wrong"),
            ] {
                let run = try ProgramRun(
                    BuiltProgram.kiosk.path,
                    [
                        "operator", "add", "--config", kiosk.settingsFile, "--code", code, "--name", name, "--role",
                        "cashier",
                    ],
                    input: "135790\n")
                #expect(try await run.end() == 1)
                #expect(run.said.contains("\(refusal): "), "\(run.said)")
            }
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
