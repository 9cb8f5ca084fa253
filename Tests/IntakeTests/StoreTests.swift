import Foundation
import Insurance
import Intake
import TestSupport
import Testing
import UploadContract

@Suite("Store, keys and opening")
struct StoreTests {
    private func code(_ body: () async throws -> some Any) async -> String? {
        do {
            _ = try await body()
            return nil
        } catch {
            return (error as? Refusal)?.code ?? "\(error)"
        }
    }

    @Test("enrolling again with the same key is harmless, with another it is refused", arguments: StoreKind.allCases)
    func enrol(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let now = ManualClock().now()
        try await province.store.enrol(province.kiosk, key: province.kioskKey.publicKey, at: now)
        let other = KioskSigningKey.make().publicKey
        #expect(
            await code { try await province.store.enrol(province.kiosk, key: other, at: now) } == "kiosk-enrolled")
        #expect(
            await code { try await province.store.enrol("a/b", key: province.kioskKey.publicKey, at: now) }
                == "kiosk-name")
        #expect(try await province.store.totals().kiosks == 1)
    }

    @Test(
        "an accepted record is recalled once, and every later answer to its kiosk says so",
        arguments: StoreKind.allCases)
    func recall(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let (store, now) = (province.store, ManualClock().now())
        let first = try province.envelope()
        let recall = try Recall(envelope: first.id, code: "wrong-person", sentence: "Take the card back.")
        #expect(await code { try await store.recall(recall, at: now) } == "recall-unknown")
        #expect(try await province.send([first.bytes]).envelopes.map(\.verdict) == [.accepted])
        for _ in 0..<2 { try await store.recall(recall, at: now) }
        let other = try Recall(envelope: first.id, code: "wrong-person", sentence: "Leave it.")
        #expect(await code { try await store.recall(other, at: now) } == "recalled-otherwise")
        #expect(try await province.server().store.recalls(of: province.kiosk) == [recall])
        #expect(try await store.recalls(of: "another-kiosk").isEmpty)

        let next = try province.envelope(previous: first.hash)
        let answer = try await province.send([next.bytes]).envelopes
        #expect(answer.map(\.id) == [next.id, first.id] && answer.map(\.verdict) == [.accepted, .recalled])
        #expect(answer[1].code == "wrong-person" && answer[1].sentence == "Take the card back.")
        let again = try await province.send([first.bytes]).envelopes
        #expect(again.map(\.verdict) == [.duplicate, .recalled])
    }

    @Test(
        "a recall without a plain code and one line for staff is refused",
        arguments: [
            ("Wrong person", "a", "recall-code"), ("x", "", "recall-sentence"), ("x", "a\nb", "recall-sentence"),
        ])
    func wordless(word: String, sentence: String, refusal: String) async {
        let id = Identifier.make(at: ManualClock().now())
        #expect(await code { try Recall(envelope: id, code: word, sentence: sentence) } == refusal)
    }

    @Test("reading a store that is not there does not make one")
    func missing() async {
        let path = FileManager.default.temporaryDirectory.appending(path: "none-\(UUID().uuidString).sqlite").path
        #expect(await code { try SQLiteStore.open(at: path, creating: false) } == "store-missing")
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(await code { try SQLiteStore.open(at: "/nowhere/at/all.sqlite", creating: true) } == "store-unusable")
    }

    @Test("a folder of keys is made once and serves to seal, sign and open")
    func keys() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        let folder = KeyFolder(path)
        #expect(await code { try folder.signingKey() } == "key-missing")
        try folder.makeKeys()
        #expect(await code { try folder.makeKeys() } == "key-exists")
        let province = try await Province()
        let envelope = try province.envelope(#"{"a":[1,"đ"]}"#, to: try folder.agreementPublicKeys()[0])
        let opener = EnvelopeOpener(keys: try folder.agreementKeys())
        let line = try opener.line(envelope.bytes, confirmation: "LC0000000000")
        #expect(line.contains(#""record":{"a":[1,"đ"]}"#))
        #expect(line.contains(#""confirmation":"LC0000000000""#))
        #expect(!line.contains("\n"))
    }

    @Test("a province with a second agreement key opens what was sealed to either")
    func rotation() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)").path
        let folder = KeyFolder(path)
        try folder.makeKeys()
        let next = ProvinceKey.make()
        try next.write(to: path + "/province-agreement-2027.key")
        try next.publicKey.write(to: path + "/province-agreement-2027.pub")
        #expect(try folder.agreementPublicKeys().count == 2)
        let province = try await Province()
        let opener = EnvelopeOpener(keys: try folder.agreementKeys())
        for key in try folder.agreementPublicKeys() {
            #expect(try opener.open(province.envelope("{}", to: key).bytes).record == Array("{}".utf8))
        }
        #expect(await code { try opener.open(province.envelope().bytes) } == "envelope-key-unknown")
    }
}
