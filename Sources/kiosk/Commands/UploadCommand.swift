import ArgumentParser
import Desk
import Insurance
import Ledger
import Upload

/// `kiosk upload --now`: sends the queue and says what the province answered.
struct UploadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upload",
        abstract: "Send the queue to the province.",
        discussion: "Safe beside a running kiosk: records under way elsewhere are left alone."
    )

    @OptionGroup var site: SettingsOption
    @Flag(help: "Send now; without it only the queue's counts are shown.") var now = false

    func run() async throws {
        let site = try Site(site.read())
        let ledger = try site.openLedger()
        guard now else { return print(try await ledger.queueCounts().lines) }
        let parts = try Wiring.upload(site, ledger)
        guard let uploader = parts.service else { return print(try await parts.starter.sendNow().lines) }
        print(try await uploader.send { print($0.line) }.lines)
    }
}

extension UploadProgress {
    /// One line for the terminal after each answer.
    fileprivate var line: String {
        let sent = "sent \(records) of \(allRecords) records, \(bytes / 1024) of \(allBytes / 1024) KiB"
        return secondsLeft.map { "\(sent), about \($0) s left" } ?? sent
    }
}

extension QueueCounts {
    /// How the queue stands, for the terminal.
    var lines: String {
        let counts = """
            waiting   \(waiting)
            accepted  \(accepted)
            refused   \(refused)
            conflict  \(conflict)
            recalled  \(recalled)
            """
        return inTrouble > 0 ? counts + "\nThe Queue page gives the province's reasons." : counts
    }
}
