import Foundation
import Insurance
import InsuranceRules

/// What an import changed.
public struct CatalogueChange: Hashable, Sendable {
    public let entries: Int
    /// The codes that are new.
    public let added: [String]
    /// The codes the list before had and this one has not.
    public let gone: [String]
    /// The codes that mean something else now.
    public let changed: [String]
}

extension CatalogueImport {
    /// Writes the list in the place of the site's former one.
    ///
    /// The former list stays until the new one is whole on the disk; a power cut
    /// leaves one of the two.
    ///
    /// - Parameters:
    ///   - site: The folder of the site's own lists; made when it is not there.
    ///   - former: The entries in use before, by code.
    /// - Throws: ``Refusal`` with `catalogue-rows` when a row is wrong, or none
    ///   is there; nothing is written then.
    public func write(to site: String, origin: Origin, former: [String: String]) throws -> CatalogueChange {
        guard problems.isEmpty else { throw Refusal.catalogueRows(problems.count) }
        guard !rows.isEmpty else { throw Refusal.catalogueEmpty }
        let head = [
            "catalogue: \(kind.rawValue)", "as_of: \(origin.asOf)", "source: \(Self.line(origin.source))",
            "evidence: \(origin.evidence.rawValue)", "seen_in: \(Self.line(origin.file))",
            "imported: \(origin.imported)",
        ]
        let lines = head.map { "# \($0)" } + ([kind.columns] + rows).map { $0.joined(separator: "\t") }
        let folder = URL(filePath: site)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data((lines.joined(separator: "\n") + "\n").utf8)
            .write(to: folder.appending(path: "\(kind.rawValue).tsv"), options: .atomic)
        let now = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[1]) })
        return CatalogueChange(
            entries: rows.count, added: now.keys.filter { former[$0] == nil }.sorted(),
            gone: former.keys.filter { now[$0] == nil }.sorted(),
            changed: now.filter { former[$0.key] != nil && former[$0.key] != $0.value }.keys.sorted())
    }

    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension Refusal {
    fileprivate static func catalogueRows(_ count: Int) -> Refusal {
        Refusal(
            "catalogue-rows",
            """
            \(count) rows cannot be used, so nothing was imported and the former list stays. Mend the rows named above \
            and import the file again.
            """,
            details: ["count": String(count)])
    }

    fileprivate static let catalogueEmpty = Refusal(
        "catalogue-empty",
        "The file has no row below its headings, so nothing was imported and the former list stays.")
}
