import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Insurance
import Intake
import NIOCore
import TestSupport
import UploadContract

/// A province with one enrolled kiosk, its store on a real file.
struct Province: Sendable {
    let kiosk = "xa-thu-nghiem-01"
    let kioskKey = KioskSigningKey.make()
    let agreement = ProvinceKey.make()
    let signing = ProvinceSigningKey.make()
    let store: IntakeStore
    /// What confirmation codes begin with.
    var prefix = "LC"

    init() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "intake-\(UUID().uuidString).sqlite").path
        store = try IntakeStore.open(at: file, creating: true)
        try await store.enrol(kiosk, key: kioskKey.publicKey, at: ManualClock().now())
    }

    func envelope(
        _ payload: String = "{}", id: Identifier? = nil, kind: String = "registration", previous: [UInt8] = [],
        kiosk: String? = nil, by signer: KioskSigningKey? = nil, to key: ProvinceKey.Public? = nil
    ) throws -> Envelope {
        let now = ManualClock().now()
        let key = key ?? agreement.publicKey
        let header = EnvelopeHeader(
            id: id ?? .make(at: now), kind: kind, kiosk: kiosk ?? self.kiosk, officer: "an", eventDay: now.day,
            madeAt: now, previous: previous, rules: "sha256:" + String(repeating: "11", count: 32),
            provinceKey: key.idBytes)
        return try Envelope.seal(Array(payload.utf8), header: header, to: key, by: signer ?? kioskKey)
    }

    /// Sends whole envelopes as the kiosk would, over the real routes.
    func send(_ envelopes: [[UInt8]]) async throws -> BatchAnswer {
        let batch = try Batch(envelopes)
        let response = try await put(batch.body, batch: batch.id, signature: try kioskKey.signature(over: batch.body))
        let name = HTTPField.Name(BatchAnswer.signatureHeader)
        return try BatchAnswer(
            verifying: Array(response.body.readableBytesView), signature: name.flatMap { response.headers[$0] },
            by: signing.publicKey)
    }

    func put(
        _ body: [UInt8], batch: String, kiosk: String? = nil, signature: [UInt8]?
    ) async throws -> TestResponse {
        let receiver = BatchReceiver(
            store: store, key: signing, agreementKeys: [agreement.publicKey],
            codes: try ConfirmationCode(prefix: prefix), now: { ManualClock().now() })
        let router = Router()
        BatchController(receiver: receiver, store: store).addRoutes(to: router)
        var headers = HTTPFields()
        if let name = HTTPField.Name(BatchAnswer.signatureHeader), let signature {
            headers[name] = Data(signature).base64EncodedString()
        }
        return try await Application(router: router).test(.router) { [headers] client in
            try await client.execute(
                uri: "/v1/kiosks/\(kiosk ?? self.kiosk)/batches/\(batch)", method: .put, headers: headers,
                body: ByteBuffer(bytes: body))
        }
    }
}
