import ArgumentParser
import Insurance
import Intake
import UploadContract

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in batches that came on a medium, and writes the signed answers beside them.",
        discussion: "The medium goes back to the kiosk, which reads the answers with: kiosk import answers DIR")

    @Argument(help: "The medium's folder, as kiosk export --to named it.")
    var folder: String

    @OptionGroup var store: StoreOption
    @OptionGroup var receiving: ReceivingOptions

    func run() async throws {
        try await Console.run {
            let medium = try Medium(folder)
            let receiver = try receiving.receiver(on: try await store.open(creating: true))
            let tally = try await BatchImport(receiver: receiver).takeIn(medium)
            let verdicts = BatchAnswer.Verdict.allCases.map { "\($0.rawValue) \(tally.verdicts[$0, default: 0])" }
            Console.print("\(tally.batches) batches taken in: \(verdicts.joined(separator: ", ")).")
            for (kiosk, batch, why) in tally.refused {
                Console.complain(why)
                Console.print("not taken in: batch \(batch) of kiosk \(kiosk)")
            }
            if !tally.refused.isEmpty { throw ExitCode.failure }
        }
    }
}
