import Foundation
import Testing

/// One row of the published and hand-worked examples.
struct Vector: Sendable, CustomTestStringConvertible {
    let id: String
    let topic: String
    let input: [String: String]
    let expected: [String: String]
    let source: String

    var testDescription: String { "\(id), \(topic)" }

    /// All rows of `Cases/vectors.tsv`.
    static func all() throws -> [Vector] {
        let file = Bundle.module.bundleURL.appending(path: "Cases/vectors.tsv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.first == "id\ttopic\tinput\texpected\tsource")
        return try lines.dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            try #require(cells.count == 5, "a row of another width: \(line)")
            return Vector(
                id: cells[0], topic: cells[1], input: try fields(cells[2]), expected: try fields(cells[3]),
                source: cells[4])
        }
    }

    /// `a=1; b=2`.
    private static func fields(_ text: String) throws -> [String: String] {
        var fields: [String: String] = [:]
        for part in text.split(separator: "; ") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            try #require(pair.count == 2, "not key=value: \(part)")
            try #require(fields.updateValue(pair[1], forKey: pair[0]) == nil)
        }
        return fields
    }

    /// The row once for each of its alternatives, which are written `a or b`.
    ///
    /// A value without alternatives is the same in all of them.
    var alternatives: [Vector] {
        let width = (input.values.map(Self.count) + expected.values.map(Self.count)).max() ?? 1
        return (0..<width).map { index in
            func pick(_ values: [String: String]) -> [String: String] {
                values.mapValues { Self.count($0) == 1 ? $0 : Self.parts($0)[index] }
            }
            return Vector(id: id, topic: topic, input: pick(input), expected: pick(expected), source: source)
        }
    }

    private static func parts(_ value: String) -> [String] { value.split(separator: " or ").map(String.init) }
    private static func count(_ value: String) -> Int { parts(value).count }

    /// An input that must be there.
    func given(_ key: String) throws -> String { try #require(input[key], "\(id) lacks \(key)") }

    func number(_ key: String) throws -> Int { try #require(Int(given(key)), "\(id): \(key) is no number") }

    /// Whether everything the row expects is among what came out.
    func isAnswered(by actual: [String: String], sourceLocation: SourceLocation = #_sourceLocation) {
        for (key, value) in expected {
            #expect(actual[key] == value, "\(id): \(key), source: \(source)", sourceLocation: sourceLocation)
        }
    }
}
