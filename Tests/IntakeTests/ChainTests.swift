import Insurance
import Intake
import Testing
import UploadContract

@Suite("Chain of a kiosk's envelopes")
struct ChainTests {
    @Test("a missing envelope is a gap, not a refusal, and the gap closes when it comes", arguments: StoreKind.allCases)
    func gap(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let first = try province.envelope()
        let second = try province.envelope(previous: first.hash)
        let third = try province.envelope(previous: second.hash)
        let answer = try await province.send([first.bytes, third.bytes])
        #expect(answer.envelopes.map(\.verdict) == [.accepted, .accepted])
        #expect(try await province.store.totals().gaps == 1)
        #expect(try await province.send([second.bytes]).envelopes.map(\.verdict) == [.accepted])
        #expect(try await province.store.totals().gaps == 0)
    }

    @Test("a chain that arrives backwards ends without a gap", arguments: StoreKind.allCases)
    func backwards(kind: StoreKind) async throws {
        let province = try await Province(kind)
        var chain = [try province.envelope()]
        for _ in 0..<4 { chain.append(try province.envelope(previous: chain[chain.count - 1].hash)) }
        for envelope in chain.reversed() { _ = try await province.send([envelope.bytes]) }
        #expect(try await province.store.totals().gaps == 0)
    }

    @Test(
        "two envelopes that follow the same one, as after a restored backup, are noted", arguments: StoreKind.allCases)
    func fork(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let first = try province.envelope()
        let (left, right) = (try province.envelope(previous: first.hash), try province.envelope(previous: first.hash))
        let answer = try await province.send([first.bytes, left.bytes, right.bytes])
        #expect(answer.envelopes.allSatisfy { $0.verdict == .accepted })
        #expect(try await province.store.totals().gaps == 1)
    }

    @Test("sending the same envelope again notes nothing", arguments: StoreKind.allCases)
    func again(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let orphan = try province.envelope(previous: Array(repeating: 9, count: 32))
        _ = try await province.send([orphan.bytes])
        _ = try await province.send([orphan.bytes])
        #expect(try await province.store.totals().gaps == 1)
    }
}
