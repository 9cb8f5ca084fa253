/// One form, to be written as a workbook and as CSV.
public struct FormFile: Sendable {
    /// Without the ending; it names nobody.
    public let name: String
    /// How many lines it has.
    public let count: Int
    let sheets: [WrittenSheet]
    /// Whether a file, read back, says the same.
    let isEqual: @Sendable (_ path: String) throws -> Bool

    init<Line: FormLine>(_ name: String, _ lists: [FormList<Line>]) {
        self.name = name
        count = lists.reduce(0) { $0 + $1.count }
        sheets = lists.enumerated().map { $1.sheet(lists.count > 1 ? $0 + 1 : 0) }
        isEqual = { path in try FormReader<Line>.lists(at: path) == lists }
    }
}
