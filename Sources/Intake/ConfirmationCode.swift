import Crypto
import UploadContract

/// The official code of an accepted registration.
enum ConfirmationCode {
    /// Crockford's digits: without I, L, O and U, which are misread.
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// `LC` and ten digits that follow from the envelope's id alone, so every
    /// answer about it names the same code; `nil` for other kinds of record.
    static func code(for header: EnvelopeHeader) -> String? {
        guard header.kind == "registration" else { return nil }
        let hash = Array(SHA256.hash(data: Array("confirmation".utf8) + header.id.bytes))
        let number = hash.prefix(7).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let code = (0..<10).map { digits[Int(number >> UInt64($0 * 5) & 31)] }
        return "LC" + String(code)
    }
}
