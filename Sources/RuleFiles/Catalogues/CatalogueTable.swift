import Desk
import Foundation
import Insurance
import InsuranceRules

/// A list kept as rows, for lists too long for YAML.
///
/// `# key: value` lines say where it comes from; then come the names of the
/// columns and one entry a line, parted by tabs. Only the bytes of the file are
/// kept: a row becomes text while somebody looks at it.
struct CatalogueTable: Sendable {
    let head: CatalogueHead
    let file: String
    /// How many rows there are.
    let count: Int
    private let rows: ArraySlice<UInt8>

    /// Opens a list and checks that every row has all its columns.
    ///
    /// - Throws: ``RuleError/malformed(file:reason:)`` naming the line.
    init(_ file: String, columns: [String]) throws {
        guard let bytes = FileManager.default.contents(atPath: file).map([UInt8].init) else {
            throw RuleError.malformed(file: file, reason: "it cannot be opened")
        }
        var lines = Lines(bytes[...])
        var keys: [String: String] = [:]
        var names: [String]?
        while names == nil, let line = lines.next() {
            let text = String(decoding: line, as: UTF8.self)
            guard text.hasPrefix("# ") else {
                names = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                continue
            }
            guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix(": "),
                keys.updateValue(
                    String(text[text.index(colon, offsetBy: 2)...]), forKey: String(text[..<colon].dropFirst(2))) == nil
            else { throw RuleError.malformed(file: file, reason: "line \(lines.number) is not '# key: value', once") }
        }
        guard names == columns else {
            throw RuleError.malformed(
                file: file, reason: "its columns must be \(columns.joined(separator: ", ")), parted by tabs")
        }
        head = try CatalogueHead(keys, file: file)
        self.file = file
        rows = lines.rest
        count = try Self.check(lines, columns: columns.count, file: file)
    }

    /// Counts the rows; each has all its columns, the first of which is not empty.
    private static func check(_ lines: Lines, columns: Int, file: String) throws -> Int {
        var (lines, count) = (lines, 0)
        while let line = lines.next() {
            var tabs = 0
            for byte in line where byte == 0x09 { tabs += 1 }
            guard tabs == columns - 1, line.first != 0x09 else {
                throw RuleError.malformed(
                    file: file, reason: "line \(lines.number) must have \(columns) parts, the first not empty")
            }
            count += 1
        }
        return count
    }

    /// Reads the rows one after the other.
    ///
    /// - Parameters:
    ///   - isWanted: Looks at the bytes of a row, so that others cost nothing.
    ///   - body: Gets the parts of a row, as many as there are columns.
    func forEachRow(where isWanted: (ArraySlice<UInt8>) -> Bool = { _ in true }, _ body: ([String]) throws -> Void)
        rethrows
    {
        var lines = Lines(rows)
        while let line = lines.next() {
            if isWanted(line) { try body(Self.parts(of: line)) }
        }
    }

    /// Where each row begins in the file, by its first part.
    func places() -> [String: Int32] {
        var places = [String: Int32](minimumCapacity: count)
        var lines = Lines(rows)
        while let line = lines.next() {
            places[String(decoding: line.prefix { $0 != 0x09 }, as: UTF8.self)] = Int32(line.startIndex)
        }
        return places
    }

    /// The parts of the row that begins there.
    func row(at place: Int32) -> [String] {
        var lines = Lines(rows[Int(place)...])
        return lines.next().map(Self.parts) ?? []
    }

    private static func parts(of line: ArraySlice<UInt8>) -> [String] {
        line.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// The lines of a file, without copying them.
private struct Lines {
    private(set) var rest: ArraySlice<UInt8>
    /// Of the last line given, from 1.
    private(set) var number = 0

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        number += 1
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return rest[rest.startIndex..<end]
    }
}
