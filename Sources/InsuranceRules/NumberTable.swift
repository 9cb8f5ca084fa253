/// Numbers by whole numbers, such as factors by year.
public struct NumberTable: RuleValue {
    /// One line of the table.
    public struct Row: Hashable, Sendable {
        public let at: Int
        public let number: Int
    }

    /// At least one; `at` strictly increases.
    public let rows: [Row]

    public static var shape: String { "a table of whole numbers that the unit allows, with whole numbers as keys" }

    public init?(_ content: RuleContent, in unit: RuleUnit) {
        guard case .table(let texts) = content, !texts.isEmpty else { return nil }
        var rows: [Row] = []
        for (key, text) in texts {
            guard let at = Int(key), at >= 0, String(at) == key, let number = Int(.word(text), in: unit) else {
                return nil
            }
            rows.append(Row(at: at, number: number))
        }
        self.rows = rows.sorted { $0.at < $1.at }
    }

    public func words(in unit: RuleUnit) -> String {
        rows.map { "\($0.at) → \(unit.words($0.number))" }.joined(separator: ", ")
    }

    /// The number of exactly this row.
    public func number(at place: Int) -> Int? { rows.first { $0.at == place }?.number }

    /// The number of the last row that `place` has reached; `nil` before the first.
    public func number(upTo place: Int) -> Int? { rows.last { $0.at <= place }?.number }
}

/// Numbers that grow evenly from row to row and stay after the last.
public struct GrowingScale: RuleValue {
    public let table: NumberTable

    public static var shape: String { "\(NumberTable.shape), none smaller than the one before" }

    public init?(_ content: RuleContent, in unit: RuleUnit) {
        guard let table = NumberTable(content, in: unit),
            zip(table.rows, table.rows.dropFirst()).allSatisfy({ $0.number <= $1.number })
        else { return nil }
        self.table = table
    }

    public func words(in unit: RuleUnit) -> String { table.words(in: unit) }

    /// The number at a place on or between rows, rounded half up.
    ///
    /// - Parameters:
    ///   - place: How far to go, counted in `parts` of the key: with 12 parts,
    ///     months on a scale by years.
    /// - Returns: `nil` before the first row.
    public func number(at place: Int, parts: Int = 1) -> Int? {
        guard let first = table.rows.first, place >= first.at * parts else { return nil }
        for (low, high) in zip(table.rows, table.rows.dropFirst()) where place < high.at * parts {
            let rise = (high.number - low.number) * (place - low.at * parts)
            return low.number + roundedHalfUp(rise, over: (high.at - low.at) * parts)
        }
        return table.rows.last?.number
    }
}
