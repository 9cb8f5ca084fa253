import Foundation
import Testing

extension Processes {
    @Suite("The crash lab", .serialized, .timeLimit(.minutes(60)))
    struct CrashLabs {
        @Test("whatever is killed or fails, each card comes out once, and only what nobody can know is asked")
        func lab() async throws {
            let environment = ProcessInfo.processInfo.environment
            let runs = environment["SOAK"] == "1" ? 300 : 30
            let seed = environment["KIOSK_SEED"] ?? "1"
            let lab = try ProgramRun(
                packageFolder + "/Tests/CrashLab/run",
                ["--runs", String(runs), "--seed", seed],
                environment: ["KIOSK_BIN": (BuiltProgram.kiosk.path as NSString).deletingLastPathComponent])
            let exit = try await lab.end(within: 300 + Double(runs) * 30)
            #expect(exit == 0, "\(lab.said)")
            #expect(figure("cards out", in: lab.said) > 0, "\(lab.said)")
            #expect(figure("papers called good by a scan, the others by hand", in: lab.said) > 0, "\(lab.said)")
            #expect(figure("unknown asked", in: lab.said) > 0, "\(lab.said)")
            #expect(figure("disturbances", in: lab.said) > runs, "\(lab.said)")
        }

        /// A figure of the lab's table; -1 when it is not there.
        private func figure(_ name: String, in said: String) -> Int {
            let line = said.split(separator: "\n").last { $0.hasPrefix(name + " ") }
            return line.flatMap { Int($0.dropFirst(name.count).trimmingCharacters(in: .whitespaces)) } ?? -1
        }
    }
}
