import Insurance

/// Where the columns of a list are.
struct RosterHeader {
    private let columns: [RosterColumn: Int]
    /// The titles as they stand in the file.
    private let titles: [RosterColumn: String]

    /// Reads a row as one of titles; a title that comes twice counts once.
    init(_ row: TableRow) {
        var (columns, titles): ([RosterColumn: Int], [RosterColumn: String]) = ([:], [:])
        for index in 0..<row.count {
            guard let title = row.text(index), let column = RosterColumn(title: title), columns[column] == nil
            else { continue }
            columns[column] = index
            titles[column] = title
        }
        self.columns = columns
        self.titles = titles
    }

    subscript(_ column: RosterColumn) -> Int? { columns[column] }

    func title(_ column: RosterColumn) -> String { titles[column] ?? column.rawValue }

    /// How many columns were recognised.
    var count: Int { columns.count }

    /// What a list cannot do without and this one has not, each with a title
    /// that would do.
    var missing: [String] {
        Self.groups.filter { group in group.columns.allSatisfy { columns[$0] == nil } }.map(\.title)
    }

    /// What every list needs.
    static var needed: [String] { groups.map(\.title) }

    private static let groups: [(title: String, columns: [RosterColumn])] = [
        ("Họ và tên", [.name]), ("Ngày sinh", [.birth, .yearOfBirth]),
        ("Số CCCD / Mã số BHXH", [.personalID, .oldID, .socialInsuranceCode]),
    ]

    /// Whether a row only numbers the columns: `1 2 3`, `(1) (2)`, `A B 1`.
    static func isNumbering(_ row: TableRow) -> Bool {
        (0..<row.count).allSatisfy { index in
            guard let text = row.text(index) else { return false }
            let inner = text.filter { !"()[].".contains($0) }
            return (1...2).contains(inner.count) && inner.allSatisfy { $0.isASCII }
        }
    }
}
