import Desk
import Synchronization

/// Where the people of an evening go for care: the facility chosen last.
///
/// It is offered to residents of the commune, whose station it nearly always
/// is; staff see it on the form and may change it.
final class CareHabit: Sendable {
    private let last = Mutex<String?>(nil)

    /// Code of the facility; `nil` before the first registration.
    var facility: String? { last.withLock { $0 } }

    func note(_ entries: [RegistrationEntry]) {
        guard let code = entries.lazy.compactMap(\.facility).first else { return }
        last.withLock { $0 = code }
    }
}
