import Desk
import Synchronization

/// The kinds whose waiting papers go to the spare printer, as the ledger has them.
final class SparesInUse: Sendable {
    private let kinds = Mutex<Set<PrinterKind>>([])

    var now: Set<PrinterKind> { kinds.withLock { $0 } }

    func note(_ kinds: Set<PrinterKind>) { self.kinds.withLock { $0 = kinds } }
}
