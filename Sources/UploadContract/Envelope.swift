public import Insurance

/// One record on its way to the province: a clear header, a sealed payload and
/// the kiosk's signature.
///
/// An envelope is made once and kept as bytes. The kiosk that made it cannot
/// open it; only the holder of the province's private key can.
///
/// The bytes, big-endian: the header (see ``EnvelopeHeader``), the HPKE
/// encapsulated key (32 bytes), the sealed payload after its four-byte length,
/// and an Ed25519 signature over everything before it (64 bytes).
public struct Envelope: Hashable, Sendable {
    public let header: EnvelopeHeader
    /// HPKE's encapsulated key (RFC 9180).
    public let encapsulatedKey: [UInt8]
    /// ChaCha20-Poly1305, with the header's bytes as associated data.
    public let sealed: [UInt8]
    /// The kiosk's Ed25519 signature over every byte before it.
    public let signature: [UInt8]
    /// The whole envelope as it goes on the wire.
    public let bytes: [UInt8]

    static let longestPayload = 1 << 20
    static let signatureLength = 64

    /// Reads one envelope; the signature is not checked here.
    ///
    /// - Throws: ``WireFault`` for anything that is not exactly one envelope.
    public init(decoding bytes: [UInt8]) throws(WireFault) {
        var reader = ByteReader(bytes)
        header = try EnvelopeHeader(from: &reader)
        encapsulatedKey = try reader.take(32)
        sealed = try reader.longBytes("payload", upTo: Self.longestPayload)
        signature = try reader.take(Self.signatureLength)
        try reader.end()
        self.bytes = bytes
    }

    init(header: EnvelopeHeader, encapsulatedKey: [UInt8], sealed: [UInt8], signature: [UInt8], bytes: [UInt8]) {
        self.header = header
        self.encapsulatedKey = encapsulatedKey
        self.sealed = sealed
        self.signature = signature
        self.bytes = bytes
    }

    public var id: Identifier { header.id }

    /// The header's bytes as they stand, which the seal covers too.
    var clear: ArraySlice<UInt8> {
        bytes.dropLast(encapsulatedKey.count + 4 + sealed.count + Self.signatureLength)
    }

    /// What the signature is made over.
    var signed: ArraySlice<UInt8> { bytes.dropLast(Self.signatureLength) }

    /// The id that damaged bytes claim, where even that can be read.
    public static func claimedID(of bytes: [UInt8]) -> Identifier? {
        guard bytes.starts(with: EnvelopeHeader.magic), bytes.count >= 19 else { return nil }
        return Identifier(bytes: Array(bytes[3..<19]))
    }
}
