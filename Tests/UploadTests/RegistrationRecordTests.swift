import Insurance
import TestSupport
import Testing
import UploadContract

@Suite("What the province reads of a registration")
struct RegistrationRecordTests {
    private let samples = Samples()

    private func record() -> RegistrationRecord {
        var people = MadeUpPeople(seed: 3)
        return samples.registration(of: people.next(), number: 1)
    }

    @Test("guardian, evidence and agreements come through whole")
    func whole() throws {
        var record = record()
        let consent = ConsentRecord(version: "1", language: "vi", at: ManualClock().now(), officer: "an")
        record.joining = "renewed"
        record.joiningEvidence = JoiningRecord(seenOn: "app", lastPaid: "2026-10")
        record.proofs = [
            ProofRecord(claim: "near-poor", kind: "certificate", number: "GCN-07", year: 2026, commune: "xã Mẫu")
        ]
        record.guardian = GuardianRecord(
            name: "LÒ VĂN CHA", relation: "father", personalID: nil, phone: "0912345678", agreedAt: consent.at)
        record.agreements = [AgreementRecord(purpose: "contact", consent: consent)]
        let bytes = try RecordJSON.encode(record)
        #expect(try RecordJSON.decode(RegistrationRecord.self, from: bytes) == record)
    }

    @Test("a record of a former version, without any of it, is read")
    func former() throws {
        var former = record()
        former.proofs = nil
        former.agreements = nil
        let bytes = try RecordJSON.encode(former)
        let text = String(decoding: bytes, as: UTF8.self)
        for key in ["proofs", "agreements", "guardian", "joiningEvidence"] { #expect(!text.contains("\"\(key)\"")) }
        #expect(try RecordJSON.decode(RegistrationRecord.self, from: bytes) == former)
    }
}
