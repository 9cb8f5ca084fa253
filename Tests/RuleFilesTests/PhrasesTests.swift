import Foundation
import InsuranceRules
import RuleFiles
import Testing

@Suite("words people read") struct PhrasesTests {
    private func phrases(_ text: String) throws -> [String: String] {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".yaml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }  // a left-over file harms nobody
        return try loadPhrases(from: file.path)
    }

    @Test("tables inside tables join their keys with dots")
    func nested() throws {
        let read = try phrases(
            """
            receipt: Biên lai
            errors:
              bad-input: Kiểm tra lại ô được đánh dấu.
              deep: {more: "Có: dấu hai chấm"}
            total.vsi: "123"
            """)
        #expect(
            read == [
                "receipt": "Biên lai", "errors.bad-input": "Kiểm tra lại ô được đánh dấu.",
                "errors.deep.more": "Có: dấu hai chấm", "total.vsi": "123",
            ])
    }

    @Test("text comes out in NFC, however it was typed")
    func normal() throws {
        let read = try phrases("a: \("Biên lai tạm".decomposedStringWithCanonicalMapping)\n")
        #expect(Array(read["a", default: ""].unicodeScalars) == Array("Biên lai tạm".unicodeScalars))
    }

    @Test(
        "what is not a text for each key is refused",
        arguments: [
            "", "- a\n- b\n", "a:\n", "a: ''\n", "a: null\n", "a: [x, y]\n", "a: x\na: y\n", "a.b: x\na: {b: y}\n",
            "a: {b: x\n", "'': x\n",
        ])
    func refused(text: String) {
        let error = #expect(throws: RuleError.self) { try phrases(text) }
        #expect(error?.code == "rule-file-malformed")
    }
}
