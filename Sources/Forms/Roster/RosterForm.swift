public import Desk
public import Insurance

/// A list of the people of a commune or a province, as offices send it.
public struct RosterForm {
    private let path: String
    private let reader: RosterRowReader

    /// Titles of a list stand in one of its first rows.
    private static let rowsBeforeTitles = 30

    /// - Parameters:
    ///   - day: The day the list was made; births and codes are of that day at most.
    ///   - relations: The catalogue of relations to the head of a household.
    ///   - gazetteer: Names communes by their code, and knows what became of old ones.
    public init(
        at path: String, of day: CalendarDay, codes: KnownCodes, relations: ShortList, gazetteer: any Gazetteer
    ) {
        self.path = path
        reader = RosterRowReader(
            day: day, codes: codes, relations: ListedRelations(relations),
            places: RosterPlaces(on: day, codes: codes, gazetteer: gazetteer))
    }

    /// Reads the list row by row; of a workbook all sheets that have the titles.
    ///
    /// - Parameters:
    ///   - accept: Takes a person who is listed properly, and may still find
    ///     something wrong with their row.
    ///   - refuse: Told of each thing that is wrong with a row.
    /// - Throws: What ``readTable(at:_:)`` throws; `roster-titles-missing`.
    public func read(
        accept: (ListedPerson) throws -> RowTrouble?, refuse: (RefusedRow) throws -> Void
    ) throws {
        var sheet = SheetState()
        var best: RosterHeader?
        var isListed = false
        try readTable(at: path) { row in
            if row.sheet != sheet.number { sheet = SheetState(number: row.sheet) }
            guard !row.isBlank else { return }
            guard let header = sheet.header else {
                guard sheet.rowsSeen < Self.rowsBeforeTitles else { return }
                sheet.rowsSeen += 1
                let titles = RosterHeader(row)
                if titles.missing.isEmpty { sheet.header = titles }
                if titles.count > best?.count ?? 0 { best = titles }
                isListed = isListed || titles.missing.isEmpty
                return
            }
            let isFirst = sheet.isFirst
            sheet.isFirst = false
            if isFirst, RosterHeader.isNumbering(row) { return }
            let (person, found) = reader.read(row, header)
            var troubles = found
            if let person, let trouble = try accept(person) { troubles.append(trouble) }
            for trouble in troubles {
                try refuse(
                    RefusedRow(
                        sheet: row.sheet, row: row.number, trouble: trouble, title: header.title(trouble.column)))
            }
        }
        guard isListed else { throw Refusal.rosterTitlesMissing(best?.missing ?? RosterHeader.needed) }
    }
}

/// Something that is wrong with a row.
public struct RefusedRow: Hashable, Sendable {
    /// From 1, as the workbook shows them.
    public let sheet: Int
    public let row: Int
    public let trouble: RowTrouble
    /// The column's title in the file.
    public let title: String
}

private struct SheetState {
    var number = 0
    var header: RosterHeader?
    var rowsSeen = 0
    var isFirst = true
}
