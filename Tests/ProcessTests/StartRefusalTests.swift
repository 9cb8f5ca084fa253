import Foundation
import GRDB
import Ledger
import Testing

extension Processes {
    @Suite("A kiosk that must not start says why", .serialized, .timeLimit(.minutes(5)))
    struct StartRefusals {
        /// Starts the kiosk, which must end by itself with this code and these words.
        private func expectRefusal(_ kiosk: TestKiosk, code: String, naming words: String...) async throws {
            let run = try kiosk.serve()
            let exit = try #require(try await run.end(within: 30), "the kiosk went on: \(run.said)")
            #expect(exit != 0)
            #expect(run.said.contains("\(code): "), "said: \(run.said)")
            for word in words { #expect(run.said.contains(word), "said: \(run.said)") }
            #expect(!run.said.contains("kiosk ready"))
        }

        @Test("a misspelt key in the settings is named")
        func unknownKey() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("printers.colour", "red")
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "colour")
        }

        @Test("a missing key in the settings is named")
        func missingKey() async throws {
            let kiosk = try await TestKiosk()
            kiosk.settings["station"] = nil
            try kiosk.write()
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "station")
        }

        @Test("a word where true or false belongs is named, with its section")
        func anyMonths() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("quote.anyMonths", "sometimes")
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "quote.anyMonths", "true or false")
        }

        @Test(
            "an event in a province or a commune that does not exist then is refused, and told where to look",
            arguments: [
                (key: "province", code: "10", words: ["event.province", "Lào Cai", "15"]),
                (key: "province", code: "99", words: ["event.province", "99"]),
                (key: "communeCode", code: "99901", words: ["event.communeCode", "communes.tsv"]),
                (key: "communeCode", code: "00004", words: ["event.communeCode", "Hà Nội", "01"]),
            ])
        func unknownPlace(_ place: (key: String, code: String, words: [String])) async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            try kiosk.set("event.\(place.key)", place.code)
            let run = try kiosk.serve()
            #expect(try await run.end(within: 30) == 1)
            #expect(run.said.contains("event-place-unknown: ") && !run.said.contains("kiosk ready"))
            for word in place.words { #expect(run.said.contains(word), "said: \(run.said)") }
        }

        @Test("a commune's code that is no five digits is named")
        func commune() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("event.communeCode", "2683")
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "event.communeCode", "five digits")
        }

        @Test("a bank account that no payment code can name is refused, with its key")
        func bank() async throws {
            let kiosk = try await TestKiosk()
            var bank = ["bin": "99999", "account": "0123456789", "holder": "BHXH MAU", "name": "Mẫu"]
            try kiosk.set("office.bank", bank)
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "office.bank.bin", "six digits")
            bank["bin"] = "999999"
            bank["colour"] = "red"
            try kiosk.set("office.bank", bank)
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "colour")
        }

        @Test("a settings file that is not there is named")
        func noSettings() async throws {
            let run = try ProgramRun(BuiltProgram.kiosk.path, ["serve", "--config", "/nowhere/kiosk.yaml"])
            #expect(try await run.end() == 1)
            #expect(run.said.contains("settings-missing: ") && run.said.contains("/nowhere/kiosk.yaml"))
        }

        @Test("an address other machines can reach is refused")
        func notLoopback() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("listen.host", "0.0.0.0")
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "host", "loopback")
        }

        @Test("a broken rule file is named")
        func brokenRule() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let rules = try kiosk.ownCopy(of: "Config/Rules", as: "rules")
            let file = rules + "/hi/rate.yaml"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try (text + "colour: red\n").write(toFile: file, atomically: true, encoding: .utf8)
            try await expectRefusal(kiosk, code: "rule-file-malformed", naming: "rate.yaml", "colour")
        }

        @Test(
            "a template whose drawing and description name different fields is refused, naming the field",
            arguments: [
                (file: "template.yaml", from: "  birth: {", to: "  #birth: {", code: "template-malformed"),
                (file: "card.svg", from: "id=\"field-birth\"", to: "id=\"text-birth\"", code: "template-field-missing"),
            ])
        func brokenTemplate(_ broken: (file: String, from: String, to: String, code: String)) async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let templates = try kiosk.ownCopy(of: "PrinterTemplates", as: "templates")
            let file = "\(templates)/health-card/\(broken.file)"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let changed = text.replacingOccurrences(of: broken.from, with: broken.to)
            #expect(changed != text)
            try changed.write(toFile: file, atomically: true, encoding: .utf8)
            try await expectRefusal(kiosk, code: broken.code, naming: "health-card", "birth")
        }

        @Test("without the typeface nothing is drawn, and the package to install is named")
        func fontMissing() async throws {
            let fonts = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).conf")
            try Data("<fontconfig></fontconfig>".utf8).write(to: fonts)
            defer { try? FileManager.default.removeItem(at: fonts) }
            let run = try ProgramRun(
                BuiltProgram.kiosk.path,
                [
                    "render", "health-card", "--sample", "-o", "/dev/null", "--templates",
                    packageFolder + "/PrinterTemplates",
                ],
                environment: ["FONTCONFIG_FILE": fonts.path])
            #expect(try await run.end() == 1)
            #expect(run.said.contains("font-missing: ") && run.said.contains("fonts-noto-core"))
        }

        @Test("a port another program holds is named")
        func portTaken() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let taken = try LoopbackSocket.bound(listening: true)
            try kiosk.set("listen.port", taken.port)
            try await expectRefusal(kiosk, code: "port-in-use", naming: String(taken.port))
        }

        @Test("a ledger that a newer kiosk has written is left alone")
        func newerLedger() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let ledger = try DatabaseQueue(path: kiosk.ledgerFile)
            try await ledger.write { db in
                try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('2099-01-01 from the future')")
            }
            try ledger.close()
            try await expectRefusal(kiosk, code: "ledger-newer")
        }

        @Test("without the data key nothing opens, and set-up makes no new one")
        func dataKeyMissing() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            try FileManager.default.removeItem(atPath: kiosk.keys + "/data.key")
            try await expectRefusal(kiosk, code: "data-key-unreadable")
            let setup = try ProgramRun(
                BuiltProgram.kiosk.path, ["setup", "--config", kiosk.settingsFile, "--demonstration"])
            #expect(try await setup.end() == 1)
            #expect(setup.said.contains("data-key-lost: "))
        }

        @Test("beside a ledger no new signing key is made: its records wait for the old one")
        func signingKeyMissing() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let file = kiosk.keys + "/kiosk-signing.key"
            try FileManager.default.removeItem(atPath: file)
            let setup = try ProgramRun(
                BuiltProgram.kiosk.path, ["setup", "--config", kiosk.settingsFile, "--demonstration"])
            #expect(try await setup.end() == 1)
            #expect(setup.said.contains("signing-key-lost: "))
            #expect(!FileManager.default.fileExists(atPath: file))
        }

        @Test("another data key is refused before anything is written")
        func dataKeyWrong() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            try FileManager.default.removeItem(atPath: kiosk.keys + "/data.key")
            try DataKey.make().write(to: kiosk.keys + "/data.key")
            try await expectRefusal(kiosk, code: "data-key-wrong")
        }

        @Test("a data key that everybody may read is refused")
        func dataKeyExposed() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: kiosk.keys + "/data.key")
            try await expectRefusal(kiosk, code: "data-key-exposed")
        }

        @Test("keys inside the data folder are refused")
        func keysBesideData() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("keys", kiosk.data + "/keys")
            try await expectRefusal(kiosk, code: "settings-malformed", naming: "keys")
        }

        @Test("the demonstration's staff never come into a real kiosk")
        func demonstrationInReal() async throws {
            let kiosk = try await TestKiosk()
            try kiosk.set("mode", "real")
            let setup = try ProgramRun(
                BuiltProgram.kiosk.path, ["setup", "--config", kiosk.settingsFile, "--demonstration"])
            #expect(try await setup.end() == 1)
            #expect(setup.said.contains("demonstration-refused: "))
            #expect(!FileManager.default.fileExists(atPath: kiosk.ledgerFile))
        }

        @Test("a training ledger with the demonstration's staff is refused as a real one")
        func trainingLedgerInReal() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            try kiosk.set("mode", "real")
            try await expectRefusal(kiosk, code: "ledger-training-mismatch")
        }
    }
}
