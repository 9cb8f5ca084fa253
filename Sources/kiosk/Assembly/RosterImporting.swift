import Desk
import Forms
import Foundation
import Insurance
import Ledger
import RuleFiles

/// Joins the reading of a list with the file it goes to.
final class RosterImporting {
    private(set) var tally = RosterTally()
    private let form: RosterForm
    private let destination: RosterImport
    private let report: RosterReport?
    private let area: String?

    /// - Parameters:
    ///   - day: The day the list was made.
    ///   - area: What it is called, where that is not left to its addresses.
    ///   - report: The file that tells which rows were left out and why.
    init(_ site: Site, file: String, of day: CalendarDay, area: String?, report: String?) throws {
        let settings = site.settings
        form = RosterForm(
            at: file, of: day,
            codes: try loadKnownCodes(from: settings.folders.catalogues, site: settings.catalogues),
            relations: site.catalogues.relations, gazetteer: site.catalogues.places)
        try FileManager.default.createDirectory(
            atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        destination = RosterImport(
            into: settings.rosterFile, key: try site.keys.dataKey(), listOf: day, at: SystemClock().now())
        let words = try site.words()
        func sentence(_ language: String) -> (String) -> String {
            { code in words[language]?["roster.row.\(code)"] ?? code }
        }
        self.report = try report.map {
            try RosterReport(at: $0, vietnamese: sentence("vi"), english: sentence("en"))
        }
        self.area = area
    }

    /// Reads and takes in the whole list, or nothing.
    func run() throws -> RosterStatus {
        let status = try destination.run { add in
            try form.read(
                accept: { listed in
                    switch try add(listed.person, listed.commune) {
                    case .added:
                        tally.count(listed)
                        return nil
                    case .twice:
                        return RowTrouble(
                            .twice, listed.person.person.personalID == nil ? .socialInsuranceCode : .personalID)
                    case .nameUnheardOf: return RowTrouble(.nameUnheardOf, .name)
                    }
                },
                refuse: { row in
                    tally.refuse(row)
                    try report?.add(row)
                })
            return RosterImport.Origin(area: tally.areaName(area), refused: tally.refused)
        }
        try report?.close()
        return status
    }

    /// The day in Vietnam on which a file was last changed.
    ///
    /// - Throws: `table-missing`, as reading it would.
    static func lastChange(of file: String) throws -> CalendarDay {
        let facts = try? FileManager.default.attributesOfItem(atPath: file)  // What is not there is told below.
        guard let changed = facts?[.modificationDate] as? Date else {
            throw Refusal(
                "table-missing",
                "The file cannot be opened, so nothing was imported. Check its name and that you may read it.")
        }
        return Moment(milliseconds: Int(changed.timeIntervalSince1970 * 1000)).day
    }
}

/// What an import has counted.
struct RosterTally {
    private(set) var people = 0
    private(set) var refused = 0
    private var lastRefused: (sheet: Int, row: Int)?
    private var communes: [String: String] = [:]
    private var provinces: Set<String> = []

    mutating func count(_ listed: ListedPerson) {
        people += 1
        if communes[listed.commune] == nil { communes[listed.commune] = listed.communeName }
        if !listed.provinceName.isEmpty { provinces.insert(listed.provinceName) }
    }

    /// A row counts once, whatever is wrong with it.
    mutating func refuse(_ row: RefusedRow) {
        if lastRefused.map({ $0 != (row.sheet, row.row) }) ?? true { refused += 1 }
        lastRefused = (row.sheet, row.row)
    }

    /// The list's name: as given, or its one commune, or its one province.
    func areaName(_ given: String?) -> String {
        if let given { return given }
        let names = Set(communes.values).filter { !$0.isEmpty }
        if names.count == 1, let name = names.first { return name }
        if provinces.count == 1, let name = provinces.first { return name }
        return names.sorted().prefix(3).joined(separator: ", ") + (names.count > 3 ? ", …" : "")
    }
}
