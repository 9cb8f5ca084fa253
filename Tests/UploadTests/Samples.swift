import Desk
import Foundation
import Insurance
import TestSupport
import UploadContract

/// A kiosk and a province with keys of their own, and envelopes between them.
struct Samples: Sendable {
    let kiosk = "xa-thu-nghiem-01"
    let kioskKey = KioskSigningKey.make()
    let agreement = ProvinceKey.make()
    let signing = ProvinceSigningKey.make()
    let rules = "sha256:" + String(repeating: "5a", count: 32)

    func header(
        id: Identifier = .make(at: ManualClock().now()), kind: String = "registration", previous: [UInt8] = [],
        kiosk: String? = nil
    ) -> EnvelopeHeader {
        let now = ManualClock().now()
        return EnvelopeHeader(
            id: id, kind: kind, kiosk: kiosk ?? self.kiosk, officer: "an", eventDay: now.day, madeAt: now,
            previous: previous, rules: rules, provinceKey: agreement.publicKey.idBytes)
    }

    func envelope(_ payload: String = #"{"a":1}"#, _ header: EnvelopeHeader? = nil) throws -> Envelope {
        try Envelope.seal(
            Array(payload.utf8), header: header ?? self.header(), to: agreement.publicKey, by: kioskKey)
    }

    /// A chain of registrations of people who do not exist.
    func chain(_ count: Int, seed: UInt64 = 1) throws -> [SealedEnvelope] {
        var people = MadeUpPeople(seed: seed)
        var previous: [UInt8] = []
        var chain: [SealedEnvelope] = []
        for number in 1...count {
            let payload = try RecordJSON.encode(registration(of: people.next(), number: number))
            let envelope = try Envelope.seal(
                payload, header: header(previous: previous), to: agreement.publicKey, by: kioskKey)
            previous = envelope.hash
            chain.append(
                SealedEnvelope(id: envelope.id, kind: "registration", hash: envelope.hash, bytes: envelope.bytes))
        }
        return chain
    }

    func registration(of person: Person, number: Int) -> RegistrationRecord {
        let now = ManualClock().now()
        return RegistrationRecord(
            id: .make(at: now), visit: .make(at: now), person: person, scheme: .healthInsurance, joining: "new",
            terms: TermsRecord(order: 1, months: 12, groups: [], lastCardEnd: nil),
            quote: QuoteRecord(
                day: now.day, months: 12, gross: Dong(1_263_600), state: .zero, local: .zero,
                payable: Dong(1_263_600), from: now.day, to: now.day.adding(months: 12),
                lines: [.init(rule: "hi.premium_rate", amount: Dong(1_263_600))], rules: nil),
            payment: PaymentRecord(
                id: .make(at: now), series: "AA/26E", number: number, amount: Dong(1_263_600), method: "cash",
                paidAt: now, cashier: "binh"),
            share: Dong(1_263_600), facility: "10-001", livingArea: nil, paper: true,
            consent: ConsentRecord(version: "1", language: "vi", at: now, officer: "an"))
    }

    /// A folder of its own for each test.
    static func folder() throws -> String {
        let url = FileManager.default.temporaryDirectory.appending(path: "upload-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url.path
    }
}
