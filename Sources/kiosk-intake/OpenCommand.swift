import ArgumentParser
import Insurance
import Intake
import UploadContract

struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Opens every stored record with the province's private key.",
        discussion: "Prints personal data with --json. Run it only where the private key is kept.")

    @OptionGroup var store: StoreOption

    @Option(help: "The folder with province-agreement.key.")
    var keys: String

    @Flag(help: "Print each record as a line of JSON.")
    var json = false

    func run() async throws {
        try await Console.run {
            let opener = EnvelopeOpener(keys: try KeyFolder(keys).agreementKeys())
            let store = try await store.open(creating: false)
            var (opened, failed) = (0, 0)
            try await store.forEachEnvelope { bytes, confirmation in
                do {
                    let line = try opener.line(bytes, confirmation: confirmation)
                    if json { Console.print(line) }
                    opened += 1
                } catch {
                    Console.complain(error as? Refusal ?? .unreadable("\(error)"))
                    failed += 1
                }
            }
            if !json { Console.print("\(opened) records open.") }
            if failed > 0 { throw ExitCode.failure }
        }
    }
}

extension Refusal {
    fileprivate static func unreadable(_ reason: String) -> Refusal {
        Refusal(
            "envelope-unreadable",
            "A stored envelope or its record is not in the form this version knows (\(reason)). Use the version that stored it.",
            details: ["reason": reason])
    }
}
