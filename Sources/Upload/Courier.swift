public import Desk
import Foundation
import Insurance
public import Logging
public import UploadContract

/// Sends what waits in the outbox, batch after batch.
///
/// An envelope counts as taken only when the province's own signed answer lists
/// it. Whatever else happens, it waits again: given back at once, or when its
/// lease expires after a power cut. The province takes the same bytes twice
/// without counting them twice.
public struct Courier: Sendable {
    private let kiosk: String
    private let signer: KioskSigningKey
    private let province: ProvinceSigningKey.Public
    private let outbox: any Outbox
    private let clock: any Timekeeper
    private let settings: UploadSettings
    private let size: BatchSize
    private let logger: Logger

    /// - Parameters:
    ///   - signer: The key the province enrolled this kiosk with.
    ///   - province: Checks the province's answers.
    public init(
        kiosk: String, signer: KioskSigningKey, province: ProvinceSigningKey.Public, outbox: any Outbox,
        clock: any Timekeeper, settings: UploadSettings, logger: Logger
    ) {
        self.kiosk = kiosk
        self.signer = signer
        self.province = province
        self.outbox = outbox
        self.clock = clock
        self.settings = settings
        size = BatchSize(first: settings.batchBytes)
        self.logger = logger
    }

    /// Sends until nothing waits.
    ///
    /// A record that the province refuses is settled like any other; one that
    /// it cannot take yet is held back to the end of the run and waits again.
    /// Neither holds up anything behind it.
    ///
    /// - Parameter report: Told after each answer how far the run has come.
    /// - Returns: how the queue stands afterwards.
    /// - Throws: ``Refusal`` with `upload-unreachable`, `upload-not-trusted` or
    ///   `upload-rejected`, after giving back what was leased; with
    ///   `upload-deferred` or `signing-key-changed` when all else was sent;
    ///   store errors.
    public func sendAll(
        _ report: @escaping @Sendable (UploadProgress) async -> Void = { _ in }
    ) async throws -> QueueCounts {
        let (count, bytes) = try await outbox.unansweredSize()
        let pace = Pace(UploadProgress(allRecords: count, allBytes: bytes), report)
        return try await ProvinceLine.open(seconds: settings.answerSeconds) { line in
            var held = HeldBack()
            do {
                while try await sendBatch(over: line, holding: &held, pace) {}
            } catch {
                try await release(held.ids)
                throw error
            }
            try await release(held.ids)
            if let reason = held.reason { throw reason }
            return try await outbox.queueCounts()
        }
    }

    /// - Returns: whether there may be more to send.
    private func sendBatch(
        over line: ProvinceLine, holding held: inout HeldBack, _ pace: Pace
    ) async throws -> Bool {
        let leased = try await outbox.lease(
            upTo: size.bytes, for: settings.leaseSeconds, at: clock.now())
        guard !leased.isEmpty else { return false }
        let sorted = LeasedEnvelopes(leased, signedBy: signer.publicKey)
        if !sorted.damaged.isEmpty {
            logger.error("Envelopes in the queue are damaged", metadata: ["count": "\(sorted.damaged.count)"])
            try await settle(sorted.damaged)
        }
        held.add(sorted.foreign, because: .signingKeyChanged)
        guard !sorted.sound.isEmpty else { return true }
        try await send(sorted.sound, over: line, holding: &held)
        await pace.answered(sorted.sound)
        return true
    }

    /// A record that is too long by itself is held back: those behind it are not.
    private func send(
        _ sound: [SealedEnvelope], over line: ProvinceLine, holding held: inout HeldBack
    ) async throws {
        let answer: BatchAnswer
        do {
            answer = try await exchange(sound, over: line)
        } catch let refusal as Refusal where sound.count == 1 && refusal == .uploadRejected(status: 413) {
            return held.add(sound.map(\.id), because: refusal)
        } catch {
            try await release(sound.map(\.id))
            throw error
        }
        let answers = answer.entries(of: Set(sound.map(\.id)))
        try await settle(answers.compactMap(EnvelopeAnswer.init))
        try await recall(answer.recalls)
        for answer in answers where answer.verdict == .deferred {
            held.add([answer.id], because: .uploadDeferred(answer.code ?? answer.verdict.rawValue))
        }
        let answered = Set(answers.map(\.id))
        try await release(sound.map(\.id).filter { !answered.contains($0) })
        guard !answers.isEmpty else { throw Refusal.uploadNotTrusted("an answer without these records") }
    }

    private func exchange(_ envelopes: [SealedEnvelope], over line: ProvinceLine) async throws -> BatchAnswer {
        let batch = try Batch(envelopes.map(\.bytes))
        let signature = Data(try signer.signature(over: batch.body)).base64EncodedString()
        let url = "\(settings.url)/v1/kiosks/\(kiosk)/batches/\(batch.id)"
        do {
            let start = ContinuousClock.now
            let reply = try await line.put(batch.body, to: url, signature: signature)
            let answer = try answer(in: reply, to: batch)
            size.worked(within: ContinuousClock.now - start, of: .seconds(settings.answerSeconds))
            return answer
        } catch let refusal as Refusal {
            size.failed()
            throw refusal
        }
    }

    private func answer(in reply: ProvinceLine.Reply, to batch: Batch) throws -> BatchAnswer {
        switch reply.status {
        case 200: break
        case 300..<400: throw Refusal.uploadNotTrusted("it sends us to another address")
        default: throw Refusal.uploadRejected(status: reply.status)
        }
        let answer: BatchAnswer
        do {
            answer = try BatchAnswer(verifying: reply.body, signature: reply.signature, by: province)
        } catch let refusal as Refusal {
            throw Refusal.uploadNotTrusted(refusal.code)
        }
        guard answer.batch == batch.id, answer.kiosk == kiosk else {
            throw Refusal.uploadNotTrusted("an answer to something else")
        }
        return answer
    }

    /// Stores answers even when the run was cancelled meanwhile: they are true.
    private func settle(_ answers: [EnvelopeAnswer]) async throws {
        guard !answers.isEmpty else { return }
        try await Task { try await outbox.settle(answers, at: clock.now()) }.value
    }

    /// Stores recalls even when the run was cancelled meanwhile: they are true.
    private func recall(_ recalls: [EnvelopeRecall]) async throws {
        guard !recalls.isEmpty else { return }
        try await Task { try await outbox.recall(recalls, at: clock.now()) }.value
    }

    /// Gives leases back even when the run was cancelled.
    private func release(_ ids: [Identifier]) async throws {
        guard !ids.isEmpty else { return }
        try await Task { try await outbox.release(ids) }.value
    }
}

/// What stays leased to the end of a run, so that it comes up only once, and why.
private struct HeldBack {
    private(set) var ids: [Identifier] = []
    private(set) var reason: Refusal?

    mutating func add(_ more: [Identifier], because reason: Refusal) {
        guard !more.isEmpty else { return }
        ids += more.filter { !ids.contains($0) }
        self.reason = self.reason ?? reason
    }
}
