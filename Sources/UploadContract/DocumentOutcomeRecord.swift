public import Insurance

/// What became of one paper.
public struct DocumentOutcomeRecord: Hashable, Sendable, Codable {
    public var document: Identifier
    public var visit: Identifier
    public var registration: Identifier?
    /// The paper, such as `health-card` or `book-cover`.
    public var kind: String
    /// The serial of the controlled blank, if it is printed on one.
    public var serial: String?
    /// `good`, `spoiled` or `notPrinted`; `takenBack` for one that was good and
    /// shows a mistake that was found before it was handed over; `electronic`
    /// for one that was asked for and is not printed, of which the electronic
    /// one is requested instead.
    public var verdict: String
    /// 1 for the first print.
    public var attempt: Int

    public init(
        document: Identifier, visit: Identifier, registration: Identifier?, kind: String, serial: String?,
        verdict: String, attempt: Int
    ) {
        self.document = document
        self.visit = visit
        self.registration = registration
        self.kind = kind
        self.serial = serial
        self.verdict = verdict
        self.attempt = attempt
    }
}
