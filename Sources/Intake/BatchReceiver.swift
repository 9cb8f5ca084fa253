import Crypto
import Foundation
public import Insurance
public import UploadContract

/// Checks what a kiosk sends, has it stored and signs the answer.
///
/// It keeps nothing between two requests, so several may stand behind one
/// address.
public struct BatchReceiver: Sendable {
    private let store: any IntakeStore
    private let key: ProvinceSigningKey
    private let agreementKeys: Set<[UInt8]>
    private let codes: ConfirmationCode
    private let now: @Sendable () -> Moment

    /// - Parameters:
    ///   - key: Signs the answers.
    ///   - agreementKeys: What kiosks may seal to; an envelope sealed to
    ///     another key could never be opened.
    ///   - codes: Which codes accepted registrations get.
    public init(
        store: any IntakeStore, key: ProvinceSigningKey, agreementKeys: [ProvinceKey.Public],
        codes: ConfirmationCode = ConfirmationCode(),
        now: @escaping @Sendable () -> Moment
    ) {
        self.store = store
        self.key = key
        self.agreementKeys = Set(agreementKeys.map(\.idBytes))
        self.codes = codes
        self.now = now
    }

    /// Answers one batch; every envelope in it is listed, and after them every
    /// record of the kiosk that was ever recalled.
    ///
    /// - Parameter signature: The kiosk's signature over `body`, in base64.
    /// - Returns: the answer's bytes with the province's signature over them.
    /// - Throws: ``Refusal`` with `kiosk-unknown`, `signature-wrong`,
    ///   `batch-unreadable` or `batch-id-wrong`; store errors. Nothing is
    ///   stored then.
    public func answer(
        _ body: [UInt8], batch id: String, from kiosk: String, signature: String?
    ) async throws -> (body: [UInt8], signature: String) {
        guard let known = try await store.key(of: kiosk) else { throw Refusal.kioskUnknown }
        guard let signature, let bytes = Data(base64Encoded: signature), known.isSignature([UInt8](bytes), over: body)
        else { throw Refusal.signatureWrong }
        let batch: Batch
        do {
            batch = try Batch(decoding: body)
        } catch {
            throw Refusal.batchUnreadable("\(error)")
        }
        guard batch.id == id else { throw Refusal.batchIDWrong }
        let envelopes = try batch.envelopes.map { try inspect($0, of: kiosk, key: known) }
        let moment = now()
        let settlements = try await store.receive(envelopes.map(arrival), of: kiosk, at: moment)
        let recalls = try await store.recalls(of: kiosk).map(entry)
        let entries = zip(envelopes, settlements).map(entry) + recalls
        return try BatchAnswer(batch: id, kiosk: kiosk, answeredAt: moment, envelopes: entries).signed(by: key)
    }

    /// One envelope of a batch after it was looked at.
    private enum Inspected {
        case sound(Envelope)
        case faulty(Identifier, hash: [UInt8], fault: EnvelopeFault)

        var id: Identifier {
            switch self {
            case .sound(let envelope): envelope.id
            case .faulty(let id, _, _): id
            }
        }
    }

    private func arrival(_ inspected: Inspected) -> Arrival {
        switch inspected {
        case .sound(let envelope): .sound(envelope, confirmation: codes.code(for: envelope.header))
        case .faulty(let id, let hash, let fault): .faulty(id, hash: hash, code: fault.code)
        }
    }

    private func entry(_ inspected: Inspected, _ settlement: Settlement) -> BatchAnswer.Entry {
        if case .faulty(let id, _, let fault) = inspected {
            return BatchAnswer.Entry(id: id, verdict: fault.verdict, code: fault.code, sentence: fault.sentence)
        }
        switch settlement {
        case .stored(let code): return BatchAnswer.Entry(id: inspected.id, verdict: .accepted, confirmation: code)
        case .repeated(let code): return BatchAnswer.Entry(id: inspected.id, verdict: .duplicate, confirmation: code)
        case .conflict, .noted:
            return BatchAnswer.Entry(
                id: inspected.id, verdict: .conflict, code: "conflict",
                sentence: "Another record with this id was taken before. Tell the supervisor; do not enter it again.")
        }
    }

    private func entry(_ recall: Recall) -> BatchAnswer.Entry {
        BatchAnswer.Entry(id: recall.envelope, verdict: .recalled, code: recall.code, sentence: recall.sentence)
    }

    private func inspect(_ bytes: [UInt8], of kiosk: String, key: KioskSigningKey.Public) throws -> Inspected {
        func faulty(_ id: Identifier, _ fault: EnvelopeFault) -> Inspected {
            .faulty(id, hash: Array(SHA256.hash(data: bytes)), fault: fault)
        }
        let envelope: Envelope
        do {
            envelope = try Envelope(decoding: bytes)
        } catch {
            guard let id = Envelope.claimedID(of: bytes) else {
                throw Refusal.batchUnreadable("an envelope without an id")
            }
            if case .unknownVersion = error { return faulty(id, .versionUnknown) }
            return faulty(id, .unreadable)
        }
        guard envelope.header.kiosk == kiosk else { return faulty(envelope.id, .otherKiosk) }
        guard envelope.isSigned(by: key) else { return faulty(envelope.id, .signatureWrong) }
        guard agreementKeys.contains(envelope.header.provinceKey) else { return faulty(envelope.id, .keyUnknown) }
        return .sound(envelope)
    }
}

extension Refusal {
    static let kioskUnknown = Refusal(
        "kiosk-unknown", "This kiosk is not enrolled here, so nothing was taken. Enrol it with its public key.")

    static let signatureWrong = Refusal(
        "signature-wrong",
        "The request does not carry the signature of the key this kiosk is enrolled with, so nothing was taken.")

    static let batchIDWrong = Refusal(
        "batch-id-wrong", "The batch's id does not follow from its content, so nothing was taken. Send it again.")

    static let batchTooLong = Refusal(
        "batch-too-long",
        "The batch is longer than \(Batch.longestBody) bytes, so nothing was taken. Send less at once.")

    static func batchUnreadable(_ reason: String) -> Refusal {
        Refusal(
            "batch-unreadable", "The body is not a batch of envelopes (\(reason)), so nothing was taken.",
            details: ["reason": reason])
    }
}
