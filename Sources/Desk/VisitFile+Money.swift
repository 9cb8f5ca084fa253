public import Insurance

extension VisitFile {
    /// The transfer that is asked for and not confirmed.
    public var awaited: Tender? { tenders.first { $0.state == .awaiting } }

    /// What came in and pays nothing yet.
    public var loose: [Tender] { tenders.filter(\.isLoose) }

    /// What is still to be paid besides what came in; below zero for too much.
    public var rest: Dong { loose.reduce(due) { $0 - ($1.received ?? .zero) } }

    /// Tenders of a payment that were more than it needed, and still are.
    public var excesses: [Tender] { tenders.filter { $0.payment != nil && $0.excess > .zero } }
}
