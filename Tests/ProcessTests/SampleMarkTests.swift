import Foundation
import Testing

/// What is drawn of people who do not exist.
@Suite("A sample drawn for a look", .timeLimit(.minutes(1)))
struct SampleMarkTests {
    @Test("carries the training watermark, without being asked to", arguments: ["tk1", "health-card"])
    func marked(template: String) async throws {
        func draw(_ more: String...) async throws -> Data {
            let file = URL.temporaryDirectory.appending(path: "sample-\(UUID().uuidString).pdf")
            defer { try? FileManager.default.removeItem(at: file) }  // only a leftover
            let templates = packageFolder + "/PrinterTemplates"
            let run = try ProgramRun(
                BuiltProgram.kiosk.path,
                ["render", template, "-o", file.path, "--templates", templates] + more)
            #expect(try await run.end() == 0, "\(run.said)")
            return try Data(contentsOf: file)
        }
        #expect(try await draw("--sample") == draw("--sample", "--training"))
    }

    @Test("without templates where it was started, or of a name that none has, it says what to do")
    func lost() async throws {
        for (arguments, code, says) in [
            (["health-card", "--templates", "nowhere"], "templates-missing", "from where the program is started"),
            (["heath-card"], "template-unknown", "Use one of: book-cover, book-sheet, "),
        ] {
            for command in ["render", "preview"] {
                let run = try ProgramRun(
                    BuiltProgram.kiosk.path, [command] + arguments + ["--sample", "-o", "/dev/null"])
                #expect(try await run.end() == 1)
                #expect(run.said.hasPrefix(code) && run.said.contains(says), "\(run.said)")
            }
        }
    }
}
