import Foundation
import Insurance
import Testing

@testable import Forms

@Suite("Sheets that are written")
struct WorkbookWriterTests {
    private static let tricky = [
        "=1+1", "+84", "-5", "@x", "|x", "%x", "'=1", "''@x", "'Lò", "a,b;c\"d", "0126000417", "21/11/2026",
        "Ưu Ẩn Đặng", "<&>",
    ]

    private func sheet(_ rows: [WrittenRow], name: String = "Tờ") -> WrittenSheet {
        WrittenSheet(name: name, widths: [6, 20, 20], rows: rows)
    }

    private func workbook(_ sheets: [WrittenSheet]) throws -> String {
        let path = temporaryFile("xlsx")
        try WorkbookWriter.write(
            sheets, to: path, scratch: TemporaryFiles.folder.path, made: Moment(milliseconds: 1_795_000_000_000))
        return path
    }

    @Test("a workbook holds texts as texts, whatever they begin with, and amounts as numbers")
    func workbook() throws {
        let rows = Self.tricky.map { WrittenRow(.line, [.number(1_366_200), .text($0), .empty]) }
        let path = try workbook([sheet(rows), sheet([WrittenRow(.title, [.text("hai")])], name: "Tờ 2")])
        var read: [[String]] = []
        try readTable(at: path) { row in
            read.append((0..<row.count).map { row.text($0) ?? "?" })
            #expect(row.sheet == 2 || row.isNumber(0) && !row.isNumber(1))
        }
        #expect(read == Self.tricky.map { ["1366200", $0] } + [["hai"]])
    }

    @Test("in CSV no text is a formula, and each is read back as it was")
    func formulas() throws {
        let rows = Self.tricky.map { WrittenRow(.line, [.number(-7), .text($0), .empty]) }
        let bytes = CSVWriter.bytes(of: [sheet(rows)])
        let path = try file(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("\u{FEFF}-7,\"'=1+1\",\r\n"))
        for start in "=+-@|%" { #expect(!text.contains(",\"\(start)")) }
        #expect(text.contains("\"a,b;c\"\"d\""))
        #expect(try texts(path).map { CellText.unguarded($0[1]) } == Self.tricky)
    }

    @Test("texts are made one line of NFC")
    func tidy() {
        #expect(CellText.tidy(" Lò\tThị\u{A0}\nMẫu ".decomposedStringWithCanonicalMapping) == "Lò Thị  Mẫu")
    }

    @Test("the same sheets give the same bytes, and a long one is the same as a short one")
    func same() throws {
        let rows = (1...WorkbookWriter.manyRows).map { WrittenRow(.line, [.number($0), .text("Lò \($0)")]) }
        let paths = [try workbook([sheet(rows)]), try workbook([sheet(rows)])]
        let bytes = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
        #expect(bytes[0] == bytes[1])
        #expect(try texts(paths[0]) == (1...WorkbookWriter.manyRows).map { [String($0), "Lò \($0)"] })
    }

    @Test("a file that cannot be written is told by its reason")
    func closed() {
        #expect(throws: Refusal.self) {
            try WorkbookWriter.write(
                [sheet([])], to: "/nowhere/x.xlsx", scratch: TemporaryFiles.folder.path, made: Moment(milliseconds: 0))
        }
        #expect(Refusal.exportFailed(ENOSPC) == .exportDiskFull && Refusal.exportFailed(EROFS) == .exportFolderClosed)
    }
}
