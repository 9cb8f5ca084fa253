public import Desk
import Insurance

/// Prints plain paper: sheets for the office, and what leaflets are made of.
///
/// It has a connection and job-uuids of its own and knows nothing of print
/// intents: a print worker looks for its own job-uuids only, so it neither
/// waits for such a sheet nor takes one for its own.
public struct SheetPrinter: SheetPrinting {
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

    public func print(_ sheet: OfficeSheet) async -> LeafletOutcome {
        await print(
            template: sheet.kind.template ?? renderer.templateName(of: .receipt), fields: sheet.fields, job: sheet.name)
    }

    /// Sends a sheet once, if its queue would take it now.
    ///
    /// Nothing is sent to a queue that is stopped: sheets that nobody waits for
    /// would come out before the books when it is mended.
    ///
    /// - Parameter job: What the spooler is told it is; no person stands in it.
    func print(template name: String, fields: [String: String], job: String) async -> LeafletOutcome {
        let paper: PrintableDocument
        let queue: String
        do {
            let template = try renderer.template(named: name)
            guard let own = settings.queues[template.printer] else { return .refused(reason: "queue-missing") }
            guard try !drawsFromBlanks(template) else { return .refused(reason: "leaflet-on-blanks") }
            queue = own
            paper = try await renderer.printable(template: name, fields: fields, training: training)
        } catch {
            return .refused(reason: (error as? any StaffReadable)?.code ?? "drawing-failed")
        }
        do throws(SpoolerTrouble) {
            let ready = try await connection.queue(queue)
            guard ready.isAccepting else { throw .queueNotAccepting(queue: queue) }
            guard ready.state != .stopped else { throw .queueStopped(queue: queue) }
            return try await send(paper, as: job, to: queue)
        } catch .unreachable {
            return .unreachable
        } catch {
            return .refused(reason: error.code)
        }
    }

    /// Whether the tray that paper of this size comes from holds numbered
    /// blanks, one of which a sheet would take without anyone noticing.
    private func drawsFromBlanks(_ own: TemplateDescription) throws -> Bool {
        try renderer.templateNames.map { try renderer.template(named: $0) }
            .contains { other in
                other.blank != nil && !other.printsBlank && other.printer == own.printer && other.media == own.media
            }
    }

    /// An answer that was lost is looked for once; a sheet that was perhaps
    /// taken is said to be unreachable, since a second one harms nobody.
    private func send(
        _ paper: PrintableDocument, as name: String, to queue: String
    ) async throws(SpoolerTrouble) -> LeafletOutcome {
        let job = Identifier.make(at: clock.now())
        switch await connection.submit(JobTicket(job, name: name, on: paper), document: paper.bytes, to: queue) {
        case .accepted: return .accepted
        case .refused(let trouble): throw trouble
        case .doubtful: return try await connection.search(for: job, in: queue).job == nil ? .unreachable : .accepted
        }
    }
}
