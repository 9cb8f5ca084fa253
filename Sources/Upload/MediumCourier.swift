public import Desk
import Foundation
public import Insurance
public import UploadContract

/// Carries what waits in the outbox on a medium, where no network is.
///
/// The batches are those the network would take, and so are the answers:
/// whichever way a record goes first, the other finds it done.
public struct MediumCourier: Sendable {
    private let kiosk: String
    private let outbox: any CarriedOutbox
    private let clock: any Timekeeper

    public init(kiosk: String, outbox: any CarriedOutbox, clock: any Timekeeper) {
        self.kiosk = kiosk
        self.outbox = outbox
        self.clock = clock
    }

    /// What lies on the medium after an export.
    public struct Written: Hashable, Sendable {
        public var batches = 0
        public var records = 0
        /// Records whose envelopes went bad on this kiosk's disk.
        public var damaged = 0
    }

    /// Writes every record without an answer to the medium.
    ///
    /// - Throws: ``Refusal`` with `export-nothing`; `medium-…`, after which the
    ///   batches written before are whole; `signing-key-changed` after all
    ///   others were written.
    public func write(to medium: Medium, batchBytes: Int, signer: KioskSigningKey) async throws -> Written {
        let (count, bytes) = try await outbox.unansweredSize()
        guard count > 0 else { throw Refusal.exportNothing }
        try medium.checkRoom(for: bytes + count * 4, in: 2 * (1 + 2 * bytes / batchBytes))
        let folder = medium.batches(of: kiosk)
        var (written, foreign, last) = (Written(), 0, Identifier?.none)
        while case let envelopes = try await outbox.unanswered(after: last, upTo: batchBytes), !envelopes.isEmpty {
            last = envelopes.last?.id
            let sorted = LeasedEnvelopes(envelopes, signedBy: signer.publicKey)
            written.damaged += sorted.damaged.count
            foreign += sorted.foreign.count
            guard !sorted.sound.isEmpty else { continue }
            let batch = try Batch(sorted.sound.map(\.bytes))
            let signature = Data(try signer.signature(over: batch.body)).base64EncodedString()
            try folder.put(batch, signature: signature)
            written.batches += 1
            written.records += sorted.sound.count
        }
        guard foreign == 0 else { throw Refusal.signingKeyChanged }
        return written
    }

    /// What the answers on a medium said.
    public struct Taken: Hashable, Sendable {
        public var batches = 0
        public var answers = 0
        /// Records the province cannot take yet; they wait on.
        public var deferred = 0
        /// Answers to records that are not in this queue, or were answered otherwise before.
        public var strays = 0
        /// Records the province has taken back, now or before.
        public var recalled: Set<Identifier> = []
    }

    /// Reads the province's answers; reading them again changes nothing.
    ///
    /// - Throws: ``Refusal`` with `answers-missing`, `answer-not-signed`,
    ///   `answer-unreadable`, `answer-to-other`, `medium-…`; those read before
    ///   are stored.
    public func takeAnswers(from medium: Medium, province: ProvinceSigningKey.Public) async throws -> Taken {
        let folder = medium.batches(of: kiosk)
        let ids = folder.answers
        guard !ids.isEmpty else { throw Refusal.answersMissing }
        var taken = Taken()
        for id in ids {
            let signed = try folder.answer(to: id)
            let answer = try BatchAnswer(verifying: signed.body, signature: signed.signature, by: province)
            guard answer.kiosk == kiosk, answer.batch == id else { throw Refusal.answerToOther(id) }
            let settled = answer.envelopes.compactMap(EnvelopeAnswer.init)
            taken.strays += try await outbox.settleCarried(settled, at: clock.now()).count
            taken.batches += 1
            try await outbox.recall(answer.recalls, at: clock.now())
            taken.recalled.formUnion(answer.recalls.map(\.id))
            taken.answers += answer.envelopes.count { $0.verdict != .recalled }
            taken.deferred += answer.envelopes.count { $0.verdict == .deferred }
        }
        return taken
    }
}
