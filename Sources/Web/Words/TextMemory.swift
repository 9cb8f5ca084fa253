import Synchronization

/// Remembers what texts of the rule files became, of which there are few.
final class TextMemory: Sendable {
    /// More texts than all rule files hold.
    private static let mostTexts = 2000

    private let texts = Mutex<[String: String]>([:])

    /// What was made of a text before, or is now.
    func text(for key: String, _ make: (String) -> String) -> String {
        if let known = texts.withLock({ $0[key] }) { return known }
        let made = make(key)
        texts.withLock { texts in
            if texts.count >= Self.mostTexts { texts.removeAll() }
            texts[key] = made
        }
        return made
    }
}
