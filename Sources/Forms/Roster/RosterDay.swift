import Insurance

/// Days as lists write them.
enum RosterDay {
    /// Reads `21/11/1990`, `1/9/1990`, `21-11-1990`, `1990-11-21`, or a
    /// spreadsheet's count of days.
    ///
    /// - Parameter column: Where the text stands in `row`; a count is believed
    ///   only in a cell that is a number.
    static func day(_ text: String, in row: TableRow, _ column: Int?) -> CalendarDay? {
        if column.map(row.isNumber) == true {
            return Int(text).flatMap { serial($0, in: row) }
        }
        let written = text.prefix { $0 != " " && $0 != "T" }
        return CalendarDay(String(written))
            ?? CalendarDay(vietnamese: String(written.map { "-.".contains($0) ? "/" : $0 }))
    }

    /// A day of birth; also `1990`, and `0/0/1990` where only the year is known.
    static func birth(_ text: String, in row: TableRow, _ column: Int?) -> BirthDate? {
        if text.utf8.count == 4, let year = Int(text) { return .year(year) }
        if let day = day(text, in: row, column) { return .day(day) }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4, parts[..<2].allSatisfy({ ["0", "00", ""].contains($0) })
        else { return nil }
        return Int(parts[2]).map(BirthDate.year)
    }

    /// The day of a count by which 1 March 1900 is 61, as in all spreadsheets.
    ///
    /// Before that day they disagree. Some workbooks count from 1904 and say so.
    private static func serial(_ count: Int, in row: TableRow) -> CalendarDay? {
        let days = count + (row.countsFrom1904 ? 1462 : 0)
        return (61...73_050).contains(days) ? CalendarDay(ordinal: days - 25_569) : nil
    }
}
