import Foundation
import GRDB
import Testing

extension Processes {
    @Suite("Records checked by the program", .serialized, .timeLimit(.minutes(3)))
    struct ReportPrograms {
        @Test("says that everything agrees, or what does not, by a word that stays and an exit code")
        func check() async throws {
            let kiosk = try await TestKiosk()
            try await kiosk.setUp()
            func report(_ options: String...) async throws -> (Int32?, String) {
                let run = try ProgramRun(BuiltProgram.kiosk.path, ["report", "--config", kiosk.settingsFile] + options)
                return (try await run.end(), run.said)
            }
            let sound = try await report("--check")
            #expect(sound.0 == 0 && sound.1 == "ok: every record agrees with the others\n", "\(sound)")
            let none = try await report("--day", "1")
            #expect(none.0 == 1 && none.1.hasPrefix("day-report-unknown: "), "\(none)")
            let neither = try await report()
            #expect(neither.0 != 0 && neither.1.contains("--check"))

            let queue = try DatabaseQueue(path: kiosk.ledgerFile)
            try await queue.write { db in
                try db.execute(sql: "UPDATE receiptBook SET next = next + 1")
            }
            try queue.close()
            let broken = try await report("--check")
            #expect(broken.0 == 1 && broken.1.hasPrefix("receipts: receipt book "), "\(broken)")
            let told = try await report("--check", "--json")
            let answer = try JSONSerialization.jsonObject(with: Data(told.1.utf8)) as? [String: Any]
            let findings = answer?["findings"] as? [[String: String]] ?? []
            #expect(told.0 == 1 && answer?["agrees"] as? Bool == false)
            #expect(findings.allSatisfy { $0["area"] == "receipts" } && !findings.isEmpty, "\(told.1)")
        }
    }
}
