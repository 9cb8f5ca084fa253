import Desk
import Insurance
import Synchronization
import TestSupport
import Testing
import UploadContract

@testable import Upload

@Suite("Batches follow the link")
struct BatchSizeTests {
    let samples = Samples()
    let clock = ManualClock()

    /// The province's true answer: everything accepted.
    private func accepted(_ request: ScriptedServer.Request) -> ScriptedServer.Reply {
        guard let read = try? Batch(decoding: request.body),
            let signed = try? BatchAnswer(
                batch: read.id, kiosk: samples.kiosk, answeredAt: clock.now(),
                envelopes: read.envelopes.compactMap(Envelope.claimedID).map { .init(id: $0, verdict: .accepted) }
            ).signed(by: samples.signing)
        else { return .hangUp }
        return .http("200 OK", [BatchAnswer.signatureHeader: signed.signature], signed.body)
    }

    private func isTooLong(_ request: ScriptedServer.Request, for limit: Int) -> Bool { request.body.count > limit }

    @Test("half as much goes after each failure, twice as much after each answer, up to eight times the first")
    func follows() async throws {
        let outbox = MemoryOutbox(try samples.chain(120))
        let failing = FailuresLeft(2)
        let server = ScriptedServer { [self] request in
            failing.take() ? .http("503 Busy", [:], []) : accepted(request)
        }
        let courier = try samples.courier(outbox, to: server.url, clock: clock, batchBytes: 8192)
        for _ in 0..<2 { #expect(await code { try await courier.sendAll() } == "upload-rejected") }
        #expect(try await courier.sendAll().accepted == 120)
        let envelope = try samples.chain(1)[0].bytes.count + 64
        for (request, limit) in zip(server.requests, [8192, 4096, 2048, 4096, 8192, 16_384, 32_768, 65_536]) {
            #expect(request.body.count <= limit + 512, "at most \(limit)")
            let rest = server.requests.last?.body == request.body
            #expect(rest || request.body.count > limit - envelope - 64, "about \(limit)")
        }
        let size = BatchSize(first: 8192)
        for _ in 0..<9 { size.worked(within: .seconds(1), of: .seconds(60)) }
        #expect(size.bytes == 65_536)
        for _ in 0..<9 { size.failed() }
        #expect(size.bytes == 1024)
        size.worked(within: .seconds(16), of: .seconds(60))
        #expect(size.bytes == 1024, "a slow answer asks for no more")
    }

    @Test("413 makes batches smaller; the one record that is too long by itself holds up none behind it")
    func tooLong() async throws {
        var header = samples.header()
        header.payloadEncoding = .json
        let long = try samples.envelope(String(repeating: "x", count: 9000), header).boxed
        let outbox = MemoryOutbox([long] + (try samples.chain(5)))
        let server = ScriptedServer { [self] request in
            isTooLong(request, for: 6000) ? .http("413 Too Large", [:], []) : accepted(request)
        }
        let courier = try samples.courier(outbox, to: server.url, clock: clock, batchBytes: 32_768)
        #expect(await code { try await courier.sendAll() } == "upload-rejected")
        #expect(await outbox.queueCounts().accepted == 0, "the run ended with the refusal")
        for _ in 0..<3 {
            #expect(await code { try await courier.sendAll() } == "upload-rejected")
        }
        #expect(await outbox.queueCounts().accepted == 5)
        #expect(await outbox.state(long.id) == .waiting)
    }
}

/// Counts down, from whatever thread.
private final class FailuresLeft: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    func take() -> Bool {
        left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
    }
}
