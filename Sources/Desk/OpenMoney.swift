/// Money that is not where it belongs yet.
public struct OpenMoney: Hashable, Sendable {
    /// Visits with a tender that waits, lies loose, or was too much; oldest first.
    public var visits: [VisitFile]
    /// Money that no visit waits for and nobody settled, oldest first.
    public var strays: [OpenStray]

    public init(visits: [VisitFile], strays: [OpenStray]) {
        self.visits = visits
        self.strays = strays
    }
}

/// Money that no visit waits for, with the visit that its memo names.
public struct OpenStray: Hashable, Sendable {
    public let transfer: StrayTransfer
    public let visit: Visit?
    /// Whether that visit can still be paid with it.
    public let isUsable: Bool

    public init(transfer: StrayTransfer, visit: Visit?, isUsable: Bool) {
        self.transfer = transfer
        self.visit = visit
        self.isUsable = isUsable
    }
}
