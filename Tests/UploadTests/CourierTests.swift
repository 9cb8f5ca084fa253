import Desk
import Foundation
import Insurance
import Intake
import Logging
import TestSupport
import Testing
import Upload
import UploadContract

@Suite("Courier and intake")
struct CourierTests {
    let samples = Samples()
    let clock = ManualClock()

    private func courier(_ outbox: MemoryOutbox, to url: String, batchBytes: Int = 65_536) throws -> Courier {
        try samples.courier(outbox, to: url, clock: clock, batchBytes: batchBytes)
    }

    @Test("MOSIP-paging: two hundred records in many batches arrive in one run, once each, in order, with their codes")
    func all() async throws {
        let chain = try samples.chain(200)
        let outbox = MemoryOutbox(chain)
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, store in
            let counts = try await courier(outbox, to: url, batchBytes: 16_384).sendAll()
            #expect(counts.accepted == 200 && counts.waiting == 0)
            let totals = try await store.totals()
            #expect(totals == IntakeTotals.of(envelopes: 200, duplicates: 0))
            let opener = EnvelopeOpener(keys: [samples.agreement])
            var ids: [Identifier] = []
            try await store.forEachEnvelope { bytes, code in
                let (envelope, record) = try opener.open(bytes)
                _ = try RecordJSON.decode(RegistrationRecord.self, from: record)
                #expect(await outbox.answer(envelope.id) == .accepted(confirmation: code))
                #expect(code?.hasPrefix("LC") == true && code?.utf8.count == 12)
                ids.append(envelope.id)
            }
            #expect(ids == chain.map(\.id))
        }
    }

    @Test("a run that died after sending is done again without counting twice")
    func again() async throws {
        let chain = try samples.chain(5)
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, store in
            _ = try await courier(MemoryOutbox(chain), to: url).sendAll()
            let counts = try await courier(MemoryOutbox(chain), to: url).sendAll()
            #expect(counts.accepted == 5)
            #expect(try await store.totals() == IntakeTotals.of(envelopes: 5, duplicates: 5))
        }
    }

    @Test("what the province recalls is learnt with the next answer, and another time it changes nothing")
    func recalled() async throws {
        let chain = try samples.chain(3)
        let outbox = MemoryOutbox([chain[0]])
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, store in
            let courier = try courier(outbox, to: url)
            _ = try await courier.sendAll()
            let recall = try Recall(envelope: chain[0].id, code: "wrong-person", sentence: "Take the card back.")
            try await store.recall(recall, at: clock.now())
            for envelope in chain.dropFirst() {
                await outbox.add(envelope)
                _ = try await courier.sendAll()
            }
        }
        #expect(await outbox.state(chain[0].id) == .recalled)
        #expect(await outbox.state(chain[2].id) == .accepted)
        let known = EnvelopeRecall(id: chain[0].id, code: "wrong-person", sentence: "Take the card back.")
        #expect(await outbox.taken == [known])
    }

    @Test("the intake answers with the same codes after a restart")
    func restart() async throws {
        let file = try Samples.folder() + "/store.sqlite"
        let chain = try samples.chain(3)
        let (first, second) = (MemoryOutbox(chain), MemoryOutbox(chain))
        try await samples.withIntake(store: file) { url, _ in _ = try await courier(first, to: url).sendAll() }
        try await samples.withIntake(store: file) { url, _ in _ = try await courier(second, to: url).sendAll() }
        for envelope in chain { #expect(await first.answer(envelope.id) == second.answer(envelope.id)) }
    }

    @Test("PRETIX-400: one refused record and one damaged one hold up none of the others")
    func oneBad() async throws {
        let chain = try samples.chain(6)
        let refused = try samples.envelope("{}", samples.header(kiosk: "xa-khac-02")).boxed
        var bytes = chain[2].bytes
        bytes[bytes.count - 100] ^= 0xFF
        let damaged = SealedEnvelope(id: chain[2].id, kind: "registration", hash: chain[2].hash, bytes: bytes)
        let outbox = MemoryOutbox([refused, chain[0], chain[1], damaged, chain[3], chain[4], chain[5]])
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, store in
            let counts = try await courier(outbox, to: url).sendAll()
            #expect(counts.accepted == 5 && counts.refused == 2 && counts.waiting == 0)
            #expect(try await store.totals().envelopes == 5)
            #expect(try await store.totals().gaps == 1)
        }
        guard case .refused(let code, let sentence)? = await outbox.answer(refused.id) else {
            Issue.record("not refused")
            return
        }
        #expect(code == "envelope-other-kiosk" && !sentence.isEmpty)
        guard case .refused("envelope-damaged", _)? = await outbox.answer(damaged.id) else {
            Issue.record("damage not told")
            return
        }
    }

    @Test("a record sealed to a key the province lacks waits, holds up nothing, and goes once the key is there")
    func keyUnknown() async throws {
        let former = ProvinceKey.make()
        var header = samples.header()
        header.provinceKey = former.publicKey.idBytes
        let early = try Envelope.seal([1], header: header, to: former.publicKey, by: samples.kioskKey).boxed
        let store = try Samples.folder() + "/store.sqlite"
        let chain = try samples.chain(5)
        let outbox = MemoryOutbox([early] + chain)
        try await samples.withIntake(store: store) { url, _ in
            // Small batches: the one that waits would fill the first again and again.
            let courier = try courier(outbox, to: url, batchBytes: 1024)
            #expect(await code { try await courier.sendAll() } == "upload-deferred")
        }
        #expect(await outbox.queueCounts().accepted == 5)
        #expect(await outbox.state(early.id) == .waiting)
        try await samples.withIntake(store: store, others: [former.publicKey]) { url, _ in
            _ = try await courier(outbox, to: url).sendAll()
        }
        #expect(await outbox.queueCounts().accepted == 6)
    }

    @Test("under another signing key nothing is given up and no network touched; with the right one all goes")
    func otherSigningKey() async throws {
        let chain = try samples.chain(3)
        let outbox = MemoryOutbox(chain)
        let other = try samples.courier(outbox, to: "http://127.0.0.1:1", clock: clock, signer: .make())
        #expect(await code { try await other.sendAll() } == "signing-key-changed")
        #expect(await outbox.queueCounts().waiting == 3)
        #expect(await outbox.state(chain[0].id) == .waiting)
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, _ in
            _ = try await courier(outbox, to: url).sendAll()
        }
        #expect(await outbox.queueCounts().accepted == 3)
    }

    @Test("the same id with other bytes is a conflict, and what was stored stays")
    func conflict() async throws {
        let header = samples.header()
        let (first, second) = (try samples.envelope("{}", header), try samples.envelope("[]", header))
        let outbox = MemoryOutbox([second.boxed])
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, store in
            _ = try await courier(MemoryOutbox([first.boxed]), to: url).sendAll()
            let counts = try await courier(outbox, to: url).sendAll()
            #expect(counts.conflict == 1)
            #expect(try await store.totals().conflicts == 1)
            try await store.forEachEnvelope { bytes, _ in #expect(bytes == first.bytes) }
        }
    }

    @Test("an intake with another signing key is not believed")
    func wrongProvince() async throws {
        let outbox = MemoryOutbox(try samples.chain(2))
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite", signing: .make()) { url, _ in
            let courier = try courier(outbox, to: url)
            #expect(await code { try await courier.sendAll() } == "upload-not-trusted")
        }
        #expect(await outbox.queueCounts().waiting == 2)
    }

    @Test("a kiosk enrolled with another key is told, and keeps its records")
    func wrongKiosk() async throws {
        let outbox = MemoryOutbox(try samples.chain(2))
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite", enrolled: .make()) { url, store in
            let courier = try courier(outbox, to: url)
            #expect(await code { try await courier.sendAll() } == "upload-rejected")
            #expect(try await store.totals().envelopes == 0)
        }
        #expect(await outbox.queueCounts().waiting == 2)
        #expect(await outbox.released == 2)
    }
}

extension IntakeTotals {
    static func of(envelopes: Int, duplicates: Int) -> IntakeTotals {
        IntakeTotals(envelopes: envelopes, duplicates: duplicates, conflicts: 0, gaps: 0, kiosks: 1)
    }
}

extension Envelope {
    var boxed: SealedEnvelope { SealedEnvelope(id: id, kind: header.kind, hash: hash, bytes: bytes) }
}

extension Samples {
    func courier(
        _ outbox: MemoryOutbox, to url: String, clock: ManualClock, batchBytes: Int = 65_536, answerSeconds: Int = 20,
        signer: KioskSigningKey? = nil
    ) throws -> Courier {
        Courier(
            kiosk: kiosk, signer: signer ?? kioskKey, province: signing.publicKey, outbox: outbox, clock: clock,
            settings: try UploadSettings(
                url: url, schedule: try UploadSchedule(), batchBytes: batchBytes, answerSeconds: answerSeconds),
            logger: Logger(label: "courier") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// The code of the refusal that `body` ends in.
func code(_ body: () async throws -> some Any) async -> String? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? Refusal)?.code ?? "\(error)"
    }
}
