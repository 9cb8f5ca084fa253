import Foundation
import Testing

/// The model of a paper's way, searched whole by spin.
@Suite("The issuance model")
struct IssuanceModelTests {
    @Test("never gives two good cards for one paper, whatever is killed, lost or jammed")
    func oneCard() async throws {
        #expect(try await errors() == 0)
    }

    @Test("brings every paper to an end, and books every blank the printer took", arguments: ["ends", "honest"])
    func claims(name: String) async throws {
        #expect(try await errors(against: name) == 0)
    }

    @Test(
        "needs each of its defences",
        arguments: ["NO_GATE", "NO_LOCK", "NO_CANCEL", "NO_GLANCE", "NO_DOUBT", "NO_INTENT"])
    func defence(without defence: String) async throws {
        #expect(try await errors(without: defence) == 1)
    }

    @Test("leaves a paper without an end when the job of a spooler that was told to end is waited for")
    func givingUp() async throws {
        #expect(try await errors(against: "ends", without: "NO_GIVE_UP") == 1)
    }

    /// Builds spin's verifier and runs it.
    ///
    /// - Parameter claim: A formula of the model; without one, its assertions and dead ends are looked for.
    /// - Returns: how many errors it reports, or `nil` when it does not report.
    private func errors(against claim: String? = nil, without defence: String? = nil) async throws -> Int? {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }  // only a leftover
        let model = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "issuance.pml").path
        let report = try await run(
            "sh",
            [
                "-c",
                """
                cd '\(folder.path)' && spin \(defence.map { "-D\($0)" } ?? "") -a '\(model)' >spin.log \
                && gcc -O2 -w \(claim == nil ? "-DSAFETY -DNOCLAIM" : "-DNFAIR=3") -o pan pan.c \
                && ./pan -m1000000 \(claim.map { "-a -f -N \($0)" } ?? "")
                """,
            ])
        return report.firstMatch(of: /errors: (\d+)/).flatMap { Int($0.1) }
    }
}
