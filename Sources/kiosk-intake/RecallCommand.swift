import ArgumentParser
import Insurance
import Intake

struct RecallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "Takes back a record that was accepted; its kiosk learns it with the next answer.",
        discussion: "The code and the sentence name nobody: staff find the person at the kiosk by the record.")

    @OptionGroup var store: StoreOption

    @Option(help: "The id of the record's envelope, as 'open --json' prints it.")
    var envelope: String

    @Option(help: "Why, in small letters and dashes, such as wrong-person.")
    var code: String

    @Option(help: "What staff at the kiosk are to do, in one sentence.")
    var sentence: String

    func run() async throws {
        try await Console.run {
            guard let id = Identifier(envelope) else { throw Refusal.recallID }
            let recall = try Recall(envelope: id, code: code, sentence: sentence)
            try await store.open(creating: false).recall(recall, at: .now())
            Console.print("Record \(id) is recalled. Its kiosk learns it with the answer to what it sends next.")
        }
    }
}

extension Refusal {
    fileprivate static let recallID = Refusal(
        "recall-id",
        "This is not the id of an envelope, so nothing was recalled. Copy it from kiosk-intake open --json.")
}
