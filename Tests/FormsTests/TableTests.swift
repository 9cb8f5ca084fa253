import Foundation
import Insurance
import Testing

@testable import Forms

@Suite("Tables people bring")
struct TableTests {
    private func rows(_ path: String) throws -> [[String]] {
        var rows: [[String]] = []
        try readTable(at: path) { row in rows.append((0..<row.count).map { row.text($0) ?? "?" }) }
        return rows
    }

    // MARK: CSV

    @Test(
        "a comma, a semicolon or a tab parts the fields, whatever addresses hold",
        arguments: [",", ";", "\t"])
    func separators(_ separator: String) throws {
        let lines = [
            ["STT", "Họ tên", "Địa chỉ"], ["1", "Lò Thị Mẫu", "\"Bản Mẫu, xã Thử; tổ 1\""],
            ["2", "Vàng \"A\" Thử", "\"nói \"\"to\"\"\nhai dòng\""],
        ]
        let text = "\u{FEFF}" + lines.map { $0.joined(separator: separator) }.joined(separator: "\r\n")
        #expect(
            try rows(file(text.utf8)) == [
                ["STT", "Họ tên", "Địa chỉ"], ["1", "Lò Thị Mẫu", "Bản Mẫu, xã Thử; tổ 1"],
                ["2", "Vàng A Thử", "nói \"to\"\nhai dòng"],
            ])
    }

    @Test("a quote that nobody closes means that the end of the file is missing")
    func unclosed() throws {
        let path = try file("a,b\n1,\"Lò".utf8)
        #expect(throws: Refusal.tableDamaged) { try rows(path) }
    }

    @Test("a file in another alphabet is refused, and a byte that is no UTF-8 shows in its cell alone")
    func alphabets() throws {
        #expect(throws: Refusal.tableNotText) { try rows(file([0xFF, 0xFE, 0x41, 0x00])) }
        #expect(throws: Refusal.tableNotText) { try rows(file([0x41, 0x00, 0x42, 0x00])) }
        #expect(try rows(file(Array("a,".utf8) + [0xC3, 0x28] + Array(",b".utf8))) == [["a", "?", "b"]])
        #expect(throws: Refusal.tableMissing) { try rows("/nowhere/list.csv") }
        #expect(throws: Refusal.tableLocked) { try rows(file([0xD0, 0xCF, 0x11, 0xE0, 0xA1])) }
    }

    // MARK: Workbooks

    @Test("shared texts, texts in cells, numbers and gaps come out as the sheet shows them")
    func cells() throws {
        let sheet: [[MadeUpWorkbook.Cell]] = [
            [.text("A & <B>"), .nothing, .inline("Ẩn"), .number("10190000001")],
            [.nothing, .number("1.0190000001E10"), .number("1.5")],
        ]
        let path = try MadeUpWorkbook(sheets: [sheet, [[.text("tờ hai")]]]).write()
        #expect(
            try rows(path) == [
                ["A & <B>", "", "Ẩn", "10190000001"], ["", "10190000001", "1.5"], ["tờ hai"],
            ])
    }

    @Test("a workbook cut short, or with one byte turned, is damaged and says so")
    func damaged() throws {
        let many = (1...3000).map { [MadeUpWorkbook.Cell.inline("Người Mẫu \($0 &* 7919)")] }
        let path = try MadeUpWorkbook(sheets: [many]).write()
        let whole = try Data(contentsOf: URL(filePath: path))
        #expect(try rows(path).count == 3000)
        #expect(throws: Refusal.tableDamaged) { try rows(file(whole.dropLast(whole.count / 3))) }
        // The sheet is by far the largest member, so the middle of the file lies in it.
        var turned = whole
        turned[turned.count / 2] ^= 0x55
        #expect(throws: Refusal.tableDamaged) { try rows(file(turned)) }
        var missing = MadeUpWorkbook(sheets: [many])
        missing.sheets = []
        #expect(try rows(missing.write()) == [])
    }

    @Test("a document type, and so a text that grows of itself, is refused")
    func entities() throws {
        var book = MadeUpWorkbook(sheets: [[[.text("a")]]])
        book.prologue = "<!DOCTYPE sst [<!ENTITY x \"ha\">]>"
        let path = try book.write()
        #expect(throws: Refusal.tableDamaged) { try rows(path) }
    }
}
