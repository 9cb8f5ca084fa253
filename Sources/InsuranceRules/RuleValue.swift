public import Insurance

/// The content of a `value:` before it means anything.
public enum RuleContent: Hashable, Sendable {
    case word(String)
    case list([String])
    case table([String: String])
}

/// Something a rule file can hold as a value.
public protocol RuleValue: Sendable, Equatable {
    /// What a file must hold, for the message when it does not.
    static var shape: String { get }

    /// - Returns: `nil` for content of another shape, an unknown word, or a
    ///   number that the unit does not allow.
    init?(_ content: RuleContent, in unit: RuleUnit)

    /// The value as people read it.
    func words(in unit: RuleUnit) -> String
}

extension Int: RuleValue {
    public static var shape: String { "a whole number that the unit allows" }

    public init?(_ content: RuleContent, in unit: RuleUnit) {
        guard case .word(let text) = content, let number = Int(ruleDigits: text, in: unit) else { return nil }
        self = number
    }

    public func words(in unit: RuleUnit) -> String { unit.words(self) }

    /// Digits only: no sign, no separator, no leading zero.
    fileprivate init?(ruleDigits text: String, in unit: RuleUnit) {
        guard text.isDigits, text == "0" || text.first != "0", let number = Int(text), number <= unit.largest
        else { return nil }
        self = number
    }
}

/// A scale, complete from its first step.
extension Array: RuleValue where Element == Int {
    public static var shape: String { "a list of whole numbers that the unit allows" }

    public init?(_ content: RuleContent, in unit: RuleUnit) {
        guard case .list(let texts) = content, !texts.isEmpty else { return nil }
        let numbers = texts.compactMap { Int(ruleDigits: $0, in: unit) }
        guard numbers.count == texts.count else { return nil }
        self = numbers
    }

    public func words(in unit: RuleUnit) -> String { map(unit.words).joined(separator: ", ") }
}

/// Words of a fixed set, each at most once.
extension Set: RuleValue where Element: RuleKey {
    public static var shape: String {
        "a list of words among " + Element.allCases.map(\.rawValue).joined(separator: ", ")
    }

    public init?(_ content: RuleContent, in unit: RuleUnit) {
        guard case .list(let words) = content, !words.isEmpty, unit == .method else { return nil }
        self = Set(words.compactMap(Element.init))
        guard count == words.count else { return nil }
    }

    public func words(in unit: RuleUnit) -> String {
        Element.allCases.filter(contains).map(\.rawValue).joined(separator: ", ")
    }
}

/// A fixed set of words that rule files use, such as the support categories.
public protocol RuleKey: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {}

extension SupportCategory: RuleKey {}
extension ContributionMethod: RuleKey {}
extension SupportedGroup: RuleKey {}

/// A table; a key that is not in it did not exist on the day.
extension Dictionary: RuleValue where Key: RuleKey, Value == Int {
    public static var shape: String {
        "a table of whole numbers that the unit allows, with keys among "
            + Key.allCases.map(\.rawValue).joined(separator: ", ")
    }

    public init?(_ content: RuleContent, in unit: RuleUnit) {
        guard case .table(let rows) = content, !rows.isEmpty else { return nil }
        var table: [Key: Int] = [:]
        for (word, text) in rows {
            guard let key = Key(rawValue: word), let number = Int(ruleDigits: text, in: unit) else { return nil }
            table[key] = number
        }
        self = table
    }

    public func words(in unit: RuleUnit) -> String {
        Key.allCases.compactMap { key in self[key].map { "\(key.rawValue) \(unit.words($0))" } }
            .joined(separator: ", ")
    }
}
