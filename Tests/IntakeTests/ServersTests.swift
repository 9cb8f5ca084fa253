import Insurance
import Intake
import Testing
import UploadContract

@Suite("Several servers on one store")
struct ServersTests {
    @Test("two servers give the same answer, whichever was asked first", arguments: StoreKind.allCases)
    func same(kind: StoreKind) async throws {
        let (one, id) = (try await Province(kind), Identifier.make(at: .init(milliseconds: 1)))
        let two = try await one.server()
        let (sent, other) = (try one.envelope("1", id: id), try one.envelope("2", id: id))
        let first = try await one.send([sent.bytes]).envelopes[0]
        let again = try await two.send([sent.bytes]).envelopes[0]
        #expect((first.verdict, again.verdict) == (.accepted, .duplicate))
        #expect(first.confirmation != nil && again.confirmation == first.confirmation)
        #expect(try await two.send([other.bytes]).envelopes[0].verdict == .conflict)
        let totals = try await one.store.totals()
        #expect((totals.envelopes, totals.duplicates, totals.conflicts) == (1, 1, 1))
    }

    @Test(
        "the same batch at both at once is stored once, and each record is accepted once", arguments: StoreKind.allCases
    )
    func atOnce(kind: StoreKind) async throws {
        let one = try await Province(kind)
        let two = try await one.server()
        for _ in 0..<8 {
            var chain = [try one.envelope()]
            for _ in 0..<9 { chain.append(try one.envelope(previous: chain[chain.count - 1].hash)) }
            let bytes = chain.map(\.bytes)
            async let left = one.send(bytes)
            async let right = two.send(Array(bytes.reversed()))
            let verdicts = try await (left.envelopes + right.envelopes).map(\.verdict)
            #expect(verdicts.filter { $0 == .accepted }.count == 10)
            #expect(verdicts.filter { $0 == .duplicate }.count == 10)
        }
        let totals = try await one.store.totals()
        #expect((totals.envelopes, totals.duplicates) == (80, 80))
    }

    @Test("the two ends of a chain that come to two servers at once leave no gap", arguments: StoreKind.allCases)
    func halves(kind: StoreKind) async throws {
        let one = try await Province(kind)
        let two = try await one.server()
        var last: [UInt8] = []
        for _ in 0..<12 {
            let first = try one.envelope(previous: last)
            let second = try one.envelope(previous: first.hash)
            async let left = one.send([first.bytes])
            async let right = two.send([second.bytes])
            _ = try await (left, right)
            last = second.hash
        }
        #expect(try await one.store.totals().gaps == 0)
    }

    @Test("what was answered is there after a new start, with the same code", arguments: StoreKind.allCases)
    func restart(kind: StoreKind) async throws {
        let before = try await Province(kind)
        let envelope = try before.envelope(previous: Array(repeating: 7, count: 32))
        let answer = try await before.send([envelope.bytes]).envelopes[0]
        let after = try await before.server()
        let again = try await after.send([envelope.bytes]).envelopes[0]
        #expect(again.verdict == .duplicate && again.confirmation == answer.confirmation)
        #expect(try await after.store.totals().gaps == 1)
        var kept: [[UInt8]] = []
        try await after.store.forEachEnvelope { bytes, _ in kept.append(bytes) }
        #expect(kept == [envelope.bytes])
    }

    @Test("every stored record is handed over once, in the order they came", arguments: StoreKind.allCases)
    func reading(kind: StoreKind) async throws {
        let province = try await Province(kind)
        let envelopes = try (0..<1203).map { _ in try province.envelope().bytes }
        for start in stride(from: 0, to: envelopes.count, by: 401) {
            _ = try await province.send(Array(envelopes[start..<start + 401]))
        }
        var kept: [[UInt8]] = []
        try await province.store.forEachEnvelope { bytes, confirmation in
            kept.append(bytes)
            #expect(confirmation?.hasPrefix("LC") == true)
        }
        #expect(Set(kept) == Set(envelopes) && kept.count == envelopes.count)
        #expect(Set(kept[..<401]) == Set(envelopes[..<401]))
    }
}
