import Crypto

extension Batch {
    /// The batch's name: the first 32 hexadecimal digits of its body's SHA-256.
    ///
    /// The same envelopes in the same order have the same id, so sending a
    /// batch again is the same request again.
    public var id: String { SHA256.hash(data: body).prefix(16).hex }
}
