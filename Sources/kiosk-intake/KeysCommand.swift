import ArgumentParser
import Intake

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Makes the province's keys; never overwrites any.")

    @Option(help: "The folder to write them to.")
    var out: String

    func run() async throws {
        try await Console.run {
            try KeyFolder(out).makeKeys()
            Console.print(
                """
                The keys are in \(out).
                Give every kiosk province-agreement.pub and province-signing.pub.
                Keep province-agreement.key where records are opened, and a copy in a safe: without it nothing opens.
                """)
        }
    }
}
