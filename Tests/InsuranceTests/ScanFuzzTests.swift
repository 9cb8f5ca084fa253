import Foundation
import Insurance
import TestSupport
import Testing

@Suite("scans that are no scans") struct ScanFuzzTests {
    /// Reads anything and writes the report, which no input may stop.
    private func kind(of text: String) throws -> String {
        let report = ScanReport(Scan(text), codes: ScanSamples.codes)
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
        let kind = try #require(json?["kind"] as? String)
        #expect((kind == "unknown") == (json?["reason"] != nil))
        return kind
    }

    @Test("every sample is known, and stays so with blanks and a line end around it")
    func whole() throws {
        for sample in ScanSamples.all {
            #expect(try kind(of: sample) != "unknown")
            #expect(try kind(of: " \(sample)\r\n") == kind(of: sample))
        }
    }

    @Test("every beginning of a sample is answered, and a payment code cut off is never one")
    func cutOff() throws {
        for sample in ScanSamples.all {
            for count in 0..<sample.count {
                let kind = try kind(of: String(sample.prefix(count)))
                #expect(kind != "vietqr")
            }
        }
    }

    @Test("random bytes, and samples with random bytes in them, are answered", arguments: 1...8 as ClosedRange<UInt64>)
    func random(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let signs = Array("0123456789|$-/ abcdefGDHSNamữđ\u{0}\u{FFFD}\r\n".utf8)
        for round in 0..<400 {
            var bytes = Array(ScanSamples.all.randomElement(using: &random)!.utf8)
            if round % 4 == 0 { bytes = (0..<Int.random(in: 0...300, using: &random)).map { _ in 0 } }
            for index in bytes.indices where round % 4 == 0 || Int.random(in: 0..<20, using: &random) == 0 {
                bytes[index] =
                    round % 2 == 0 ? UInt8.random(in: 0...255, using: &random) : signs.randomElement(using: &random)!
            }
            if Bool.random(using: &random), !bytes.isEmpty {
                bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random))
            }
            _ = try kind(of: String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("no reason and no warning repeats what was scanned")
    func silence() throws {
        for sample in ScanSamples.all {
            for changed in [sample.replacing("0", with: "7"), String(sample.dropLast(3)), sample + "\u{FFFD}"] {
                let scan = Scan(changed)
                let words = scan.error?.description ?? ""
                #expect(!words.contains("MẪU") && !words.contains("NGUYEN") && !words.contains("0001"))
            }
        }
    }
}
