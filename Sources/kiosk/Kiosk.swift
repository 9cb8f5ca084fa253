import ArgumentParser
import Foundation
import Insurance

/// The kiosk's one program; each subcommand is a file under `Commands`.
@main
struct Kiosk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk",
        abstract: "Consult, register, take payment and print insurance cards and books on the spot.",
        subcommands: [
            SetupCommand.self, ServeCommand.self, ImportCommand.self, ExportCommand.self, ReportCommand.self,
            BackupCommand.self, RestoreCommand.self, OperatorCommand.self,
            QuoteCommand.self,
            PensionCommand.self,
            CheckRulesCommand.self, RenderCommand.self, PreviewCommand.self, TestPrintCommand.self,
            CalibrateCommand.self,
            PrintersCommand.self, UploadCommand.self, ReadyCommand.self, RehearseCommand.self, ScanCommand.self,
            VietQRCommand.self, WordsCommand.self,
        ]
    )

    /// Runs the command named on the command line.
    ///
    /// A trouble that staff can act on is written as `code: sentence`; exit
    /// codes are 0 only on success.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let trouble as any StaffReadable {
            FileHandle.standardError.write(Data("\(trouble.code): \(trouble)\n".utf8))
            Foundation.exit(1)
        } catch {
            exit(withError: error)
        }
    }
}
