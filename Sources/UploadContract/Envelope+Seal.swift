import Crypto
import Foundation
import Insurance

extension Envelope {
    private static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    private static let info = Data("kiosk envelope 1".utf8)

    /// Seals a payload to the province and signs the envelope.
    ///
    /// - Parameters:
    ///   - payload: The record's JSON; its encoding happens here.
    ///   - header: Its `provinceKey` must be the id of `key`.
    /// - Throws: ``WireFault`` for a header or payload that the format does not
    ///   allow.
    public static func seal(
        _ payload: [UInt8], header: EnvelopeHeader, to key: ProvinceKey.Public, by signer: KioskSigningKey
    ) throws -> Envelope {
        guard header.provinceKey == key.idBytes else { throw WireFault.badField("provinceKey") }
        guard payload.count + 16 <= longestPayload else { throw WireFault.fieldTooLong("payload") }
        let clear = try header.encoded()
        let written = try header.payloadEncoding.written(payload)
        var sender = try HPKE.Sender(recipientKey: key.key, ciphersuite: suite, info: info)
        let sealed = [UInt8](try sender.seal(Data(written), authenticating: Data(clear)))
        let encapsulated = [UInt8](sender.encapsulatedKey)
        var writer = ByteWriter()
        writer.raw(clear)
        writer.raw(encapsulated)
        try writer.longBytes("payload", sealed, upTo: longestPayload)
        let signature = try signer.signature(over: writer.bytes)
        writer.raw(signature)
        return Envelope(
            header: header, encapsulatedKey: encapsulated, sealed: sealed, signature: signature, bytes: writer.bytes)
    }

    /// SHA-256 of the whole envelope; the kiosk's next envelope names it.
    public var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// Whether the kiosk that holds this key made the envelope as it is.
    public func isSigned(by kiosk: KioskSigningKey.Public) -> Bool {
        kiosk.isSignature(signature, over: Array(signed))
    }

    /// Opens the payload with the province's private key, as it was before it
    /// was encoded.
    ///
    /// - Throws: ``Refusal`` with `envelope-key-unknown` when it was sealed to
    ///   another key, `envelope-not-openable` when it was altered.
    public func open(with key: ProvinceKey) throws -> [UInt8] {
        guard header.provinceKey == key.publicKey.idBytes else {
            throw Refusal(
                "envelope-key-unknown",
                """
                Envelope \(id) was sealed to the key \(header.provinceKey.hex), so this key (\(key.publicKey.id)) cannot \
                open it. Open it where the private key of that id is kept.
                """,
                details: ["envelope": id.text, "key": header.provinceKey.hex])
        }
        do {
            var recipient = try HPKE.Recipient(
                privateKey: key.key, ciphersuite: Self.suite, info: Self.info, encapsulatedKey: Data(encapsulatedKey))
            let written = [UInt8](try recipient.open(Data(sealed), authenticating: Data(clear)))
            return try header.payloadEncoding.read(written)
        } catch {
            throw Refusal(
                "envelope-not-openable",
                "Envelope \(id) does not open although its key is right: its bytes were altered. Fetch it from the kiosk again.",
                details: ["envelope": id.text])
        }
    }
}

extension PayloadEncoding {
    fileprivate func written(_ payload: [UInt8]) throws(WireFault) -> [UInt8] {
        switch self {
        case .json: payload
        case .deflatedJSON: try PayloadDeflation.deflated(payload)
        }
    }

    fileprivate func read(_ payload: [UInt8]) throws(WireFault) -> [UInt8] {
        switch self {
        case .json: payload
        case .deflatedJSON: try PayloadDeflation.inflated(payload)
        }
    }
}
