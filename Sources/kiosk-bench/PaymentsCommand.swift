import ArgumentParser
import Desk

/// `kiosk-bench payments`: the transaction that ties money, receipt,
/// registration, blank, papers and envelope.
struct PaymentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "Take payments for visits that were prepared outside the clock."
    )

    @Option(help: "An empty folder for the ledger.")
    var folder: String

    @Option(help: "How many registrations the ledger holds before; copies of a few.")
    var filled = 0

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    @Option(help: "How many stations take money at the same time; the time is that of one, on average.")
    var stations = 1

    @OptionGroup var loop: SampleLoop

    func run() async throws {
        let ledger = try await BenchLedger(in: folder, rules: rules)
        if filled > 0 { try await ledger.fill(to: filled) }
        try await loop.run("payment") { number, _ in
            var due: [CashTaking] = []
            for station in 0..<stations { due.append(try await ledger.quotedVisit(number * stations + station)) }
            return try await withThrowingTaskGroup(of: Double.self) { group in
                for taking in due {
                    group.addTask { try await Stopwatch.time { try await ledger.take(taking) }.milliseconds }
                }
                return try await group.reduce(0, +) / Double(stations)
            }
        }
        try ledger.close()
    }
}
