public import Desk
public import Logging
public import ServiceLifecycle

/// Has the papers of people who are about to pay drawn ahead, while the money is taken.
public struct PaperForeteller: Service {
    private let ledger: any PaperForesight
    private let papers: PapersAhead
    private let visits: Int
    private let pause: Duration
    private let logger: Logger

    /// - Parameters:
    ///   - visits: Of how many visits papers are drawn.
    ///   - pause: How long nothing is drawn after a change, so that neither a
    ///     page nor a paper that is printed has to wait for it.
    public init(
        ledger: any PaperForesight, papers: PapersAhead, visits: Int = 4, pause: Duration = .milliseconds(300),
        logger: Logger
    ) {
        self.ledger = ledger
        self.papers = papers
        self.visits = visits
        self.pause = pause
        self.logger = logger
    }

    /// Runs until the service group shuts down.
    ///
    /// Never fails: a paper that was not drawn ahead is drawn when it is printed.
    public func run() async throws {
        for await _ in ledger.changes().cancelOnGracefulShutdown() {
            do {
                try await Task.sleep(for: pause)
                await papers.foresee(try await ledger.foreseenPapers(ofVisits: visits))
            } catch is CancellationError {
                return
            } catch {
                logger.error("Papers could not be drawn ahead", metadata: ["error": "\(type(of: error))"])
            }
        }
    }
}
