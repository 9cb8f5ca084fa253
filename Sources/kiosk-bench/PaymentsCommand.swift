import ArgumentParser

/// `kiosk-bench payments`: the transaction that ties money, receipt,
/// registration, blank, papers and envelope.
struct PaymentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payments",
        abstract: "Take payments for visits that were prepared outside the clock."
    )

    @Option(help: "An empty folder for the ledger.")
    var folder: String

    @Option(help: "The folder of rule files.")
    var rules = "Config/Rules"

    @OptionGroup var loop: SampleLoop

    func run() async throws {
        let ledger = try await BenchLedger(in: folder, rules: rules)
        try await loop.run("payment") { number, _ in
            let taking = try await ledger.quotedVisit(number)
            return try await Stopwatch.time { try await ledger.take(taking) }.milliseconds
        }
        try ledger.close()
    }
}
