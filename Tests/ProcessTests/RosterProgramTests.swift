import Desk
import Foundation
import GRDB
import Insurance
import Ledger
import Testing

extension Processes {
    @Suite("A list of people is taken in by the program", .serialized, .timeLimit(.minutes(5)))
    struct RosterPrograms {
        private static let sample = packageFolder + "/Config/Demonstration/roster.csv"

        private func take(_ kiosk: TestKiosk, _ file: String, _ options: [String] = []) throws -> ProgramRun {
            try ProgramRun(
                BuiltProgram.kiosk.path, ["import", "roster", file, "--config", kiosk.settingsFile] + options)
        }

        private func roster(of kiosk: TestKiosk) throws -> RosterDatabase {
            RosterDatabase(at: kiosk.data + "/roster.sqlite", key: try .read(from: kiosk.keys + "/data.key"))
        }

        @Test("good rows are taken in, bad ones stand in the report by row and column, again and again the same")
        func takesIn() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            let (list, report) = (kiosk.folder + "/list.csv", kiosk.folder + "/report.csv")
            var lines = try String(contentsOfFile: Self.sample, encoding: .utf8).split(separator: "\r\n")
            let wrong = lines[7].replacing(#/[0-9]{2}\/[0-9]{2}\/[0-9]{4}/#, with: "hôm qua", maxReplacements: 1)
            lines[7] = Substring(wrong)
            try lines.joined(separator: "\r\n").write(toFile: list, atomically: false, encoding: .utf8)
            for _ in 1...2 {
                let run = try take(kiosk, list, ["--date", "2026-11-01", "--report", report])
                #expect(try await run.end() == 0, "said: \(run.said)")
                #expect(
                    run.said.contains("399 people of xã Thử Nghiệm taken in") && run.said.contains("1 rows left out"))
                let status = try await roster(of: kiosk).listed()
                #expect(status?.people == 399 && status?.refused == 1 && status?.area == "xã Thử Nghiệm")
            }
            let text = try String(contentsOfFile: report, encoding: .utf8)
            #expect(text.contains("\"8\",\"Ngày sinh\",\"birth-unreadable\",\"Ngày sinh không đọc được."))
            let name = lines[7].split(separator: ",")[1]
            #expect(!text.contains(name) && !text.contains("hôm qua"))
        }

        @Test("a file that is no list, or is damaged, changes nothing and says why")
        func refuses() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            #expect(try await take(kiosk, Self.sample).end() == 0)
            let broken = kiosk.folder + "/broken.xlsx"
            try Data([0x50, 0x4B, 0x03, 0x04, 1, 2, 3]).write(to: URL(filePath: broken))
            for (file, code) in [
                (broken, "table-damaged"), (packageFolder + "/README.md", "roster-titles-missing"),
                ("/nowhere.csv", "table-missing"),
            ] {
                let run = try take(kiosk, file)
                #expect(try await run.end() == 1)
                #expect(run.said.contains("\(code): "), "said: \(run.said)")
            }
            #expect(try await roster(of: kiosk).listed()?.people == 400)
        }

        @Test("killed anywhere while it imports, the former list still stands, and the next import goes through")
        func killed() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            #expect(try await take(kiosk, Self.sample, ["--date", "2026-11-01"]).end() == 0)
            // A list of fifty times as many people, so that there is time to kill.
            let large = kiosk.folder + "/large.csv"
            var lines = try String(contentsOfFile: Self.sample, encoding: .utf8).split(separator: "\r\n").map(
                String.init)
            for copy in 1..<50 {
                lines += lines[1...400].enumerated().map { index, line in
                    let serial = 100_000 + copy * 1000 + index
                    return line.replacing(#/,(0[0-9]{5})[0-9]{6},/#, maxReplacements: 1) { ",\($0.1)\(serial)," }
                }
            }
            try lines.joined(separator: "\r\n").write(toFile: large, atomically: false, encoding: .utf8)
            let unfinished = kiosk.data + "/roster.sqlite.new"
            for milliseconds in [0, 150, 500, 1500] {
                let run = try take(kiosk, large, ["--date", "2026-11-02"])
                while run.isRunning, !FileManager.default.fileExists(atPath: unfinished) {
                    try await Task.sleep(for: .milliseconds(5))  // Until the import is under way.
                }
                try await Task.sleep(for: .milliseconds(milliseconds))
                run.send(SIGKILL)
                _ = try await run.end()
                let people = try #require(try await roster(of: kiosk).listed()?.people)
                #expect(people >= 400, "after \(milliseconds) ms")
                #expect(try await roster(of: kiosk).person(withKey: "none") == nil)
                try? FileManager.default.removeItem(atPath: unfinished)  // To see the next one begin; it may be gone.
            }
            #expect(try await take(kiosk, large, ["--date", "2026-11-02"]).end(within: 120) == 0)
            #expect(try await roster(of: kiosk).listed()?.people ?? 0 > 400)
            #expect(!FileManager.default.fileExists(atPath: kiosk.data + "/roster.sqlite.new"))
        }
    }
}
