/// A fact of which card, list and form did not say the same, and what was chosen.
public struct IdentityRecord: Hashable, Sendable, Codable {
    /// What was not taken, and who said it.
    public struct Other: Hashable, Sendable, Codable {
        /// `card`, `list` or `typed`.
        public var source: String
        public var value: String

        public init(source: String, value: String) {
            self.source = source
            self.value = value
        }
    }

    /// `name`, `birth`, `sex`, `personal-id`, `social-insurance-code` or `address`.
    public var fact: String
    /// Whose word was taken: `card`, `list` or `typed`.
    public var chosen: String
    public var others: [Other]

    public init(fact: String, chosen: String, others: [Other]) {
        self.fact = fact
        self.chosen = chosen
        self.others = others
    }
}

/// Where somebody lives, besides the words of their address.
public struct ResidenceRecord: Hashable, Sendable, Codable {
    /// The address as it stands on the card that was scanned, in three levels
    /// where the card is older than the reform.
    public var scanned: String?
    /// Five digits of the commune of the two-level list.
    public var commune: String?

    public init(scanned: String?, commune: String?) {
        self.scanned = scanned
        self.commune = commune
    }
}
