import Foundation
import Testing

extension Processes {
    @Suite("kiosk check-rules, as people run it before a change is handed over", .serialized, .timeLimit(.minutes(1)))
    struct CheckRulesProgram {
        /// A copy of the rules and the cases that is gone afterwards.
        private func onCopy(_ body: (String) async throws -> Void) async throws {
            let folder = FileManager.default.temporaryDirectory.appending(path: "law-\(UUID().uuidString)").path
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }  // a left-over copy harms nobody
            for part in ["Rules", "Cases"] {
                try FileManager.default.copyItem(atPath: "\(packageFolder)/Config/\(part)", toPath: "\(folder)/\(part)")
            }
            try await body(folder)
        }

        private func check(_ arguments: String...) async throws -> (exit: Int32?, said: String) {
            let run = try ProgramRun(BuiltProgram.kiosk.path, ["check-rules"] + arguments)
            let exit = try await run.end()
            return (exit, run.said)
        }

        private func change(_ file: String, _ old: String, _ new: String) throws {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try #require(text.contains(old))
            try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
        }

        @Test("the shipped rules and cases pass, and each rule has its line")
        func sound() async throws {
            let (exit, said) = try await check("--on", "2026-11-21")
            #expect(exit == 0, "\(said)")
            #expect(said.contains("\nvsi.rural_poverty_line ") && said.contains("2027-01-01 2.200.000 đ"))
            #expect(said.contains(" 0 gaps; ") && said.contains(" 0 without a case."))
        }

        @Test("the folder of the settings is taken, and the cases beside it")
        func ofSettings() async throws {
            let kiosk = try await TestKiosk()
            let rules = try kiosk.ownCopy(of: "Config/Rules", as: "rules")
            _ = try FileManager.default.copyItem(
                atPath: "\(packageFolder)/Config/Cases", toPath: kiosk.folder + "/Cases")
            try change(rules + "/hi/rate.yaml", "value: 45000", "value: 46000")
            let (exit, said) = try await check("--config", kiosk.settingsFile)
            #expect(exit == 1 && said.contains("  WRONG premium.yaml, "))
        }

        @Test("a new entry without cases ends with 1 and names its eve and its first day")
        func uncovered() async throws {
            try await onCopy { folder in
                let entry = """
                      - from: 2028-07-01
                        value: 2700000
                        source: {citation: a later decree, evidence: none, seen_in: made up}

                    """
                let file = folder + "/Rules/general/base_salary.yaml"
                try (try String(contentsOfFile: file, encoding: .utf8) + "\n" + entry)
                    .write(toFile: file, atomically: true, encoding: .utf8)
                let (exit, said) = try await check("--rules", folder + "/Rules")
                #expect(exit == 1)
                #expect(said.contains("CASE  general.base_salary has none on 2028-06-30, the eve of a first day."))
                #expect(said.contains("CASE  general.base_salary has none on 2028-07-01, a first day."))
            }
        }

        @Test("a day before the files begin has gaps, and ends with 1")
        func gaps() async throws {
            let (exit, said) = try await check("--on", "2016-04-30")
            #expect(exit == 1 && said.contains("  GAP   general.base_salary has no entry for 2016-04-30."))
        }

        @Test("a broken file ends with 1 and is named, as JSON too")
        func broken() async throws {
            try await onCopy { folder in
                try change(folder + "/Cases/premium.yaml", "{gross: 750600,", "{grss: 750600,")
                let (exit, said) = try await check("--rules", folder + "/Rules")
                #expect(exit == 1 && said.contains("premium.yaml") && said.contains("'grss' is unknown"))
                let (jsonExit, json) = try await check("--rules", folder + "/Rules", "--json")
                let answer = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: [String: String]]
                #expect(jsonExit == 1 && answer?["error"]?["code"] == "rule-file-malformed")
            }
        }

        @Test("as JSON it says whether all is sound")
        func json() async throws {
            let (exit, said) = try await check("--json", "--on", "2027-01-01")
            let answer = try JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any]
            #expect(exit == 0 && answer?["sound"] as? Bool == true)
            let rules = answer?["rules"] as? [[String: Any]] ?? []
            #expect(rules.first { $0["rule"] as? String == "vsi.fund_rate_month" }?["value"] as? String == "awaited")
        }
    }
}
