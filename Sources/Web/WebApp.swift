import Hummingbird
import Insurance
public import Logging
import NIOCore
public import ServiceLifecycle

/// The pages, ready to be run in the kiosk's service group.
public struct WebApp: Sendable {
    private let services: WebServices
    private let settings: WebSettings
    private let phrases: Phrases
    private let logger: Logger

    public init(services: WebServices, settings: WebSettings, phrases: Phrases, logger: Logger) {
        self.services = services
        self.settings = settings
        self.phrases = phrases
        self.logger = logger
    }

    /// Builds all pages; nothing listens yet.
    ///
    /// - Parameter onRunning: Called with the bound port when the page answers.
    /// - Throws: As ``buildRouter(services:settings:phrases:)``.
    public func service(onRunning: @escaping @Sendable (Int) async -> Void) throws -> some Service {
        let router = try buildRouter(services: services, settings: settings, phrases: phrases)
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port)),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { await onRunning(port) }
            },
            logger: logger)
        return PageService(application: application, port: settings.port)
    }
}

/// Runs the pages, and says in words when their port is taken.
private struct PageService: Service {
    let application: any ApplicationProtocol
    let port: Int

    func run() async throws {
        do {
            try await application.run()
        } catch let error as IOError where error.errnoCode == addressInUse {
            throw Refusal(
                "port-in-use",
                """
                Port \(port) is taken by another program, so the pages cannot be shown. Stop the other program \
                (perhaps a second kiosk), or choose another port in the settings.
                """,
                details: ["port": String(port)])
        }
    }
}

/// EADDRINUSE on Linux (errno.h).
private let addressInUse: Int32 = 98
