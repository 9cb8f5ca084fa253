import Foundation
public import Insurance
import Yams

/// A place in a YAML document that is read without guessing.
///
/// Unknown, missing and doubled keys are errors, whole numbers are digits
/// only, and nothing is converted silently. Text is NFC.
public struct StrictYAML {
    private let node: Node
    /// Where in the document this is: `values[1].source`; empty at the top.
    public let place: String

    private init(node: Node, place: String) {
        self.node = node
        self.place = place
    }

    /// Reads one document.
    ///
    /// - Throws: ``DocumentTrouble`` for text that is not one YAML document, is
    ///   empty, or has a key twice.
    public init(_ text: String) throws(DocumentTrouble) {
        do {
            guard let root = try Yams.compose(yaml: text.precomposedStringWithCanonicalMapping) else {
                throw DocumentTrouble(place: "", kind: .wrong(expected: "a document, not an empty text"))
            }
            self.init(node: root, place: "")
        } catch let trouble as DocumentTrouble {
            throw trouble
        } catch let YamlError.duplicatedKeysInMapping(duplicates, _) {
            throw DocumentTrouble(place: "", kind: .duplicateKey(duplicates.sorted().joined(separator: ", ")))
        } catch {
            throw DocumentTrouble(place: "", kind: .syntax("\(error)"))
        }
    }

    /// Whether nothing, or the word `null`, stands here.
    public var isNull: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// Whether a mapping stands here.
    public var isTable: Bool { node.mapping != nil }

    /// Whether a sequence stands here.
    public var isList: Bool { node.sequence != nil }

    /// The entries of a mapping in file order; keys must be text.
    public func entries() throws(DocumentTrouble) -> [(key: String, value: StrictYAML)] {
        guard let mapping = node.mapping else { throw wrong("a table of keys and values") }
        var entries: [(key: String, value: StrictYAML)] = []
        for (key, value) in mapping {
            guard let word = key.scalar?.string, !word.isEmpty else { throw wrong("a table whose keys are words") }
            entries.append((word, StrictYAML(node: value, place: place.isEmpty ? word : "\(place).\(word)")))
        }
        return entries
    }

    /// The values of a mapping that has all `required` keys and no others than
    /// those and the `optional`.
    public func fields(
        _ required: [String],
        optional: [String] = []
    ) throws(DocumentTrouble) -> [String: StrictYAML] {
        var fields: [String: StrictYAML] = [:]
        for (key, value) in try entries() {
            guard required.contains(key) || optional.contains(key) else {
                throw DocumentTrouble(place: place, kind: .unknownKey(key, known: required + optional))
            }
            fields[key] = value
        }
        for key in required where fields[key] == nil {
            throw DocumentTrouble(place: place, kind: .missingKey(key))
        }
        return fields
    }

    /// The elements of a sequence.
    public func list() throws(DocumentTrouble) -> [StrictYAML] {
        guard let sequence = node.sequence else { throw wrong("a list") }
        return sequence.enumerated().map { StrictYAML(node: $1, place: "\(place)[\($0)]") }
    }

    /// A text that is not empty.
    public func text() throws(DocumentTrouble) -> String {
        guard let text = node.scalar?.string, !text.isEmpty, !isNull else { throw wrong("a text") }
        return text
    }

    /// A text in quotes, which cannot be a number or a flag.
    public func quotedText() throws(DocumentTrouble) -> String {
        guard let scalar = node.scalar, scalar.style != .plain else { throw wrong("a text in quotes") }
        return try text()
    }

    /// A whole number: digits, with a minus sign where needed, unquoted.
    public func wholeNumber() throws(DocumentTrouble) -> Int {
        guard let scalar = node.scalar, scalar.style == .plain, let number = Int(scalar.string),
            String(number) == scalar.string
        else { throw wrong("a whole number") }
        return number
    }

    /// `true` or `false`, unquoted.
    public func flag() throws(DocumentTrouble) -> Bool {
        guard let scalar = node.scalar, scalar.style == .plain, let flag = Bool(scalar.string) else {
            throw wrong("true or false")
        }
        return flag
    }

    /// A day written `YYYY-MM-DD`.
    public func day() throws(DocumentTrouble) -> CalendarDay {
        guard let day = node.scalar.flatMap({ CalendarDay($0.string) }) else {
            throw wrong("a day that exists, written YYYY-MM-DD")
        }
        return day
    }

    /// A number with or without a decimal point.
    public func decimal() throws(DocumentTrouble) -> Double {
        guard let text = node.scalar?.string, let number = Double(text), number.isFinite else {
            throw wrong("a number")
        }
        return number
    }

    /// A whole number within limits.
    public func number(in range: ClosedRange<Int>) throws(DocumentTrouble) -> Int {
        let number = try wholeNumber()
        guard range.contains(number) else {
            throw wrong("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One word of a fixed set.
    public func word<Word: RawRepresentable<String> & CaseIterable>(
        _: Word.Type
    ) throws(DocumentTrouble) -> Word {
        guard let word = Word(rawValue: try text()) else {
            throw wrong("one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// A trouble with what stands here.
    public func wrong(_ expected: String) -> DocumentTrouble {
        DocumentTrouble(place: place, kind: .wrong(expected: expected))
    }
}

extension [String: StrictYAML] {
    /// The field of a table in which it was required.
    public func required(_ key: String) throws(DocumentTrouble) -> StrictYAML {
        guard let field = self[key] else { throw DocumentTrouble(place: "", kind: .missingKey(key)) }
        return field
    }

    /// The text of a required field.
    public func text(_ key: String) throws(DocumentTrouble) -> String { try required(key).text() }
}
