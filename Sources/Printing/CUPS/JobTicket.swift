import CCups
import Desk
import Insurance

/// What the spooler is told about a document; no person appears in it.
struct JobTicket: Sendable {
    /// The print intent, or a leaflet's own; becomes the job-uuid.
    let intent: Identifier
    /// `kind/intent/attempt` or `leaflet/number`, which also reaches the printer.
    let name: String
    /// Media and options of the template.
    let options: [String: String]

    init(_ intent: PrintIntent, on paper: PrintableDocument) {
        self.init(intent.id, name: "\(intent.kind.rawValue)/\(intent.id)/\(intent.attempt)", on: paper)
    }

    init(_ job: Identifier, name: String, on paper: PrintableDocument) {
        intent = job
        self.name = name
        options = paper.options.merging(["media": paper.media]) { _, media in media }
    }

    func write(to request: IPPMessage) {
        request.addUser()
        request.add(IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", name)
        request.add(IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", "application/pdf")
        request.add(IPP_TAG_JOB, IPP_TAG_URI, "job-uuid", "urn:uuid:\(intent)")
        request.add(options: options)
    }
}

/// What is known after a document was sent.
enum Submission: Sendable {
    /// The spooler has it, under this job-id.
    case accepted(Int32)
    /// The spooler does not have it, for certain.
    case refused(SpoolerTrouble)
    /// The connection failed before the answer.
    case doubtful
}
