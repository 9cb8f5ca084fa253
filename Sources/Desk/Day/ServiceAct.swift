public import Insurance

/// Services without money, counted by the member of staff who gave them.
public struct ServiceAct: Hashable, Sendable {
    public let id: Identifier
    public let kind: ServiceKind
    /// How many at once; at least one.
    public let count: Int
    public let visit: Identifier?
    public let station: String
    public let occasion: Occasion?
    public let officer: String
    public let at: Moment
    /// The act this one takes back, which has the same kind and count.
    public let undoes: Identifier?

    public init(
        id: Identifier, kind: ServiceKind, count: Int, visit: Identifier?, station: String, occasion: Occasion?,
        officer: String, at: Moment, undoes: Identifier? = nil
    ) {
        self.id = id
        self.kind = kind
        self.count = count
        self.visit = visit
        self.station = station
        self.occasion = occasion
        self.officer = officer
        self.at = at
        self.undoes = undoes
    }
}

/// What is counted besides registrations.
public enum ServiceKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Somebody was shown how to use VssID.
    case vssID = "vssid"
    /// A pensioner moved to payment without cash.
    case nonCash = "non-cash"
    /// Views of a channel, entered by hand.
    case channelViews = "channel-views"
}
