import Desk
import Insurance
import UploadContract

/// Envelopes from the queue, sorted by whether they can leave as they are.
struct LeasedEnvelopes {
    private(set) var sound: [SealedEnvelope] = []
    /// Their bytes went bad on this disk: they can never be accepted and must
    /// not hold up the rest; staff see them as refused.
    private(set) var damaged: [EnvelopeAnswer] = []
    /// Whole ones under another signature wait for the key that made it.
    private(set) var foreign: [Identifier] = []

    init(_ leased: [SealedEnvelope], signedBy signer: KioskSigningKey.Public) {
        for envelope in leased {
            // Which byte is wrong does not matter here.
            guard let read = try? Envelope(decoding: envelope.bytes), read.id == envelope.id,
                read.hash == envelope.hash
            else {
                damaged.append(EnvelopeAnswer(id: envelope.id, verdict: .damaged))
                continue
            }
            if read.isSigned(by: signer) { sound.append(envelope) } else { foreign.append(envelope.id) }
        }
    }
}
