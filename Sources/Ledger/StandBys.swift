import Desk
import Synchronization

/// The printers that have nothing to do, and what was claimed for them since.
final class StandBys: Sendable {
    private struct Places {
        var standing: [PrinterPlace: StandBy] = [:]
        var handed: [PrinterPlace: [PrintIntent]] = [:]
    }

    private let places = Mutex(Places())

    func stand(_ printer: PrinterPlace, _ standBy: StandBy) { places.withLock { $0.standing[printer] = standBy } }

    /// Those whose printer is ready at this moment.
    func ready() -> [(place: PrinterPlace, standBy: StandBy)] {
        places.withLock { $0.standing }.filter { $0.value.isReady() }
            .sorted { ($0.key.kind.rawValue, $0.key.isSpare ? 1 : 0) < ($1.key.kind.rawValue, $1.key.isSpare ? 1 : 0) }
            .map { ($0.key, $0.value) }
    }

    /// Hands over what was claimed, once that is on the disk.
    ///
    /// A worker that has left meanwhile is told all the same: it finds the
    /// intent when it asks.
    func hand(_ intent: PrintIntent, to place: PrinterPlace, _ standBy: StandBy) {
        places.withLock { places in
            places.standing[place] = nil
            places.handed[place, default: []].append(intent)
        }
        standBy.wake()
    }

    /// Ends a stand-by; gives the oldest intent that was handed over.
    func leave(_ printer: PrinterPlace) -> PrintIntent? {
        places.withLock { places in
            places.standing[printer] = nil
            guard places.handed[printer]?.isEmpty == false else { return nil }
            return places.handed[printer]?.removeFirst()
        }
    }
}
