import Desk
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// `GET /events`: tells an open page that something changed, and what a
/// scanner read.
///
/// One stream a browser: HTTP/1.1 gives a browser six connections in all.
struct EventsController: Sendable {
    let site: Site

    func addRoutes(to router: Router<WebContext>) {
        router.get("/events", use: stream)
    }

    private enum Event: Sendable {
        case changed
        case scan(String)
        case heartbeat

        /// The event on the wire; a scan is one line.
        var text: String {
            switch self {
            case .changed: "event: changed\ndata: 1\n\n"
            case .scan(let text):
                "event: scan\ndata: \(text.split(whereSeparator: \.isNewline).joined(separator: " "))\n\n"
            case .heartbeat: ": still here\n\n"
            }
        }
    }

    /// Ends when the browser leaves, the session ends, or the kiosk stops.
    @Sendable
    private func stream(request: Request, context: WebContext) async throws -> Response {
        // 204 tells the browser not to ask again by itself.
        guard context.session.officer != nil else { return Response(status: .noContent) }
        let session = context.session.id
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream"],
            body: ResponseBody { writer in
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        let (events, sink) = AsyncStream<Event>.makeStream(bufferingPolicy: .bufferingNewest(64))
                        feed(sink, from: &group)
                        for await event in events.cancelOnGracefulShutdown() {
                            guard site.sessions.find(session, touch: false)?.officer != nil else { break }
                            try await writer.write(ByteBuffer(string: event.text))
                        }
                        group.cancelAll()
                    }
                }
                try await writer.finish(nil)
            })
    }

    /// Gathers everything that changes; bursts become one event in 200 ms.
    private func feed(_ sink: AsyncStream<Event>.Continuation, from group: inout ThrowingTaskGroup<Void, any Error>) {
        let (ticks, tick) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let services = site.services
        let feeds: [any ChangeFeed] = [services.changes, services.printers, services.outbox, site.display]
        for feed in feeds {
            group.addTask {
                for await _ in feed.changes() { tick.yield() }
            }
        }
        group.addTask {
            for await _ in ticks {
                sink.yield(.changed)
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        group.addTask {
            for await text in services.scans.scans() { sink.yield(.scan(text)) }
        }
        group.addTask {
            while true {
                try await Task.sleep(for: .seconds(15))
                sink.yield(.heartbeat)
            }
        }
    }
}
