import CZip
import Foundation
import Testing

/// Writes workbooks as spreadsheets do, small ones for tests.
struct MadeUpWorkbook {
    enum Cell {
        case text(String)
        case inline(String)
        /// As the file writes it: `10190000001`, `1.0190000001E10`.
        case number(String)
        case nothing
    }

    var sheets: [[[Cell]]] = []
    var countsFrom1904 = false
    /// What stands before the shared texts' root.
    var prologue = ""

    /// The members of the ZIP file by name.
    var members: [String: String] {
        var shared: [String] = []
        var members: [String: String] = [:]
        for (index, rows) in sheets.enumerated() {
            members["xl/worksheets/sheet\(index + 1).xml"] = sheet(rows, &shared)
        }
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        members["xl/sharedStrings.xml"] =
            head + prologue + "<sst xmlns=\"m\">"
            + shared.map { "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">\($0)</t></r></si>" }.joined() + "</sst>"
        let names = sheets.indices.map { "<sheet name=\"Tờ \($0 + 1)\" sheetId=\"\($0 + 7)\" r:id=\"rId\($0 + 3)\"/>" }
        members["xl/workbook.xml"] =
            head + "<x:workbook xmlns:x=\"m\"><x:workbookPr date1904=\"\(countsFrom1904 ? 1 : 0)\"/><x:sheets>"
            + names.joined() + "</x:sheets></x:workbook>"
        let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        members["xl/_rels/workbook.xml.rels"] =
            head + "<Relationships><!-- a > b -->"
            + sheets.indices.map {
                "<Relationship Id=\"rId\($0 + 3)\" Type=\"\(type)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
            }.joined() + "</Relationships>"
        return members
    }

    private func sheet(_ rows: [[Cell]], _ shared: inout [String]) -> String {
        var xml = "<worksheet><sheetData>"
        for (row, cells) in rows.enumerated() {
            xml += "<row r=\"\(row + 1)\">"
            for (column, cell) in cells.enumerated() {
                let name = Self.name(column) + String(row + 1)
                switch cell {
                case .nothing: xml += "<c r=\"\(name)\" s=\"1\"/>"
                case .number(let digits): xml += "<c r=\"\(name)\"><v>\(digits)</v></c>"
                case .inline(let text):
                    xml += "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(Self.escaped(text))</t></is></c>"
                case .text(let text):
                    xml += "<c r=\"\(name)\" t=\"s\"><v>\(shared.count)</v></c>"
                    shared.append(Self.escaped(text))
                }
            }
            xml += "</row>"
        }
        return xml + "</sheetData></worksheet>"
    }

    private static func name(_ column: Int) -> String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
        return column < 26 ? letters[column] : letters[column / 26 - 1] + letters[column % 26]
    }

    private static func escaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&#60;")
    }

    /// Writes the workbook into a folder of its own.
    func write() throws -> String {
        let path = temporaryFile("xlsx")
        var trouble: Int32 = 0
        let archive = try #require(zip_open(path, ZIP_CREATE, &trouble))
        var kept: [UnsafeMutableRawPointer] = []
        for (name, text) in members {
            let bytes = Array(text.utf8)
            let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 1)
            copy.copyMemory(from: bytes, byteCount: bytes.count)
            kept.append(copy)
            let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 0)
            _ = zip_file_add(archive, name, source, 0)
        }
        zip_close(archive)
        kept.forEach { $0.deallocate() }
        return path
    }
}
