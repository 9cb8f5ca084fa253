public import Insurance
public import InsuranceRules

/// A list somebody brought, on its way to the site's folder.
///
/// Rows are taken one by one, the first of them naming the columns. One bad row
/// and nothing is written: the kiosk keeps the list it has.
public struct CatalogueImport {
    /// Where the list comes from, as its head will say.
    public struct Origin: Sendable {
        public var asOf: CalendarDay
        public var source: String
        public var evidence: LegalSource.Evidence
        /// The file it was read from, without its folder.
        public var file: String
        public var imported: CalendarDay

        public init(
            asOf: CalendarDay, source: String, evidence: LegalSource.Evidence, file: String, imported: CalendarDay
        ) {
            self.asOf = asOf
            self.source = source
            self.evidence = evidence
            self.file = file
            self.imported = imported
        }
    }

    public let kind: CatalogueKind
    /// What is wrong, a sentence for each row, in order.
    public private(set) var problems: [String] = []
    /// Columns the file has and the list does not need.
    public private(set) var unused: [String] = []
    private(set) var rows: [[String]] = []
    private var places: [Int?]?
    private var lines: [String: Int] = [:]
    private let provinces: Set<String>

    /// - Parameters:
    ///   - folder: The shipped lists, whose provinces codes are checked against.
    /// - Throws: ``RuleError/malformed(file:reason:)`` for those.
    public init(_ kind: CatalogueKind, shipped folder: String) throws {
        self.kind = kind
        provinces = Set(try loadProvinces(from: folder).flatMap(\.provinces.keys))
    }

    /// Takes a row.
    ///
    /// - Parameters:
    ///   - cells: The texts of its cells, NFC; `nil` for one that is not UTF-8.
    ///   - line: Its number in the file, for the report.
    /// - Throws: ``Refusal`` with `catalogue-columns` when the first row does not
    ///   name the columns.
    public mutating func add(_ cells: [String?], line: Int) throws {
        guard cells.contains(where: { $0?.isEmpty != true }) else { return }
        guard let places else {
            // The head of one of our own lists.
            return cells.first??.hasPrefix("#") == true ? () : try readHeadings(cells)
        }
        var row: [String] = []
        for (column, place) in zip(kind.columns, places) {
            guard let cell = place.map({ $0 < cells.count ? cells[$0] : "" }) ?? "" else {
                return complain(line, "'\(column)' is not UTF-8 text")
            }
            guard !cell.contains(where: { $0 == "\t" || $0.isNewline }) else {
                return complain(line, "'\(column)' has a tab or a line break in it")
            }
            row.append(cell)
        }
        guard let checked = check(row, line) else { return }
        rows.append(checked)
    }

    private mutating func readHeadings(_ cells: [String?]) throws {
        let headings = cells.map { PlainWords($0 ?? "").text }
        let places = kind.columns.map { column in
            headings.firstIndex { CatalogueKind.headings(of: column).contains($0) }
        }
        guard !zip(kind.columns, places).contains(where: { $1 == nil && ["code", "name", "province"].contains($0) })
        else { throw Refusal.catalogueColumns(kind) }
        unused = cells.indices.filter { !places.contains($0) }.compactMap { cells[$0] }.filter { !$0.isEmpty }
        self.places = places
    }

    private mutating func check(_ row: [String], _ line: Int) -> [String]? {
        var row = row
        guard let code = kind.code(row[0]) else {
            complain(line, "the code must be \(kind.codeShape)")
            return nil
        }
        row[0] = code
        guard !row[1].isEmpty, row[1].count <= 120 else {
            complain(line, "the name must have 1 to 120 letters")
            return nil
        }
        if let first = lines.updateValue(line, forKey: code) {
            complain(line, "the code \(code) stands in line \(first) too")
            return nil
        }
        let province = kind == .communes ? row[2] : kind == .facilities ? String(code.prefix(2)) : nil
        if let province, !provinces.contains(province) {
            complain(line, "there is no province \(province)")
            return nil
        }
        if kind == .objects, !row[2].isEmpty, !["1", "2", "3", "4", "5"].contains(row[2]) {
            complain(line, "the level must be 1 to 5, or empty when it is not known")
            return nil
        }
        return row
    }

    private mutating func complain(_ line: Int, _ words: String) { problems.append("line \(line): \(words)") }
}

extension Refusal {
    static func catalogueColumns(_ kind: CatalogueKind) -> Refusal {
        Refusal(
            "catalogue-columns",
            """
            The first row does not name the columns, so nothing was imported. It must hold \
            \(kind.columns.map { "'\($0)'" }.joined(separator: ", ")); in Vietnamese: mã, tên and so on. Other columns \
            may stand beside them.
            """,
            details: ["columns": kind.columns.joined(separator: ", ")])
    }
}
