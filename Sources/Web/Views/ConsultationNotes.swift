import Desk
import Insurance
import Synchronization

/// What staff noted in a consultation beside the plans: it helps until the
/// visit ends, and is kept in memory only.
final class ConsultationNotes: Sendable {
    struct Notes: Sendable {
        var occupation = Occupation()
        /// The number of the call from the attendee screen that this visit was opened from.
        var call: Int?
        /// From the attendee screen, for someone whose card was not read.
        var birth: BirthDate?
        var sex: Sex?
        var comparison: ComparisonEntry?
        /// The leaflet the person came back with.
        var offer: Offer?
        /// Who is to take the papers.
        var receiver = ReceiverAnswers()
    }

    /// Visits at a table at once, many times over; the oldest give way.
    private static let mostVisits = 200

    private struct Kept: Sendable {
        var notes: [Identifier: Notes] = [:]
        /// The visits in the order in which they were first noted.
        var order: [Identifier] = []
    }
    private let kept = Mutex(Kept())

    subscript(_ visit: Identifier) -> Notes { kept.withLock { $0.notes[visit] ?? Notes() } }

    func update(_ visit: Identifier, _ change: @Sendable (inout Notes) -> Void) {
        kept.withLock { kept in
            if kept.notes[visit] == nil { kept.order.append(visit) }
            change(&kept.notes[visit, default: Notes()])
            while kept.order.count > Self.mostVisits { kept.notes[kept.order.removeFirst()] = nil }
        }
    }

    /// Forgets a visit that ended.
    func forget(_ visit: Identifier) {
        kept.withLock { kept in
            kept.notes[visit] = nil
            kept.order.removeAll { $0 == visit }
        }
    }
}
