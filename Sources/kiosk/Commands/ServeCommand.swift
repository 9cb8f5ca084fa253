import ArgumentParser
import Foundation
import Insurance
import Logging
import ServiceLifecycle
import UnixSignals

/// `kiosk serve`: the evening itself.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the kiosk: pages, printers, night upload."
    )

    @OptionGroup var site: SettingsOption
    @Flag(help: "End when standard input ends, as it does when whoever started this is gone.") var whileWatched = false

    func run() async throws {
        if whileWatched { endWithInput() }
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = .notice
            return handler
        }
        let site = try Site(site.read())
        let host = site.settings.host
        let lock = try LedgerLock(beside: site.settings.ledgerFile)
        defer { withExtendedLifetime(lock) {} }
        let services = try await Wiring.services(site) { port in
            SpareMemory.giveBack()
            FileHandle.standardOutput.write(Data("kiosk ready http://\(host):\(port)\n".utf8))
        }
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "kiosk"))
        configuration.maximumGracefulShutdownDuration = .seconds(8)
        try await ServiceGroup(configuration: configuration).run()
    }
}
