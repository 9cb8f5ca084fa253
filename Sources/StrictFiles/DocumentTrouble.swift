/// What is wrong in a document, and where.
public struct DocumentTrouble: Error, Hashable, Sendable {
    /// The kinds of trouble; keys are repeated, values never.
    public enum Kind: Hashable, Sendable {
        /// Not YAML at all, with the reader's own words, which may quote the text.
        case syntax(String)
        case duplicateKey(String)
        case unknownKey(String, known: [String])
        case missingKey(String)
        case wrong(expected: String)
        /// A word outside a fixed set.
        case unknownWord(known: [String])
    }

    /// Such as `values[1].source`; empty at the top.
    public let place: String
    public let kind: Kind

    public init(place: String, kind: Kind) {
        self.place = place
        self.kind = kind
    }
}

extension DocumentTrouble: CustomStringConvertible {
    /// For files people wrote; it repeats keys and, for broken YAML, text.
    public var description: String {
        let here = place.isEmpty ? "" : "in '\(place)', "
        return switch kind {
        case .syntax(let words): "it is not readable YAML (\(words))"
        case .duplicateKey(let key): "the key \(key) stands twice in one table"
        case .unknownKey(let key, let known):
            "\(here)the key '\(key)' is unknown; known are \(known.joined(separator: ", "))"
        case .missingKey(let key): "\(here)the key '\(key)' is missing"
        case .wrong(let expected): "\(place.isEmpty ? "it" : "'\(place)'") must be \(expected)"
        case .unknownWord(let known): "'\(place)' may only hold \(known.joined(separator: ", "))"
        }
    }
}
