/// A row of a table, as it was read.
public struct TableRow {
    /// Which sheet of the workbook, from 1; a text file has one.
    public internal(set) var sheet = 1
    /// The row's number, as a spreadsheet shows it, from 1.
    public internal(set) var number = 0
    /// Whether the days in it are counted from 1904.
    var countsFrom1904 = false

    private var bytes: [UInt8] = []
    private var cells: [(start: Int, end: Int, isNumber: Bool)] = []

    /// A longer row is no row but a quote that was never closed.
    static let longest = 1 << 20
    private static let mostCells = 1 << 14

    /// The cells, up to the last that holds something.
    public var count: Int { cells.count }

    /// Whether no cell holds anything.
    public var isBlank: Bool { cells.allSatisfy { $0.start == $0.end } }

    /// The text in a column, counted from 0, without the spaces around it.
    ///
    /// - Returns: `nil` for bytes that are no UTF-8; an empty text for a cell
    ///   that is not there.
    public func text(_ column: Int) -> String? {
        guard column < cells.count else { return "" }
        var range = cells[column].start..<cells[column].end
        while let first = range.first, bytes[first] <= 0x20 { range = (first + 1)..<range.upperBound }
        while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
        return String(validating: bytes[range], as: UTF8.self)
    }

    /// Whether a spreadsheet keeps the cell as a number, which has no zeros in front.
    public func isNumber(_ column: Int) -> Bool { column < cells.count && cells[column].isNumber }

    // MARK: Filling

    mutating func begin(number: Int) {
        self.number = number
        bytes.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func add(_ byte: UInt8) { bytes.append(byte) }

    mutating func add(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    /// Ends the cell whose bytes were added since the one before.
    ///
    /// - Parameter column: Where it belongs; columns between hold nothing.
    /// - Returns: whether the row is still of a believable size.
    mutating func endCell(at column: Int? = nil, isNumber: Bool = false) -> Bool {
        let start = cells.last?.end ?? 0
        guard let column, column >= cells.count, column < Self.mostCells else {
            guard column == nil, cells.count < Self.mostCells else { return false }
            cells.append((start, bytes.count, isNumber))
            return bytes.count <= Self.longest
        }
        while cells.count < column { cells.append((start, start, false)) }
        cells.append((start, bytes.count, isNumber))
        return bytes.count <= Self.longest
    }
}
