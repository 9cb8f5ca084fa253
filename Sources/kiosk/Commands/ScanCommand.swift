import ArgumentParser
import Foundation
import Insurance
import InsuranceRules
import RuleFiles

/// `kiosk scan`: says what a scanner read.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Say what a scanner read: an ID card, a health card, a bank transfer, a number.",
        discussion: """
            Writes one JSON object: its kind (citizen-id-qr, health-card-qr, vietqr, personal-id, health-card-code, \
            social-insurance-code or unknown), the fields that could be read, and what to look at (warnings). What \
            cannot be used is unknown, with the reason; that is no failure.
            """
    )

    @Flag(help: "Write JSON, which is also what happens without it.")
    var json = false

    @Option(help: "The folder with the catalogues.")
    var catalogues = "Config/Catalogues"

    @Argument(parsing: .allUnrecognized, help: "What the scanner read; standard input when left out.")
    var text: [String] = []

    func run() throws {
        try JSONAnswer.run {
            guard text.count <= 1 else {
                throw RuleError.badInput(field: "TEXT", mustBe: "one argument; put it in quotes")
            }
            let codes = try loadKnownCodes(from: catalogues)
            try JSONAnswer.write(ScanReport(Scan(scanned(), codes: codes), codes: codes))
        }
    }

    /// The text as a serial scanner would give it: NFC, U+FFFD for each byte
    /// that is not UTF-8.
    private func scanned() throws -> String {
        let given = try text.first ?? String(decoding: standardInput(), as: UTF8.self)
        return given.precomposedStringWithCanonicalMapping
    }

    /// As much as tells a scan from something longer.
    private func standardInput() throws -> Data {
        var bytes = Data()
        while bytes.count <= Scan.longest, let more = try FileHandle.standardInput.read(upToCount: 4096), !more.isEmpty
        {
            bytes += more
        }
        return bytes
    }
}
