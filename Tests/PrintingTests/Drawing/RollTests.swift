import Desk
import Foundation
import Printing
import TestSupport
import Testing

@Suite("A paper from a roll", .serialized)
struct RollTests {
    private func receipt(lines count: Int) -> [String: String] {
        let lines = (1...count).map { "LÒ THỊ HOÀNG THIÊN \($0): BHXH tự nguyện, 12 tháng, bản giấy\t3.168.000 đ" }
        return ["lines": lines.joined(separator: "\n")]
    }

    @Test("is cut below what stands on it: every line makes it longer, and nothing else changes")
    func cut() async throws {
        var heights: [Double] = []
        for count in [1, 2, 12] {
            let size = try await Paper("receipt", receipt(lines: count)).size()
            #expect(abs(size[0] - 80) < 0.05)
            // Whole millimetres, so that the printer is told few sizes.
            #expect(abs(size[1] - size[1].rounded()) < 0.05)
            heights.append(size[1])
        }
        #expect(heights[0] < heights[1] && heights[1] < heights[2])
        // Each of these takes three lines of type, 3.97 mm apart, and 1.2 mm to the next.
        #expect(abs((heights[2] - heights[0]) / 11 - 13.1) < 0.5)
        // Drawn 297 mm long; what stands on it is much shorter.
        let short = try await Paper("leaflet-slip", try Leaflet.madeUp(.slip, plans: 1).fields).size()
        let long = try await Paper("leaflet-slip", try Leaflet.madeUp(.slip, plans: 4, members: 5).fields).size()
        #expect(short[1] < 170 && long[1] > 297)
    }

    @Test("names both ways in which a receipt was paid")
    func methods() async throws {
        let text = try await Paper("receipt", ["method": "Tiền mặt, chuyển khoản"]).text()
        #expect(text.contains("Tiềnmặt,chuyểnkhoản"))
    }

    @Test("holds the receipt of six people with two insurances each, and its symbol is read")
    func household() async throws {
        let paper = try await Paper("receipt", receipt(lines: 12), training: true)
        let text = try await paper.text()
        for line in 1...12 { #expect(text.contains("THIÊN\(line):")) }
        #expect(try await paper.symbol() == Templates.sample("receipt")["qr"])
    }

    @Test("moves what is drawn and filled in below the lines, and nothing above them")
    func moves() async throws {
        let (short, long) = (
            try await Paper("receipt", receipt(lines: 1)), try await Paper("receipt", receipt(lines: 12))
        )
        let grown = try await long.size()[1] - short.size()[1]
        // A word of the art and a field on either side of the lines.
        for (word, moved) in [("BIÊN", 0), ("0000417", 0), ("Tổng", grown), ("2.488.200", grown), ("Lý", grown)] {
            let before = try #require(try await short.height(of: word))
            let after = try #require(try await long.height(of: word))
            #expect(abs(after - before - moved) < 0.1, "\(word)")
        }
        let last = try #require(try await long.height(of: "12:"))
        #expect(try await long.height(of: "Tổng")! > last)
    }

    @Test("that would be longer than the longest piece is refused before anything is printed")
    func tooLong() async throws {
        let problems = try await Templates.renderer.get().problems(
            template: "receipt", fields: try Templates.sample("receipt").merging(receipt(lines: 50)) { $1 })
        #expect(problems == [.doesNotFit(template: "receipt", field: "lines")])
    }

    @Test("tells the printer its own size, or the template's where the printer knows fixed sizes only")
    func media() async throws {
        let fields = try Templates.sample("receipt").merging(receipt(lines: 12)) { $1 }
        let paper = try await Templates.renderer.get().printable(template: "receipt", fields: fields, training: false)
        let height = try await Paper("receipt", receipt(lines: 12)).size()[1]
        #expect(paper.media == "custom_receipt_80x\(Int(height.rounded()))mm")
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace("longest: 600}", with: "longest: 600, fixedMedia: true}", in: "receipt/template.yaml")
        let fixed = try await DocumentRenderer(templates: copy.folder).printable(
            template: "receipt", fields: fields, training: false)
        #expect(fixed.media == "om_receipt_80x180mm" && fixed.bytes == paper.bytes)
        let sheet = try await Templates.renderer.get().printable(
            template: "book-cover", fields: try Templates.sample("book-cover"), training: false)
        #expect(sheet.media == "iso_a5_148x210mm")
    }

    @Test("draws each length the same way, however many lengths there were before")
    func again() async throws {
        let first = try await Paper("receipt", receipt(lines: 3)).bytes
        for count in 1...30 { _ = try await Paper("receipt", receipt(lines: count)) }
        #expect(try await Paper("receipt", receipt(lines: 3)).bytes == first)
    }
}

extension Paper {
    /// How far down its page a word stands, in millimetres.
    fileprivate func height(of word: String) async throws -> Double? {
        let file = URL.temporaryDirectory.appending(path: UUID().uuidString + ".pdf")
        defer { try? FileManager.default.removeItem(at: file) }  // only a leftover
        try Data(bytes).write(to: file)
        let words = try await run("pdftotext", ["-bbox", file.path, "-"])
        let line = words.split(separator: "\n").first { $0.contains(">\(word)<") }
        return line?.firstMatch(of: /yMin="([0-9.]+)"/).flatMap { Double($0.1) }.map { $0 * 25.4 / 72 }
    }
}
