import Crypto
import Desk
import Foundation

/// Makes envelopes nobody can read: a digest of the record.
struct MadeUpSealer: EnvelopeSealing {
    func seal(_ record: OutgoingRecord, head: EnvelopeHead) -> SealedEnvelope {
        let bytes = Array(SHA512.hash(data: Data("\(record) \(head.id)".utf8)))
        return SealedEnvelope(
            id: head.id, kind: record.kind, hash: Array(SHA256.hash(data: bytes)), bytes: bytes)
    }
}
