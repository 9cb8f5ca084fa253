import Desk
import Foundation
import RuleFiles
import Testing

@Suite("The file of printers' reasons")
struct PrinterReasonFileTests {
    private func read(_ text: String) throws -> PrinterReasons {
        let file = FileManager.default.temporaryDirectory.appending(path: "reasons-\(UUID().uuidString).yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try loadPrinterReasons(from: file.path)
    }

    private static let groups = "groups:\n  - {picture: jam, words: media-jam, stems: [media-jam]}\n"
    private static let rest = "parts: [stapler]\nconditions:\n  - {picture: jam, words: of-part.jam, stems: [jam]}\n"

    @Test("a reason is told by its group, or by its part's condition")
    func reads() throws {
        let reasons = try read(Self.groups + Self.rest)
        #expect(reasons.meaning(of: "media-jam") == .init(picture: "jam", words: "media-jam"))
        #expect(reasons.meaning(of: "stapler-jam") == .init(picture: "jam", words: "of-part.jam", part: "stapler"))
        #expect(reasons.meaning(of: "stapler-strange") == nil)
    }

    @Test(
        "a reason that stands twice, an unknown key and a missing one stop the start",
        arguments: [
            groups + "  - {picture: jam, words: x, stems: [media-jam]}\n" + rest,
            groups.replacingOccurrences(of: "picture", with: "image") + rest, groups,
            groups + rest.replacingOccurrences(of: "[stapler]", with: "[stapler, stapler]"),
        ])
    func broken(text: String) {
        #expect(throws: (any Error).self) { try read(text) }
    }
}
