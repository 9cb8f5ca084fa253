import TestSupport
import Testing
import UploadContract

@Suite("Decoders on anything")
struct DecoderTests {
    @Test("random bytes are refused, never a crash", arguments: [1, 2, 3, 4] as [UInt64])
    func garbage(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<5000 {
            let length = Int.random(in: 0...400, using: &random)
            var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            // Half of them begin right, to reach the fields.
            if Bool.random(using: &random) { bytes.replaceSubrange(0..<min(3, bytes.count), with: [0x4B, 0x45, 1]) }
            #expect(throws: WireFault.self) { try Envelope(decoding: bytes) }
            if Bool.random(using: &random) { bytes.replaceSubrange(0..<min(3, bytes.count), with: [0x4B, 0x42, 1]) }
            // A batch of short random envelopes can be one by form.
            _ = try? Batch(decoding: bytes)
        }
    }

    @Test("a true envelope with random damage is read or refused, never a crash", arguments: [5, 6] as [UInt64])
    func damaged(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let good = try Samples().envelope("{}").bytes
        for _ in 0..<2500 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random)) }
            // Either outcome is right here.
            _ = try? Envelope(decoding: bytes)
        }
    }

    @Test("a length field of four gigabytes is refused, not reserved")
    func hugeLength() {
        #expect(throws: WireFault.fieldTooLong("envelope")) {
            try Batch(decoding: [0x4B, 0x42, 1, 0xFF, 0xFF, 0xFF, 0xFF])
        }
    }

    @Test("a batch comes through whole, and its id follows from its content")
    func batch() throws {
        let batch = try Batch([[1, 2, 3], [], [4]])
        let read = try Batch(decoding: batch.body)
        #expect(read.envelopes == [[1, 2, 3], [], [4]])
        #expect(read.id == batch.id)
        #expect(batch.id.utf8.count == 32)
        #expect(try Batch([[1, 2, 3], [4], []]).id != batch.id)
        #expect(throws: WireFault.self) { try Batch([]) }
        #expect(throws: WireFault.truncated) { try Batch(decoding: Array(batch.body.dropLast())) }
    }
}
