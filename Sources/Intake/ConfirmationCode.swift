import Crypto
import Insurance
import UploadContract

/// The official codes of accepted registrations.
public struct ConfirmationCode: Sendable {
    /// What each code begins with, such as a province's own letters.
    private let prefix: String

    /// Crockford's digits: without I, L, O and U, which are misread.
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let longestPrefix = 4

    /// Codes of digits alone.
    public init() { prefix = "" }

    /// - Parameter prefix: Up to four capital letters of ASCII.
    /// - Throws: ``Refusal`` with `code-prefix-wrong`.
    public init(prefix: String) throws {
        guard prefix.utf8.count <= Self.longestPrefix, prefix.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw Refusal(
                "code-prefix-wrong",
                "Confirmation codes may begin with up to \(Self.longestPrefix) capital letters. Write them as in --code-prefix LC."
            )
        }
        self.prefix = prefix
    }

    /// The prefix and ten digits that follow from the envelope's id alone;
    /// `nil` for other kinds of record.
    func code(for header: EnvelopeHeader) -> String? {
        guard header.kind == "registration" else { return nil }
        let hash = Array(SHA256.hash(data: Array("confirmation".utf8) + header.id.bytes))
        let number = hash.prefix(7).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let code = (0..<10).map { Self.digits[Int(number >> UInt64($0 * 5) & 31)] }
        return prefix + String(code)
    }
}
