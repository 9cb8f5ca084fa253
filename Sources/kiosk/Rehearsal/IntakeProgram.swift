import Foundation

/// The demonstration's intake, asked through its own program, which lies
/// beside ours.
struct IntakeProgram: Sendable {
    let store: String

    /// Makes the rehearsal's kiosk known to the intake.
    ///
    /// - Throws: `rehearse-intake-failed` with what the program said.
    func enrol(_ site: RehearsalSite) throws {
        _ = try run([
            "enrol", "--store", store, "--kiosk", site.kioskID, "--public-key", site.keys + "/kiosk-signing.pub",
        ])
    }

    /// What the store holds, of all kiosks together.
    func totals() throws -> Totals {
        try JSONDecoder().decode(Totals.self, from: run(["count", "--store", store, "--json"]))
    }

    struct Totals: Decodable, Sendable {
        let envelopes: Int
        /// Envelopes not taken because another one has their id.
        let conflicts: Int

        /// What was added since `earlier`.
        func since(_ earlier: Totals) -> Totals {
            Totals(envelopes: envelopes - earlier.envelopes, conflicts: conflicts - earlier.conflicts)
        }
    }

    private func run(_ arguments: [String]) throws -> Data {
        let own = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        let process = Process()
        process.executableURL = own.deletingLastPathComponent().appending(path: "kiosk-intake")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw RehearsalTrouble(
                "rehearse-intake-failed",
                "kiosk-intake \(arguments[0]) failed, so the upload cannot be rehearsed: \(String(decoding: said, as: UTF8.self))"
            )
        }
        return said
    }
}
