import ArgumentParser

/// `kiosk export`: takes out what offices want to have.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take out the forms the back office wants.",
        subcommands: [ExportFormsCommand.self]
    )
}
