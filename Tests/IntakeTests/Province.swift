import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Insurance
import Intake
import NIOCore
import TestSupport
import UploadContract

/// Where a province keeps what it received; every rule holds for both.
enum StoreKind: CaseIterable {
    case sqlite, postgresql

    func location() async throws -> StoreLocation {
        switch self {
        case .sqlite:
            let name = "intake-\(UUID().uuidString).sqlite"
            return StoreLocation(FileManager.default.temporaryDirectory.appending(path: name).path)
        case .postgresql:
            return StoreLocation(try await PostgreSQLServer.shared.value.database())
        }
    }
}

/// A province with one enrolled kiosk and a real store.
struct Province: Sendable {
    let kiosk = "xa-thu-nghiem-01"
    let kioskKey = KioskSigningKey.make()
    let agreement = ProvinceKey.make()
    let signing = ProvinceSigningKey.make()
    let location: StoreLocation
    var store: any IntakeStore
    /// What confirmation codes begin with.
    var prefix = "LC"

    init(_ kind: StoreKind = .sqlite) async throws { try await self.init(at: kind.location()) }

    init(at location: StoreLocation) async throws {
        self.location = location
        store = try await location.open(creating: true)
        try await store.enrol(kiosk, key: kioskKey.publicKey, at: ManualClock().now())
    }

    /// A server beside this one, or the one that is started after it.
    func server() async throws -> Province {
        var other = self
        other.store = try await location.open(creating: false)
        return other
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
        var headers = HTTPFields()
        if let name = HTTPField.Name(BatchAnswer.signatureHeader), let signature {
            headers[name] = Data(signature).base64EncodedString()
        }
        return try await execute(.put, "/v1/kiosks/\(kiosk ?? self.kiosk)/batches/\(batch)", headers, body)
    }

    func get(_ uri: String) async throws -> TestResponse { try await execute(.get, uri, HTTPFields(), []) }

    func receiver() throws -> BatchReceiver {
        BatchReceiver(
            store: store, key: signing, agreementKeys: [agreement.publicKey],
            codes: try ConfirmationCode(prefix: prefix), now: { ManualClock().now() })
    }

    private func execute(
        _ method: HTTPRequest.Method, _ uri: String, _ headers: HTTPFields, _ body: [UInt8]
    ) async throws -> TestResponse {
        let router = Router()
        BatchController(receiver: try receiver(), store: store).addRoutes(to: router)
        return try await Application(router: router).test(.router) { client in
            try await client.execute(uri: uri, method: method, headers: headers, body: ByteBuffer(bytes: body))
        }
    }
}
