import Desk
import Hummingbird
import Insurance

/// The queue: what waits for the province, and what it answered.
struct QueueController: Sendable {
    let site: Site
    private let shown = 100

    func addRoutes(to router: Router<WebContext>) {
        router.get("/queue") { _, context in try await show(context) }
        router.post("/queue/send", use: send)
    }

    struct Page: Encodable, Sendable {
        let waiting: String
        let accepted: String
        let refused: String
        let isRefusedAny: Bool
        /// Since when the oldest waits.
        let oldest: String?
        let entries: [Row]
        let isEmpty: Bool
        let canSend: Bool
        let isOff: Bool
        /// What the last sending ended in, while records wait.
        let outage: Trouble?
        /// How far the sending that goes on now has come.
        let progress: String?
    }

    struct Row: Encodable, Sendable {
        let record: String
        let kindName: String
        /// The visit it tells of, by its number; `nil` for a shift.
        let ticket: String?
        let visit: String?
        let made: String
        let stateName: String
        let icon: String
        let tone: String
        let answer: String?
        /// Where a refused registration is set right.
        let mend: String?
        let isCorrected: Bool
    }

    func show(_ context: WebContext, refusal: (any StaffReadable)? = nil) async throws -> Response {
        _ = try context.officer
        let words = site.words(context)
        let counts = try await site.services.outbox.queueCounts()
        let entries = try await site.services.outbox.queueEntries(limit: shown)
        let page = Page(
            waiting: String(counts.waiting), accepted: String(counts.accepted),
            refused: String(counts.inTrouble), isRefusedAny: counts.inTrouble > 0,
            oldest: counts.oldestWaiting.map { "\($0.day.vietnamese) \($0.clockTime)" },
            entries: entries.map { row($0, words) }, isEmpty: entries.isEmpty,
            canSend: site.services.upload != nil && counts.waiting > 0, isOff: site.services.upload == nil,
            outage: refusal == nil && counts.waiting > 0 ? await site.services.upload?.outage.map(words.trouble) : nil,
            progress: await site.services.upload?.progress.map { progress($0, words) })
        return try await site.page("queue", page, title: "queue.title", address: "/queue", refusal: refusal, context)
    }

    @Sendable
    private func send(request: Request, context: WebContext) async throws -> Response {
        _ = try context.officer
        do {
            guard let upload = site.services.upload else { throw Refusal.uploadOff }
            let counts = try await upload.sendNow()
            return site.done(
                context, to: "/queue",
                Notice(
                    key: "notice.sent",
                    values: ["waiting": String(counts.waiting), "refused": String(counts.inTrouble)]))
        } catch let refusal as any StaffReadable {
            context.log(refusal)
            return try await show(context, refusal: refusal)
        }
    }

    private func progress(_ run: UploadProgress, _ words: Words) -> String {
        var values = [
            "records": String(run.records), "all": String(run.allRecords), "size": String(run.bytes / 1024),
            "allSize": String(run.allBytes / 1024),
        ]
        guard let left = run.secondsLeft else { return words("queue.progress", values) }
        values["minutes"] = String(left / 60 + 1)
        return words("queue.progress-left", values)
    }

    private func row(_ entry: QueueEntry, _ words: Words) -> Row {
        let look: (String, String) =
            switch entry.state {
            case .waiting: ("wait", "calm")
            case .leased: ("queue", "calm")
            case .accepted: ("check", "go")
            case .refused, .conflict, .recalled: ("trouble", "stop")
            }
        return Row(
            record: entry.id.text,
            kindName: words.has("record.\(entry.kind)") ? words("record.\(entry.kind)") : entry.kind,
            ticket: entry.ticket.map(String.init), visit: entry.visit?.text,
            made: "\(entry.madeAt.clockTime), \(entry.madeAt.day.vietnamese)",
            stateName: words("queue.state.\(entry.state.rawValue)"), icon: look.0, tone: look.1,
            answer: entry.reason(words), mend: entry.isMendable ? entry.visit.map { "/visits/\($0)/rights" } : nil,
            isCorrected: entry.isCorrected)
    }
}
