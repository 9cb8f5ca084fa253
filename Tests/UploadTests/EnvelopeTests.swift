import Desk
import Insurance
import TestSupport
import Testing

@testable import UploadContract

@Suite("Envelope")
struct EnvelopeTests {
    let samples = Samples()

    @Test("what is sealed at the kiosk opens with the province's private key")
    func roundTrip() throws {
        let header = samples.header(previous: Array(repeating: 7, count: 32))
        let sent = try samples.envelope(#"{"tên":"LÒ THỊ MẪU"}"#, header)
        let read = try Envelope(decoding: sent.bytes)
        #expect(read == sent)
        #expect(read.header == header)
        #expect(read.isSigned(by: samples.kioskKey.publicKey))
        #expect(String(decoding: try read.open(with: samples.agreement), as: UTF8.self) == #"{"tên":"LÒ THỊ MẪU"}"#)
    }

    @Test(
        "every kind of fingerprint of the rules comes through",
        arguments: ["", "draft", "sha256:12", "sha256:" + String(repeating: "0f", count: 32)])
    func rules(_ fingerprint: String) throws {
        var header = samples.header()
        header.rules = fingerprint
        let envelope = try samples.envelope("{}", header)
        #expect(try Envelope(decoding: envelope.bytes).header.rules == fingerprint)
    }

    @Test("a registration with its payment is 700 bytes at most, and opens as it was written")
    func short() throws {
        for sent in try samples.chain(20) {
            #expect(sent.bytes.count <= 700)
            let record = try Envelope(decoding: sent.bytes).open(with: samples.agreement)
            #expect(try RecordJSON.decode(RegistrationRecord.self, from: record).payment.amount == Dong(1_263_600))
        }
    }

    @Test("a record that is not deflated opens too")
    func plain() throws {
        var header = samples.header()
        header.payloadEncoding = .json
        let (plain, deflated) = (try samples.envelope("{}", header), try samples.envelope("{}"))
        #expect(try plain.open(with: samples.agreement) == deflated.open(with: samples.agreement))
    }

    @Test("what does not end where it ends, or grows without end, is not inflated")
    func inflating() throws {
        let good = try PayloadDeflation.deflated(Array("{}".utf8))
        #expect(try PayloadDeflation.inflated(good) == Array("{}".utf8))
        let huge = try PayloadDeflation.deflated([UInt8](repeating: 32, count: 1 << 21))
        for bytes in [[], good.dropLast(), good + [0], huge] {
            #expect(throws: WireFault.badField("payload")) { try PayloadDeflation.inflated(Array(bytes)) }
        }
    }

    @Test("nothing of the record can be read on the way, nor opened with another key")
    func sealed() throws {
        let envelope = try samples.envelope("LÒ THỊ MẪU 010195123456")
        let text = String(decoding: envelope.bytes, as: UTF8.self)
        #expect(!text.contains("LÒ") && !text.contains("010195123456"))
        #expect(throws: Refusal.self) { try envelope.open(with: .make()) }
    }

    @Test("the same record sealed twice gives different bytes")
    func fresh() throws {
        let header = samples.header()
        #expect(try samples.envelope("{}", header).sealed != samples.envelope("{}", header).sealed)
    }

    @Test("an envelope with any single byte changed is refused")
    func flipped() throws {
        let good = try samples.envelope(#"{"x":"y"}"#)
        for index in good.bytes.indices {
            var bytes = good.bytes
            bytes[index] ^= 0x01
            // Most changes are still an envelope by form; the signature tells.
            let isTaken = (try? Envelope(decoding: bytes))?.isSigned(by: samples.kioskKey.publicKey) ?? false
            #expect(!isTaken, "byte \(index)")
        }
    }

    @Test("an altered header does not open even for someone who signs anew")
    func associatedData() throws {
        let good = try samples.envelope("{}")
        var bytes = good.bytes
        bytes[3 + 16 + 1] ^= 0x01  // the first letter of the kind
        let altered = try Envelope(decoding: bytes)
        #expect(altered.header.kind != good.header.kind)
        #expect(throws: Refusal.self) { try altered.open(with: samples.agreement) }
    }

    @Test("an envelope cut short anywhere, or with a byte more, is refused")
    func cut() throws {
        let good = try samples.envelope("{}")
        for length in 0..<good.bytes.count {
            #expect(throws: WireFault.self) { try Envelope(decoding: Array(good.bytes.prefix(length))) }
        }
        #expect(throws: WireFault.trailingBytes) { try Envelope(decoding: good.bytes + [0]) }
    }

    @Test("a later version is told apart from damage")
    func version() throws {
        var bytes = try samples.envelope("{}").bytes
        bytes[2] = 9
        #expect(throws: WireFault.unknownVersion(9)) { try Envelope(decoding: bytes) }
    }

    @Test("fields that the format does not allow are refused before sealing")
    func badFields() throws {
        var header = samples.header()
        header.kind = "Registration"
        #expect(throws: WireFault.badField("kind")) { try header.encoded() }
        header = samples.header(kiosk: "../01")
        #expect(throws: WireFault.badField("kiosk")) { try header.encoded() }
        header = samples.header(previous: [1, 2])
        #expect(throws: WireFault.badField("previous")) { try header.encoded() }
        header = samples.header()
        header.officer = String(repeating: "n", count: 41)
        #expect(throws: WireFault.fieldTooLong("officer")) { try header.encoded() }
    }

    @Test("all but the record takes no more than 300 bytes")
    func overhead() throws {
        var people = MadeUpPeople(seed: 3)
        let record = try RecordJSON.encode(samples.registration(of: people.next(), number: 1))
        let envelope = try samples.envelope(String(decoding: record, as: UTF8.self))
        #expect(envelope.bytes.count - record.count <= 300)
    }
}
