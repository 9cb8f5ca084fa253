import Insurance
import UploadContract

/// What a kiosk sends in a night: registrations with their payment, sealed and chained as the kiosk does.
struct KioskEvening: Sendable {
    let kiosk: String
    let key: KioskSigningKey.Public
    let batches: [(batch: Batch, signature: [UInt8])]

    /// As many bytes as a registration with its payment has when it is deflated.
    private static let payload = 315

    init(_ kiosk: String, records: Int, batch size: Int, sealedTo province: ProvinceKey.Public) throws {
        let signer = KioskSigningKey.make()
        self.kiosk = kiosk
        key = signer.publicKey
        var (previous, envelopes) = ([UInt8](), [[UInt8]]())
        for _ in 1...records {
            let moment = BenchClock().now()
            let header = EnvelopeHeader(
                id: .make(at: moment), kind: "registration", kiosk: kiosk, officer: "cb01", eventDay: moment.day,
                madeAt: moment, previous: previous, rules: "sha256:" + String(repeating: "5a", count: 32),
                payloadEncoding: .json, provinceKey: province.idBytes)
            let envelope = try Envelope.seal(
                (0..<Self.payload).map { _ in UInt8.random(in: .min ... .max) }, header: header, to: province,
                by: signer)
            previous = envelope.hash
            envelopes.append(envelope.bytes)
        }
        batches = try stride(from: 0, to: records, by: size).map { start in
            let batch = try Batch(Array(envelopes[start..<min(start + size, records)]))
            return (batch, try signer.signature(over: batch.body))
        }
    }
}
