import ArgumentParser
import Desk
import Forms
import Foundation
import Insurance
import InsuranceRules
import RuleFiles

/// `kiosk import catalogue`: puts a list of the site's own in the place of the shipped one.
struct ImportCatalogueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue",
        abstract: "Take over a list staff pick from: facilities, communes, health_card_objects, …",
        discussion: """
            The file is CSV in UTF-8 or a workbook (.xlsx). Its first row names the columns: code and name (mã, tên), \
            and place, province, level or also where the list has them. One row that cannot be used and nothing is \
            taken over. The list lies in the data folder beside the ledger; a running kiosk reads it at its next start.
            """)

    @OptionGroup var site: SettingsOption
    @Option(help: "The day the list is of, YYYY-MM-DD; today when left out.", transform: readDay)
    var asOf: CalendarDay?
    @Option(help: "Who made the list, such as an office and the number of its letter.") var source: String
    @Option(help: "How well it is known: official, press, code or none.", transform: Self.evidence)
    var evidence: LegalSource.Evidence
    @Argument(help: "Which list: \(Self.names).", transform: Self.kind)
    var name: CatalogueKind
    @Argument(help: "The file.") var file: String

    func run() throws {
        let site = try Site(site.read())
        var list = try CatalogueImport(name, shipped: site.settings.folders.catalogues)
        try readTable(at: file) { row in
            try list.add((0..<row.count).map { row.text($0)?.precomposedStringWithCanonicalMapping }, line: row.number)
        }
        if !list.unused.isEmpty { print("columns not used: \(list.unused.joined(separator: ", "))") }
        for problem in list.problems.prefix(20) { FileHandle.standardError.write(Data("\(problem)\n".utf8)) }
        if list.problems.count > 20 {
            FileHandle.standardError.write(Data("… \(list.problems.count - 20) more\n".utf8))
        }
        let today = SystemClock().now().day
        let change = try list.write(
            to: site.settings.catalogues,
            origin: .init(
                asOf: asOf ?? today, source: source, evidence: evidence, file: URL(filePath: file).lastPathComponent,
                imported: today),
            former: try site.catalogues.names(of: name) ?? knownObjects(site))
        report(change)
        for status in try Site(site.settings).catalogues.statuses where status.name == name.rawValue { print(status) }
    }

    private static let names = CatalogueKind.allCases.map(\.rawValue).joined(separator: ", ")

    private static func kind(_ word: String) throws -> CatalogueKind {
        guard let kind = CatalogueKind(rawValue: word) else {
            throw ValidationError("A list is one of: \(names).")
        }
        return kind
    }

    private static func evidence(_ word: String) throws -> LegalSource.Evidence {
        guard let evidence = LegalSource.Evidence(rawValue: word) else {
            throw ValidationError("How well it is known is one of: official, press, code, none.")
        }
        return evidence
    }

    private func knownObjects(_ site: Site) throws -> [String: String] {
        try loadKnownCodes(from: site.settings.folders.catalogues, site: site.settings.catalogues).objects
            .mapValues(\.name)
    }

    private func report(_ change: CatalogueChange) {
        print("\(name.rawValue): \(change.entries) entries taken over")
        for (word, codes) in [("new", change.added), ("gone", change.gone), ("renamed", change.changed)]
        where !codes.isEmpty {
            let more = codes.count > 10 ? ", …" : ""
            print("  \(word): \(codes.count) (\(codes.prefix(10).joined(separator: ", "))\(more))")
        }
        print("A running kiosk reads the list at its next start.")
    }
}
