import Desk
import Insurance
import Testing

/// An outbox in memory that keeps the ledger's promises and refuses misuse.
actor MemoryOutbox: Outbox {
    private struct Row {
        var envelope: SealedEnvelope
        var state = QueueEntry.State.waiting
        var leasedUntil: Moment?
        var answer: EnvelopeAnswer.Verdict?
    }

    private var rows: [Row]
    /// How many leases were given back.
    private(set) var released = 0
    /// What the province took back.
    private(set) var taken: [EnvelopeRecall] = []
    private let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    init(_ envelopes: [SealedEnvelope]) {
        rows = envelopes.map { Row(envelope: $0) }
        continuation.yield()
    }

    nonisolated func changes() -> AsyncStream<Void> { stream }

    func add(_ envelope: SealedEnvelope) {
        rows.append(Row(envelope: envelope))
        continuation.yield()
    }

    func lease(upTo bytes: Int, for seconds: Int, at moment: Moment) throws -> [SealedEnvelope] {
        for index in rows.indices where rows[index].state == .leased {
            if let until = rows[index].leasedUntil, until <= moment { rows[index].state = .waiting }
        }
        var leased: [SealedEnvelope] = []
        var total = 0
        for index in rows.indices where rows[index].state == .waiting {
            total += rows[index].envelope.bytes.count
            guard leased.isEmpty || total <= bytes else { break }
            rows[index].state = .leased
            rows[index].leasedUntil = moment.adding(seconds: seconds)
            leased.append(rows[index].envelope)
        }
        return leased
    }

    func settle(_ answers: [EnvelopeAnswer], at moment: Moment) throws {
        for answer in answers {
            guard let index = rows.firstIndex(where: { $0.envelope.id == answer.id && $0.state == .leased }) else {
                throw Refusal("not-leased", "An envelope was settled that nobody had leased.")
            }
            rows[index].answer = answer.verdict
            switch answer.verdict {
            case .accepted: rows[index].state = .accepted
            case .refused: rows[index].state = .refused
            case .conflict: rows[index].state = .conflict
            }
        }
        continuation.yield()
    }

    func recall(_ recalls: [EnvelopeRecall], at moment: Moment) {
        for recall in recalls {
            for index in rows.indices where rows[index].envelope.id == recall.id && rows[index].state == .accepted {
                rows[index].state = .recalled
                taken.append(recall)
            }
        }
    }

    func release(_ ids: [Identifier]) throws {
        for id in ids {
            guard let index = rows.firstIndex(where: { $0.envelope.id == id && $0.state == .leased }) else {
                throw Refusal("not-leased", "An envelope was given back that nobody had leased.")
            }
            rows[index].state = .waiting
            released += 1
        }
        continuation.yield()
    }

    func queueCounts() -> QueueCounts {
        func count(_ state: QueueEntry.State) -> Int { rows.count { $0.state == state } }
        return QueueCounts(
            waiting: count(.waiting) + count(.leased), accepted: count(.accepted), refused: count(.refused),
            conflict: count(.conflict), recalled: count(.recalled), oldestWaiting: nil)
    }

    func unansweredSize() -> (count: Int, bytes: Int) {
        let open = rows.filter { $0.state == .waiting || $0.state == .leased }
        return (open.count, open.reduce(0) { $0 + $1.envelope.bytes.count })
    }

    func queueEntries(limit: Int) -> [QueueEntry] { [] }
    func refusedEntries(of visit: Identifier) -> [QueueEntry] { [] }

    func answer(_ id: Identifier) -> EnvelopeAnswer.Verdict? { rows.first { $0.envelope.id == id }?.answer }
    func state(_ id: Identifier) -> QueueEntry.State? { rows.first { $0.envelope.id == id }?.state }
}
