import Foundation
import Testing

/// What a designer sees while a template is changed.
@Suite("kiosk preview --watch", .timeLimit(.minutes(2)))
struct PreviewWatchTests {
    private let folder = URL.temporaryDirectory.appending(path: "templates-\(UUID().uuidString.prefix(8))").path

    private var drawing: String { folder + "/health-card/card.svg" }

    /// Saves as editors do: a new file in the place of the old one.
    private func save(_ change: (String) -> String) throws {
        let text = try String(contentsOfFile: drawing, encoding: .utf8)
        try change(text).write(toFile: drawing, atomically: true, encoding: .utf8)
    }

    /// Waits until so many lines begin with these words.
    private func lines(_ count: Int, of run: ProgramRun, startingWith start: String) async throws -> [Substring] {
        let deadline = ContinuousClock.now + .seconds(40)
        while ContinuousClock.now < deadline, run.isRunning {
            let found = run.said.split(separator: "\n").filter { $0.hasPrefix(start) }
            if found.count >= count { return found }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("\(run.said)")
        return []
    }

    @Test("draws anew when the drawing changes, names a fault with its cure, and goes on when it is mended")
    func watch() async throws {
        try FileManager.default.copyItem(atPath: packageFolder + "/PrinterTemplates", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // only a leftover
        let picture = folder + "/card.png"
        let run = try ProgramRun(
            BuiltProgram.kiosk.path,
            ["preview", "health-card", "--sample", "--watch", "--dpi", "72", "--templates", folder, "-o", picture])
        _ = try await lines(1, of: run, startingWith: "drawn")
        let first = try Data(contentsOf: URL(filePath: picture))

        try save { $0.replacing("#b4162c", with: "#006633") }
        let drawn = try await lines(2, of: run, startingWith: "drawn")
        #expect(drawn.last?.hasSuffix("(card.svg)") == true)
        let second = try Data(contentsOf: URL(filePath: picture))
        #expect(second != first)

        let sound = try String(contentsOfFile: drawing, encoding: .utf8)
        try save { $0.replacing(#"id="field-sex" x="21.6""#, with: #"id="field-sex" x="16""#) }
        let fault = try await lines(1, of: run, startingWith: "template-malformed").last ?? ""
        #expect(fault.contains("card.svg") && fault.contains("field-sex") && fault.contains("Move or shrink"))
        #expect(try Data(contentsOf: URL(filePath: picture)) == second, "the last good picture stays")

        try save { _ in sound }
        _ = try await lines(3, of: run, startingWith: "drawn")
        #expect(run.isRunning)
        run.send(SIGINT)
        #expect(try await run.end() == 128 + SIGINT)
    }
}
