import Foundation
import HTTPTypes
import HummingbirdTesting
import Insurance
import Intake
import NIOCore
import TestSupport
import Testing
import UploadContract

@Suite("PUT of a batch")
struct BatchRouteTests {
    @Test(
        "a record is stored once; the same bytes again are a duplicate with the same code",
        arguments: StoreKind.allCases)
    func duplicate(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let envelope = try province.envelope()
        let first = try await province.send([envelope.bytes])
        let second = try await province.send([envelope.bytes])
        #expect(first.envelopes.map(\.verdict) == [.accepted])
        #expect(second.envelopes.map(\.verdict) == [.duplicate])
        #expect(first.envelopes[0].confirmation == second.envelopes[0].confirmation)
        #expect(first.envelopes[0].confirmation?.wholeMatch(of: /LC[0-9A-HJKMNP-TV-Z]{10}/) != nil)
        let totals = try await province.store.totals()
        #expect(totals.envelopes == 1 && totals.duplicates == 1)
    }

    @Test("the same id with other bytes is a conflict, also inside one batch", arguments: StoreKind.allCases)
    func conflict(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let id = Identifier.make(at: ManualClock().now())
        let (first, other) = (try province.envelope("1", id: id), try province.envelope("2", id: id))
        let answer = try await province.send([first.bytes, other.bytes])
        #expect(answer.envelopes.map(\.verdict) == [.accepted, .conflict])
        #expect(answer.envelopes[1].sentence?.isEmpty == false)
        _ = try await province.send([other.bytes])
        let totals = try await province.store.totals()
        #expect(totals.envelopes == 1 && totals.conflicts == 1)
    }

    @Test("only a registration gets a confirmation code", arguments: StoreKind.allCases)
    func codes(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let answer = try await province.send([try province.envelope(kind: "shift-close").bytes])
        #expect(answer.envelopes[0].verdict == .accepted)
        #expect(answer.envelopes[0].confirmation == nil)
    }

    @Test("a code begins as the province says, and what was taken keeps its first code", arguments: StoreKind.allCases)
    func prefix(kind: StoreKind) async throws {
        var province = try await Province(kind)
        let envelope = try province.envelope()
        let first = try await province.send([envelope.bytes])
        province.prefix = "HN"
        #expect(try await province.send([envelope.bytes]).envelopes[0].confirmation == first.envelopes[0].confirmation)
        let next = try await province.send([try province.envelope().bytes])
        #expect(next.envelopes[0].confirmation?.hasPrefix("HN") == true)
        #expect(throws: Refusal.self) { try ConfirmationCode(prefix: "lc-1") }
    }

    @Test("each bad record is told with its own reason, and the good ones go on", arguments: StoreKind.allCases)
    func oneBad(kind: StoreKind) async throws {
        let province = try await Province(kind)
        var broken = try province.envelope().bytes
        broken[19] = 200  // the kind's length
        var later = try province.envelope().bytes
        later[2] = 2  // the format's version
        let answer = try await province.send([
            try province.envelope().bytes, broken, try province.envelope(kiosk: "xa-khac-02").bytes,
            try province.envelope(by: .make()).bytes, try province.envelope(to: ProvinceKey.make().publicKey).bytes,
            later, try province.envelope().bytes,
        ])
        #expect(
            answer.envelopes.map { $0.code ?? $0.verdict.rawValue } == [
                "accepted", "envelope-unreadable", "envelope-other-kiosk", "envelope-signature-wrong",
                "envelope-key-unknown", "envelope-version-unknown", "accepted",
            ])
        #expect(
            answer.envelopes.map(\.verdict) == [
                .accepted, .refused, .refused, .refused, .deferred, .deferred, .accepted,
            ])
        #expect(answer.envelopes.allSatisfy { $0.verdict == .accepted || $0.sentence?.isEmpty == false })
        #expect(try await province.store.totals().envelopes == 2)
    }

    @Test(
        "a request of an unknown kiosk is 401, one with a wrong signature 403; nothing is stored",
        arguments: StoreKind.allCases)
    func strangers(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let batch = try Batch([try province.envelope().bytes])
        let good = try province.kioskKey.signature(over: batch.body)
        let wrong = try KioskSigningKey.make().signature(over: batch.body)
        let stranger = try await province.put(batch.body, batch: batch.id, kiosk: "nobody", signature: good)
        #expect(stranger.status == .unauthorized)
        #expect(try await province.put(batch.body, batch: batch.id, signature: wrong).status == .forbidden)
        #expect(try await province.put(batch.body, batch: batch.id, signature: nil).status == .forbidden)
        #expect(try await province.store.totals().envelopes == 0)
    }

    @Test("a body that is no batch, or not the one its address names, is 400", arguments: StoreKind.allCases)
    func unreadable(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let junk = Array("junk".utf8)
        let response = try await province.put(junk, batch: "x", signature: try province.kioskKey.signature(over: junk))
        #expect(response.status == .badRequest)
        #expect(String(buffer: response.body).contains("batch-unreadable"))
        let batch = try Batch([try province.envelope().bytes])
        let signature = try province.kioskKey.signature(over: batch.body)
        let other = try await province.put(batch.body, batch: String(repeating: "0", count: 32), signature: signature)
        #expect(other.status == .badRequest)
        #expect(try await province.store.totals().envelopes == 0)
    }

    @Test("a body over four MiB is 413", arguments: StoreKind.allCases)
    func tooLong(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let body = [UInt8](repeating: 0, count: Batch.longestBody + 1)
        #expect(try await province.put(body, batch: "x", signature: nil).status == .contentTooLarge)
    }
}
