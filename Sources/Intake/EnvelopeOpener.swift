import Foundation
import Insurance
public import UploadContract

/// Opens stored envelopes with the province's private keys.
public struct EnvelopeOpener: Sendable {
    private let keys: [[UInt8]: ProvinceKey]

    public init(keys: [ProvinceKey]) {
        self.keys = Dictionary(keys.map { ($0.publicKey.idBytes, $0) }) { first, _ in first }
    }

    /// The record an envelope holds, as JSON.
    ///
    /// - Throws: ``WireFault``; ``Refusal`` with `envelope-key-unknown` or
    ///   `envelope-not-openable`.
    public func open(_ bytes: [UInt8]) throws -> (envelope: Envelope, record: [UInt8]) {
        let envelope = try Envelope(decoding: bytes)
        guard let key = keys[envelope.header.provinceKey] else {
            throw Refusal(
                "envelope-key-unknown",
                """
                Envelope \(envelope.id) was sealed to key \(envelope.header.provinceKey.hex), which is not in this \
                folder. Open it where that private key is kept.
                """,
                details: ["envelope": envelope.id.text])
        }
        return (envelope, try envelope.open(with: key))
    }

    /// One line of JSON: the clear header, the confirmation code and the record.
    public func line(_ bytes: [UInt8], confirmation: String?) throws -> String {
        let (envelope, record) = try open(bytes)
        let header = envelope.header
        var fields: [String: Any] = [
            "id": header.id.text, "kind": header.kind, "kiosk": header.kiosk, "officer": header.officer,
            "eventDay": header.eventDay.description, "madeAt": header.madeAt.milliseconds, "rules": header.rules,
            "previous": header.previous.hex, "hash": envelope.hash.hex, "bytes": bytes.count,
            "record": try JSONSerialization.jsonObject(with: Data(record)),
        ]
        fields["confirmation"] = confirmation
        let line = try JSONSerialization.data(withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: line, as: UTF8.self)
    }
}
