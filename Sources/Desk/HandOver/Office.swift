/// The issuing office, as people find it afterwards.
public struct Office: Hashable, Sendable {
    public let name: String
    /// Empty where the settings name none.
    public let phone: String
    public let address: String
    /// Where papers that are kept can be asked for; the office itself unless
    /// the settings say another place.
    public let collectAt: String
    /// How many days papers are kept there.
    public let keptDays: Int
    /// How many days after the payment the official confirmation is there.
    public let confirmedAfterDays: Int

    public init(
        name: String, phone: String = "", address: String = "", collectAt: String? = nil, keptDays: Int = 30,
        confirmedAfterDays: Int = 1
    ) {
        self.name = name
        self.phone = phone
        self.address = address
        self.collectAt = collectAt ?? name
        self.keptDays = keptDays
        self.confirmedAfterDays = confirmedAfterDays
    }
}
