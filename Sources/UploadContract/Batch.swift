/// Whole envelopes that travel together.
///
/// The body, big-endian: `KB`, version 1, then each envelope after its
/// four-byte length.
public struct Batch: Hashable, Sendable {
    /// The envelopes, each as its whole bytes, in the order they were made.
    public let envelopes: [[UInt8]]
    /// The batch as it goes on the wire.
    public let body: [UInt8]

    private static let magic: [UInt8] = [0x4B, 0x42]  // KB
    private static let version: UInt8 = 1
    /// The longest body an intake takes, in bytes.
    public static let longestBody = 4 << 20
    /// The longest envelope in a batch, in bytes.
    static let longestEnvelope = Envelope.longestPayload + 1024

    /// - Throws: ``WireFault`` without an envelope, or with too much for one body.
    public init(_ envelopes: [[UInt8]]) throws(WireFault) {
        guard !envelopes.isEmpty else { throw .badField("envelopes") }
        var writer = ByteWriter()
        writer.raw(Self.magic)
        writer.number(Self.version)
        for envelope in envelopes {
            try writer.longBytes("envelope", envelope, upTo: Self.longestEnvelope)
        }
        guard writer.bytes.count <= Self.longestBody else { throw .fieldTooLong("body") }
        self.envelopes = envelopes
        body = writer.bytes
    }

    /// Reads a body; what the envelopes hold is not looked at.
    public init(decoding body: [UInt8]) throws(WireFault) {
        guard body.count <= Self.longestBody else { throw .fieldTooLong("body") }
        var reader = ByteReader(body)
        guard try reader.take(2) == Self.magic else { throw .wrongMagic }
        let version = try reader.number(UInt8.self)
        guard version == Self.version else { throw .unknownVersion(version) }
        var envelopes: [[UInt8]] = []
        while reader.remaining > 0 {
            envelopes.append(try reader.longBytes("envelope", upTo: Self.longestEnvelope))
        }
        guard !envelopes.isEmpty else { throw .truncated }
        self.envelopes = envelopes
        self.body = body
    }
}
