import ArgumentParser
import Desk
import Foundation
import Printing

/// `kiosk-bench watch`: what looking at the printers costs.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Look at the printers as the kiosk does, and say how much of a core one printer takes.",
        discussion: "Writes one number: CPU time of this process, in percent of the time that passed, a printer."
    )

    @Option(help: "The spooler's socket.")
    var server: String

    @Option(help: "How long to look, in seconds.")
    var seconds = 10

    func run() async throws {
        let settings = try CUPSSettings(server: server, queues: [.card: "card", .book: "book", .receipt: "receipt"])
        let watch = PrinterWatch(settings)
        let watching = Task { try await watch.run() }
        while await !watch.statuses().allSatisfy(\.isReady) { try await Task.sleep(for: .milliseconds(50)) }
        let (start, before) = (ContinuousClock.now, Stopwatch.cpuSeconds)
        try await Task.sleep(for: .seconds(seconds))
        let share = (Stopwatch.cpuSeconds - before) / (start.duration(to: .now) / .seconds(1))
        watching.cancel()
        print(String(format: "%.4f", share * 100 / Double(settings.queues.count)))
    }
}
