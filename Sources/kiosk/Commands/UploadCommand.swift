import ArgumentParser
import Desk
import Insurance
import Ledger

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
        let counts = now ? try await Wiring.upload(site, ledger).starter.sendNow() : try await ledger.queueCounts()
        print(counts.lines)
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
            """
        return refused > 0 ? counts + "\nRefused records are on the Queue page with the province's reason." : counts
    }
}
