import ArgumentParser

/// The kiosk's side of `Benchmarks/run`: one subcommand a benchmark.
///
/// Each says `ready`, then does its act once for each line it reads and writes
/// the milliseconds it took; with `--count` it does that many and writes one
/// line of JSON.
@main
struct KioskBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-bench",
        abstract: "Measure one act of the kiosk at a time, for Benchmarks/run.",
        subcommands: [
            CardsCommand.self, NightCommand.self, PaymentsCommand.self, QuoteCommand.self, RosterCommand.self,
            SubmitCommand.self, WatchCommand.self,
        ]
    )
}
