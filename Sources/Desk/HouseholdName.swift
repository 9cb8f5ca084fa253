public import Insurance

/// How a household is told from others.
public enum HouseholdName: Hashable, Sendable {
    /// The code the office keeps it under.
    case code(String)
    /// The number of its head, or of somebody else it was named by.
    case head(String)
    /// Nothing but that its members came together in this visit.
    case visit(Identifier)

    /// Reads a personal ID, or else a household code, which may be ten digits
    /// like a social insurance code.
    ///
    /// - Returns: `nil` for text without anything in it.
    public init?(typed text: String) {
        let digits = text.filter { !" .-".contains($0) }
        guard !digits.isEmpty else { return nil }
        self = PersonalID(digits) != nil ? .head(digits) : .code(text.filter { $0 != " " }.uppercased())
    }

    /// As kept and looked up: `code:LC12345`.
    public var text: String {
        switch self {
        case .code(let code): "code:\(code)"
        case .head(let number): "head:\(number)"
        case .visit(let id): "visit:\(id)"
        }
    }

    private init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        switch parts[0] {
        case "code": self = .code(parts[1])
        case "head": self = .head(parts[1])
        case "visit":
            guard let id = Identifier(parts[1]) else { return nil }
            self = .visit(id)
        default: return nil
        }
    }
}

extension HouseholdName: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let name = HouseholdName(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a household")
        }
        self = name
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
