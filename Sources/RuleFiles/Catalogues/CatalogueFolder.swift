import Desk
import Foundation
import Insurance

/// Where a list is read from: the site's own copy, or the shipped one.
struct CatalogueFolder {
    let shipped: String
    let site: String?

    /// The site's copy of a list, when it has one.
    func siteFile(_ name: String) -> String? {
        let file = site.map { "\($0)/\(name).tsv" }
        return file.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
    }

    func table(_ name: String, columns: [String]) throws -> CatalogueTable {
        try CatalogueTable(siteFile(name) ?? "\(shipped)/\(name).tsv", columns: columns)
    }

    /// A list to pick from in the order of its file.
    func shortList(_ name: String) throws -> (list: ShortList, status: CatalogueStatus) {
        let table = try table(name, columns: CatalogueKind.named)
        var entries: [ListEntry] = []
        table.forEachRow { row in entries.append(ListEntry(code: row[0], name: row[1], also: row[2])) }
        return (ShortList(entries), table.head.status(entries: table.count))
    }
}
