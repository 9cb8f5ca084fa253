import Insurance
import UploadContract

/// A batch's arrivals, so that all of it is stored by one statement of each
/// kind.
struct SortedArrivals: Sendable {
    /// What is stored under an id.
    struct Known: Hashable, Sendable {
        let hash: [UInt8]
        let confirmation: String?
    }

    /// Each sound id's first envelope in the batch: it alone may be new.
    let first: [(id: Identifier, envelope: Envelope, confirmation: String?)]
    private let all: [Arrival]

    init(_ arrivals: [Arrival]) {
        var seen: Set<Identifier> = []
        all = arrivals
        first = arrivals.compactMap { arrival in
            guard case .sound(let envelope, let confirmation) = arrival, seen.insert(envelope.id).inserted else {
                return nil
            }
            return (envelope.id, envelope, confirmation)
        }
    }

    var ids: [Identifier] { first.map(\.id) }

    /// What is stored once all of the batch is new.
    var own: [Identifier: Known] {
        Dictionary(
            uniqueKeysWithValues: first.map {
                ($0.id, Known(hash: $0.envelope.hash, confirmation: $0.confirmation))
            })
    }

    /// What became of each arrival, in their order.
    ///
    /// - Parameters:
    ///   - stored: The ids that are new with this batch.
    ///   - known: What is stored now, the new ones too.
    func settle(stored: Set<Identifier>, known: [Identifier: Known]) -> [Settlement] {
        var fresh = stored
        return all.map { arrival in
            guard case .sound(let envelope, _) = arrival else { return .noted }
            let record = known[envelope.id]
            if fresh.remove(envelope.id) != nil { return .stored(confirmation: record?.confirmation) }
            return record?.hash == envelope.hash ? .repeated(confirmation: record?.confirmation) : .conflict
        }
    }

    /// The ids that came again, each as often as it did.
    func repeats(in settlements: [Settlement]) -> [Identifier] {
        zip(all, settlements).compactMap { arrival, settlement in
            guard case .sound(let envelope, _) = arrival, case .repeated = settlement else { return nil }
            return envelope.id
        }
    }

    /// What is not stored, with the code of the reason.
    func notTaken(in settlements: [Settlement]) -> [(id: Identifier, hash: [UInt8], code: String)] {
        zip(all, settlements).compactMap { arrival, settlement in
            switch (arrival, settlement) {
            case (.faulty(let id, let hash, let code), _): (id, hash, code)
            case (.sound(let envelope, _), .conflict): (envelope.id, envelope.hash, "conflict")
            default: nil
            }
        }
    }
}
