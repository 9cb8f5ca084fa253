import ArgumentParser

/// `kiosk export`: takes out what offices want to have.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take records to the province where no network is, or out the forms the back office wants.",
        subcommands: [ExportRecordsCommand.self, ExportFormsCommand.self],
        defaultSubcommand: ExportRecordsCommand.self
    )
}
