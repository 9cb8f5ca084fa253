public import Desk
import Insurance

/// Prints leaflets through the queues of the books and the receipts.
///
/// It has a connection and job-uuids of its own and knows nothing of print
/// intents: a print worker looks for its own job-uuids only, so it neither
/// waits for a leaflet nor takes one for its own.
public struct LeafletPrinter: LeafletPrinting {
    private let settings: CUPSSettings
    private let renderer: DocumentRenderer
    private let training: Bool
    private let clock: any Timekeeper
    private let connection: CUPSConnection

    /// - Parameter training: Draws the watermark.
    public init(settings: CUPSSettings, renderer: DocumentRenderer, training: Bool, clock: any Timekeeper) {
        self.settings = settings
        self.renderer = renderer
        self.training = training
        self.clock = clock
        connection = CUPSConnection(settings)
    }

    /// Sends a leaflet once, if its queue would take it now.
    ///
    /// Nothing is sent to a queue that is stopped: leaflets that nobody waits
    /// for would come out before the books when it is mended.
    public func print(_ leaflet: Leaflet) async -> LeafletOutcome {
        guard let queue = settings.queues[leaflet.paper.printer] else { return .refused(reason: "queue-missing") }
        let paper: PrintableDocument
        do {
            guard try !drawsFromBlanks(leaflet.paper) else { return .refused(reason: "leaflet-on-blanks") }
            paper = try await draw(leaflet)
        } catch {
            return .refused(reason: (error as? any StaffReadable)?.code ?? "drawing-failed")
        }
        do throws(SpoolerTrouble) {
            let ready = try await connection.queue(queue)
            guard ready.isAccepting else { throw .queueNotAccepting(queue: queue) }
            guard ready.state != .stopped else { throw .queueStopped(queue: queue) }
            return try await send(leaflet, paper, to: queue)
        } catch .unreachable {
            return .unreachable
        } catch {
            return .refused(reason: error.code)
        }
    }

    /// Whether the tray that paper of this size comes from holds numbered
    /// blanks, one of which a leaflet would take without anyone noticing.
    private func drawsFromBlanks(_ paper: LeafletPaper) throws -> Bool {
        let own = try renderer.template(named: paper.rawValue)
        return try renderer.templateNames.map { try renderer.template(named: $0) }
            .contains { other in
                other.blank != nil && !other.printsBlank && other.printer == own.printer && other.media == own.media
            }
    }

    private func draw(_ leaflet: Leaflet) async throws -> PrintableDocument {
        try await renderer.printable(
            template: leaflet.paper.rawValue, fields: leaflet.fields, training: training)
    }

    /// An answer that was lost is looked for once; a leaflet that was perhaps
    /// taken is said to be unreachable, since a second one harms nobody.
    private func send(
        _ leaflet: Leaflet, _ paper: PrintableDocument, to queue: String
    ) async throws(SpoolerTrouble) -> LeafletOutcome {
        let job = Identifier.make(at: clock.now())
        let ticket = JobTicket(job, name: "leaflet/\(leaflet.number)", on: paper)
        switch await connection.submit(ticket, document: paper.bytes, to: queue) {
        case .accepted: return .accepted
        case .refused(let trouble): throw trouble
        case .doubtful: return try await connection.search(for: job, in: queue).job == nil ? .unreachable : .accepted
        }
    }
}
