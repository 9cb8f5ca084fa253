public import Desk
import Insurance

/// Prints calibration pages through the queues of all printers.
///
/// As a ``LeafletPrinter`` it has a connection and job-uuids of its own, and
/// knows nothing of print intents.
public struct CalibrationPrinter: CalibrationPrinting {
    private let settings: CUPSSettings
    private let renderer: DocumentRenderer
    private let clock: any Timekeeper
    private let connection: CUPSConnection

    public init(settings: CUPSSettings, renderer: DocumentRenderer, clock: any Timekeeper) {
        self.settings = settings
        self.renderer = renderer
        self.clock = clock
        connection = CUPSConnection(settings)
    }

    /// Sends a page of rulers once, if its queue would take it now.
    public func printSheet(on printer: PrinterPlace, isLinedUp: Bool) async -> LeafletOutcome {
        guard let queue = settings.queue(at: printer) else { return .refused(reason: "queue-missing") }
        let paper: PrintableDocument
        do {
            paper = try await renderer.calibrationSheet(of: printer, isLinedUp: isLinedUp)
        } catch {
            return .refused(reason: (error as? any StaffReadable)?.code ?? "drawing-failed")
        }
        do throws(SpoolerTrouble) {
            let ready = try await connection.queue(queue)
            guard ready.isAccepting else { throw .queueNotAccepting(queue: queue) }
            guard ready.state != .stopped else { throw .queueStopped(queue: queue) }
            return try await send(paper, to: queue)
        } catch .unreachable {
            return .unreachable
        } catch {
            return .refused(reason: error.code)
        }
    }

    /// An answer that was lost is looked for once.
    private func send(
        _ paper: PrintableDocument, to queue: String
    ) async throws(SpoolerTrouble) -> LeafletOutcome {
        let job = Identifier.make(at: clock.now())
        let ticket = JobTicket(job, name: "calibration/\(job)", on: paper)
        switch await connection.submit(ticket, document: paper.bytes, to: queue) {
        case .accepted: return .accepted
        case .refused(let trouble): throw trouble
        case .doubtful: return try await connection.search(for: job, in: queue).job == nil ? .unreachable : .accepted
        }
    }
}
