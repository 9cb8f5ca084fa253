import ArgumentParser
import Insurance
import Intake
import UploadContract

struct CountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Says how much the store holds.")

    @OptionGroup var store: StoreOption

    @Flag(help: "Print one line of JSON.")
    var json = false

    func run() async throws {
        try await Console.run {
            let totals = try await store.open(creating: false).totals()
            if json {
                Console.print(String(decoding: try RecordJSON.encode(totals), as: UTF8.self))
            } else {
                Console.print(
                    """
                    \(totals.envelopes) envelopes of \(totals.kiosks) kiosks; \(totals.duplicates) came again, \
                    \(totals.conflicts) not taken for a conflict, \(totals.gaps) gaps open.
                    """)
            }
        }
    }
}
