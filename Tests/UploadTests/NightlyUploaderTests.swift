import Desk
import Insurance
import Intake
import Logging
import TestSupport
import Testing
import Upload
import UploadContract

@Suite("Nightly uploader")
struct NightlyUploaderTests {
    let samples = Samples()
    let clock = ManualClock()  // noon: far from the night

    private func uploader(_ outbox: MemoryOutbox, to url: String, whenOnline: Bool) throws -> NightlyUploader {
        NightlyUploader(
            courier: try samples.courier(outbox, to: url, clock: clock), outbox: outbox, clock: clock,
            settings: try UploadSettings(
                url: url, schedule: try UploadSchedule(spreadMinutes: 0), whenOnline: whenOnline),
            logger: Logger(label: "uploader") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Waits up to ten seconds, because another task does the work.
    private func waitForAccepted(_ count: Int, in outbox: MemoryOutbox) async throws -> Bool {
        for _ in 0..<500 {
            if await outbox.queueCounts().accepted == count { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return false
    }

    @Test("'send now' asked for eight times at once is one run after another, and all records go once")
    func sendNow() async throws {
        let outbox = MemoryOutbox(try samples.chain(20))
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, store in
            let uploader = try uploader(outbox, to: url, whenOnline: false)
            try await withThrowingTaskGroup(of: QueueCounts.self) { group in
                for _ in 0..<8 { group.addTask { try await uploader.sendNow() } }
                for try await counts in group { #expect(counts.accepted == 20) }
            }
            #expect(try await store.totals() == IntakeTotals.of(envelopes: 20, duplicates: 0))
        }
    }

    @Test("what keeps records from going is told until a run brings them all")
    func outage() async throws {
        let outbox = MemoryOutbox(try samples.chain(2))
        let store = try Samples.folder() + "/store.sqlite"
        let sender = try await samples.withIntake(store: store, enrolled: .make()) { url, _ in
            let sender = try self.uploader(outbox, to: url, whenOnline: false)
            #expect(await sender.outage == nil)
            #expect(await code { try await sender.sendNow() } == "upload-rejected")
            #expect(await sender.outage?.code == "upload-rejected")
            return sender
        }
        #expect(await code { try await sender.sendNow() } == "upload-unreachable")
        #expect(await sender.outage?.code == "upload-unreachable")
        #expect(await outbox.queueCounts().waiting == 2)
    }

    @Test("with whenOnline a record goes as soon as it is made; by day nothing else sends")
    func whenOnline() async throws {
        let chain = try samples.chain(2)
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, _ in
            let outbox = MemoryOutbox([chain[0]])
            let uploader = try uploader(outbox, to: url, whenOnline: true)
            let service = Task { try await uploader.run() }
            #expect(try await waitForAccepted(1, in: outbox))
            await outbox.add(chain[1])
            #expect(try await waitForAccepted(2, in: outbox))
            service.cancel()
            try await service.value
        }
    }

    @Test("at night the queue is sent without anyone asking")
    func night() async throws {
        clock.advance(seconds: 11 * 3600)  // 23:00
        try await samples.withIntake(store: Samples.folder() + "/store.sqlite") { url, _ in
            let outbox = MemoryOutbox(try samples.chain(2))
            let uploader = try uploader(outbox, to: url, whenOnline: false)
            let service = Task { try await uploader.run() }
            #expect(try await waitForAccepted(2, in: outbox))
            service.cancel()
            try await service.value
        }
    }

    @Test("without an upload set up, asking for it says so")
    func off() async {
        #expect(await code { try await UploadOff().sendNow() } == "upload-off")
        let lost = Refusal("key-missing", "The key is not there.")
        #expect(await code { try await UploadOff(because: lost).sendNow() } == "key-missing")
    }
}
