import Desk
import Insurance
import UploadContract

/// Seals and signs as the kiosk does, with keys that last as long as the benchmark.
struct BenchSealer: EnvelopeSealing {
    private let kiosk: String
    private let signer = KioskSigningKey.make()
    private let province = ProvinceKey.make().publicKey

    init(kiosk: String) { self.kiosk = kiosk }

    func seal(_ record: OutgoingRecord, head: EnvelopeHead) throws -> SealedEnvelope {
        let header = EnvelopeHeader(
            id: head.id, kind: record.kind, kiosk: kiosk, officer: head.officer, eventDay: head.at.day,
            madeAt: head.at, previous: head.previous, rules: head.rules, provinceKey: province.idBytes)
        let envelope = try Envelope.seal(try payload(of: record), header: header, to: province, by: signer)
        return SealedEnvelope(id: head.id, kind: record.kind, hash: envelope.hash, bytes: envelope.bytes)
    }

    /// As much JSON as the kiosk's own records hold, or a little more.
    private func payload(of record: OutgoingRecord) throws -> [UInt8] {
        guard case .registration(let registration, let payment, _, _) = record else {
            return try RecordJSON.encode(["kind": record.kind])
        }
        return try RecordJSON.encode(
            BenchRecord(
                id: registration.id, visit: registration.visit, entry: registration.entry, quote: registration.quote,
                payment: payment.id, receipt: payment.receipt, paidAt: payment.paidAt))
    }
}

private struct BenchRecord: Encodable {
    let id: Identifier
    let visit: Identifier
    let entry: RegistrationEntry
    let quote: FrozenQuote?
    let payment: Identifier
    let receipt: ReceiptNumber
    let paidAt: Moment
}
