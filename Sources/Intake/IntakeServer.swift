import Foundation
import Hummingbird
import Insurance
public import Logging
import NIOCore

/// The receiving service on its address.
public struct IntakeServer: Sendable {
    private let controller: BatchController
    private let host: String
    private let port: Int
    private let logger: Logger

    /// - Parameter port: 0 takes any free one.
    public init(receiver: BatchReceiver, store: any IntakeStore, host: String, port: Int, logger: Logger) {
        controller = BatchController(receiver: receiver, store: store)
        self.host = host
        self.port = port
        self.logger = logger
    }

    /// Serves until the surrounding service group shuts down, or the task is
    /// cancelled.
    ///
    /// - Parameters:
    ///   - untilSignal: Whether SIGTERM and SIGINT of this process end it too.
    ///   - onReady: Told the port once requests are taken.
    /// - Throws: ``Refusal`` with `port-in-use` or `address-unusable`.
    public func run(
        untilSignal: Bool = false, onReady: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let router = Router()
        controller.addRoutes(to: router)
        let application = Application(
            router: router,
            configuration: .init(address: .hostname(host, port: port), serverName: "kiosk-intake"),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) },
            logger: logger)
        do {
            if untilSignal { try await application.runService() } else { try await application.run() }
        } catch let error as IOError {
            throw error.errnoCode == EADDRINUSE ? Refusal.portInUse(port) : Refusal.addressUnusable(host)
        }
    }
}

extension Refusal {
    fileprivate static func portInUse(_ port: Int) -> Refusal {
        Refusal(
            "port-in-use",
            "Another program holds port \(port), so kiosks could not call. Stop it, or choose another --port.",
            details: ["port": String(port)])
    }

    fileprivate static func addressUnusable(_ host: String) -> Refusal {
        Refusal(
            "address-unusable", "This machine has no address '\(host)' to serve on. Correct --host.",
            details: ["host": host])
    }
}
