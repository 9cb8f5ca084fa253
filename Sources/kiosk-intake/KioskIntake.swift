import ArgumentParser

/// The province's end: receives what kiosks send at night.
@main
struct KioskIntake: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk-intake",
        abstract: "Receives kiosks' sealed records, stores each once and answers for each.",
        subcommands: [
            KeysCommand.self, EnrolCommand.self, ServeCommand.self, ImportCommand.self, OpenCommand.self,
            CountCommand.self, RecallCommand.self,
        ])
}
