import Crypto
import Foundation
import Insurance

/// Marks that only this run of the kiosk can make: form tokens, and seals on
/// what a page showed.
struct FormTokens: Sendable {
    private let key = SymmetricKey(size: .bits256)

    /// The token each form of a session carries.
    func token(for session: String) -> String { mark("form:" + session) }

    /// Whether a form came from a page of this session; compared in constant time.
    func accepts(_ token: String, for session: String) -> Bool {
        !session.isEmpty && equal(token, self.token(for: session))
    }

    /// A seal over what a page showed, so that an answer to it cannot be taken
    /// for an answer to something else.
    func seal(_ shown: String) -> String { mark("shown:" + shown) }

    func accepts(seal: String, for shown: String) -> Bool { equal(seal, self.seal(shown)) }

    private func mark(_ text: String) -> String {
        HexText.digits(of: HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key))
    }

    private func equal(_ left: String, _ right: String) -> Bool {
        SymmetricKey(data: Data(left.utf8)) == SymmetricKey(data: Data(right.utf8))
    }
}
