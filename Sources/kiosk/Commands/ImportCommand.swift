import ArgumentParser

/// `kiosk import`: takes in what offices send, before the evening.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take in a list of people, or a list staff pick from; read forms or answers back.",
        subcommands: [
            ImportRosterCommand.self, ImportCatalogueCommand.self, ImportFormsCommand.self, ImportAnswersCommand.self,
        ]
    )
}
