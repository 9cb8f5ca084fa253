import Crypto
import Desk
import Foundation
import Insurance
import Synchronization

/// Makes envelopes nobody can read: a digest of the record under a head.
///
/// It remembers what it sealed, and refuses when told to.
final class TestSealer: EnvelopeSealing {
    struct Broken: Error {}

    private let state = Mutex((records: [OutgoingRecord](), refuseAfter: Int?.none))

    /// Seals `count` more envelopes, then refuses; `nil` never refuses.
    func refuse(after count: Int?) { state.withLock { $0.refuseAfter = count } }

    var records: [OutgoingRecord] { state.withLock { $0.records } }

    func seal(_ record: OutgoingRecord, head: EnvelopeHead) throws -> SealedEnvelope {
        try state.withLock { state in
            if let left = state.refuseAfter {
                guard left > 0 else { throw Broken() }
                state.refuseAfter = left - 1
            }
            state.records.append(record)
        }
        let content = SHA512.hash(data: Data("\(record)".utf8))
        let bytes = Array("\(record.kind) \(head.id) \(head.rules) ".utf8) + head.previous + Array(content)
        return SealedEnvelope(
            id: head.id, kind: record.kind, hash: Array(SHA256.hash(data: bytes)), bytes: bytes)
    }
}
