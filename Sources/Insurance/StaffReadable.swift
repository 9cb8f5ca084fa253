/// An error that staff can act on: the only kind a screen shows in its own words.
///
/// The text says what happened, why it stops you, and what to do next. It
/// never holds a name, a birth date, a number of a person, a category or an
/// income someone declared.
public protocol StaffReadable: Error, CustomStringConvertible, Sendable {
    /// The stable name of the trouble, the same in tests, logs, translations
    /// and the upload.
    var code: String { get }

    /// What may be shown beside the words: days, limits, rule ids, serials.
    /// Translations name them in braces, `{limit}`.
    var details: [String: String] { get }
}

extension StaffReadable {
    public var details: [String: String] { [:] }
}

/// A refusal with its words at hand, for troubles that need no type of their own.
public struct Refusal: StaffReadable, Hashable {
    public let code: String
    public let description: String
    public let details: [String: String]

    public init(_ code: String, _ description: String, details: [String: String] = [:]) {
        self.code = code
        self.description = description
        self.details = details
    }
}
