import Insurance

/// An Excel workbook (.xlsx), read sheet by sheet.
struct Workbook {
    private let archive: ZipArchive
    private let texts: SharedTexts
    private let sheets: [String]
    private let countsFrom1904: Bool

    private static let book = "xl/workbook.xml"

    /// - Throws: `table-damaged`, `table-locked`, `table-too-large`.
    init(_ path: String) throws {
        archive = try ZipArchive(path)
        texts = try archive.member("xl/sharedStrings.xml").map(SharedTexts.init) ?? SharedTexts()
        let targets = try Workbook.targets(in: archive)
        var (names, countsFrom1904): ([String], Bool) = ([], false)
        var xml = try XMLScanner(Workbook.needed(archive.member(Workbook.book)))
        while let event = try xml.next() {
            guard event == .open else { continue }
            if xml.isNamed("workbookPr") { countsFrom1904 = ["1", "true"].contains(xml.attribute("date1904")) }
            if xml.isNamed("sheet"), let target = Workbook.relation(of: xml).flatMap({ targets[$0] }) {
                names.append(target)
            }
        }
        sheets = names
        self.countsFrom1904 = countsFrom1904
    }

    /// - Throws: `table-damaged`, `table-locked`, and what `body` throws.
    func forEach(_ body: (TableRow) throws -> Void) throws {
        for (index, name) in sheets.enumerated() {
            var sheet = try SheetReader(
                Workbook.needed(archive.member(name)), number: index + 1, texts: texts, countsFrom1904: countsFrom1904)
            try sheet.forEach(body)
        }
    }

    /// A sheet's relation, `r:id`, which stands behind its number, `sheetId`.
    private static func relation(of xml: XMLScanner) -> String? { xml.attribute("id") }

    /// Where each relation of the workbook leads.
    private static func targets(in archive: ZipArchive) throws -> [String: String] {
        var targets: [String: String] = [:]
        var xml = try XMLScanner(needed(archive.member("xl/_rels/workbook.xml.rels")))
        while let event = try xml.next() {
            guard event == .open, xml.isNamed("Relationship"), xml.attribute("Type")?.hasSuffix("/worksheet") == true,
                let id = xml.attribute("Id"), let target = xml.attribute("Target")
            else { continue }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        return targets
    }

    private static func needed(_ member: ZipMember?) throws -> ZipMember {
        guard let member else { throw Refusal.tableDamaged }
        return member
    }
}
