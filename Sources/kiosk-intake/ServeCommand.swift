import ArgumentParser
import Insurance
import Intake
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Receives batches until it is told to stop (SIGTERM or SIGINT).")

    @OptionGroup var store: StoreOption

    @OptionGroup var receiving: ReceivingOptions

    @Option(help: "The port; 0 takes any free one.")
    var port: Int

    @Option(help: "The address to serve on.")
    var host: String = "127.0.0.1"

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    func run() async throws {
        try await Console.run {
            let store = try await store.open(creating: true)
            let receiver = try receiving.receiver(on: store)
            var logger = Logger(label: "kiosk-intake")
            logger.logLevel = .notice
            let server = IntakeServer(receiver: receiver, store: store, host: host, port: port, logger: logger)
            try await server.run(untilSignal: true) { [host] port in
                Console.print("kiosk-intake ready http://\(host):\(port)")
            }
        }
    }
}
