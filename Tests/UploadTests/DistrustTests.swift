import Desk
import Foundation
import Insurance
import TestSupport
import Testing
import Upload
import UploadContract

@Suite("Courier against what is not the province")
struct DistrustTests {
    let samples = Samples()
    let clock = ManualClock()

    /// A true answer to whatever is asked, as the province would give it.
    private func answer(
        _ request: ScriptedServer.Request, leaving out: Set<Identifier> = [], kiosk: String? = nil,
        batch: String? = nil
    ) throws -> ScriptedServer.Reply {
        let read = try Batch(decoding: request.body)
        let entries = try read.envelopes.map { try Envelope(decoding: $0).id }.filter { !out.contains($0) }
        let signed = try BatchAnswer(
            batch: batch ?? read.id, kiosk: kiosk ?? samples.kiosk, answeredAt: clock.now(),
            envelopes: entries.map { .init(id: $0, verdict: .accepted) }
        ).signed(by: samples.signing)
        return .http("200 OK", [BatchAnswer.signatureHeader: signed.signature], signed.body)
    }

    private func run(
        _ count: Int = 3, answerSeconds: Int = 20,
        _ script: @escaping @Sendable (ScriptedServer.Request) -> ScriptedServer.Reply
    ) async throws -> (code: String?, outbox: MemoryOutbox, server: ScriptedServer) {
        let (server, outbox) = (ScriptedServer(script), MemoryOutbox(try samples.chain(count)))
        let courier = try samples.courier(outbox, to: server.url, clock: clock, answerSeconds: answerSeconds)
        return (await code { try await courier.sendAll() }, outbox, server)
    }

    @Test("OCRVS-7005: an error page with status 200 is no success, and nothing is lost")
    func html() async throws {
        let run = try await run { _ in
            .http("200 OK", ["Content-Type": "text/html"], Array("<h1>Đăng nhập</h1>".utf8))
        }
        #expect(run.code == "upload-not-trusted")
        #expect(await run.outbox.queueCounts().waiting == 3)
        #expect(await run.outbox.released == 3)
        #expect(run.server.requests.count == 1)
    }

    @Test("a redirect is never followed")
    func redirect() async throws {
        let other = ScriptedServer { _ in .hangUp }
        let run = try await run { [url = other.url] _ in .http("307 Temporary Redirect", ["Location": url + "/x"], []) }
        #expect(run.code == "upload-not-trusted")
        #expect(other.requests.isEmpty)
        #expect(await run.outbox.queueCounts().waiting == 3)
    }

    @Test(
        "any other status leaves every record waiting",
        arguments: ["204 Empty", "400 Bad", "404 Not Found", "413 Too Large", "429 Slow", "500 Oops", "503 Busy"])
    func status(_ status: String) async throws {
        let run = try await run { _ in .http(status, [:], []) }
        #expect(run.code == "upload-rejected")
        #expect(await run.outbox.queueCounts().waiting == 3)
        #expect(await run.outbox.released == 3)
    }

    @Test("an answer altered on the way by one byte does not count")
    func altered() async throws {
        let run = try await run { [self] request in
            guard case .bytes(var bytes)? = try? answer(request) else { return .hangUp }
            bytes[bytes.count - 2] ^= 1
            return .bytes(bytes)
        }
        #expect(run.code == "upload-not-trusted")
        #expect(await run.outbox.queueCounts().waiting == 3)
    }

    @Test("a true answer to another batch, or for another kiosk, does not count")
    func replayed() async throws {
        let other = try await run { [self] request in
            (try? answer(request, batch: String(repeating: "0", count: 32))) ?? .hangUp
        }
        #expect(other.code == "upload-not-trusted")
        let stranger = try await run { [self] request in (try? answer(request, kiosk: "xa-khac-02")) ?? .hangUp }
        #expect(stranger.code == "upload-not-trusted")
        #expect(await stranger.outbox.queueCounts().waiting == 3)
    }

    @Test("a record the answer does not list goes on waiting while the listed ones are settled")
    func unlisted() async throws {
        let chain = try samples.chain(3)
        let server = ScriptedServer { [self] request in
            (try? answer(request, leaving: [chain[1].id])) ?? .hangUp
        }
        let outbox = MemoryOutbox(chain)
        let courier = try samples.courier(outbox, to: server.url, clock: clock)
        #expect(await code { try await courier.sendAll() } == "upload-not-trusted")
        #expect(await outbox.state(chain[0].id) == .accepted)
        #expect(await outbox.state(chain[1].id) == .waiting)
        #expect(await outbox.state(chain[2].id) == .accepted)
    }

    @Test("no answer in time, a cut connection and no server at all leave every record waiting")
    func unreachable() async throws {
        // Waits out the shortest time the settings allow: one second.
        let silent = try await run(answerSeconds: 1) { _ in .silence(seconds: 3) }
        #expect(silent.code == "upload-unreachable")
        let cut = try await run { [self] request in
            guard case .bytes(let bytes)? = try? answer(request) else { return .hangUp }
            return .bytes(Array(bytes.dropLast(40)))
        }
        #expect(cut.code == "upload-unreachable")
        let outbox = MemoryOutbox(try samples.chain(3))
        let courier = try samples.courier(outbox, to: "http://127.0.0.1:1", clock: clock)
        #expect(await code { try await courier.sendAll() } == "upload-unreachable")
        for outbox in [silent.outbox, cut.outbox, outbox] {
            #expect(await outbox.queueCounts().waiting == 3)
            #expect(await outbox.released == 3)
        }
    }

    @Test("PRETIX-lock: what a run had leased when it died goes out once the lease expires")
    func lease() async throws {
        let outbox = MemoryOutbox(try samples.chain(3))
        _ = try await outbox.lease(upTo: 1 << 20, for: 120, at: clock.now())
        let server = ScriptedServer { [self] request in (try? answer(request)) ?? .hangUp }
        let courier = try samples.courier(outbox, to: server.url, clock: clock)
        clock.advance(seconds: 119)
        #expect(try await courier.sendAll().accepted == 0)
        clock.advance(seconds: 1)
        #expect(try await courier.sendAll().accepted == 3)
    }

    @Test("a run broken off gives its leases back")
    func cancelled() async throws {
        let outbox = MemoryOutbox(try samples.chain(3))
        let server = ScriptedServer { _ in .silence(seconds: 5) }
        let courier = try samples.courier(outbox, to: server.url, clock: clock)
        let run = Task { try await courier.sendAll() }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        run.cancel()
        _ = await run.result
        #expect(await outbox.released == 3)
    }
}
