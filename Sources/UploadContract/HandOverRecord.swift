public import Insurance

/// Cards and books given out: to whom as a kind, and against what.
///
/// Neither the receiver's name nor their number nor a signature leaves the kiosk.
public struct HandOverRecord: Hashable, Sendable, Codable {
    public struct Paper: Hashable, Sendable, Codable {
        public var document: Identifier
        /// The paper, such as `health-card`.
        public var kind: String
        /// The serial of the controlled blank, if it is printed on one.
        public var serial: String?

        public init(document: Identifier, kind: String, serial: String?) {
            self.document = document
            self.kind = kind
            self.serial = serial
        }
    }

    public var handOver: Identifier
    public var visit: Identifier
    public var papers: [Paper]
    /// `participant`, `guardian` or `other`.
    public var receiver: String
    /// The registration of the participant, or of whom the guardian answers for.
    public var registration: Identifier?
    /// What somebody else is to the person, by the codes of the relations catalogue.
    public var relation: String?
    /// `signature` or `mark`.
    public var proof: String
    /// The code of the member of staff who saw the mark.
    public var witness: String?
    public var station: String
    public var at: Moment

    public init(
        handOver: Identifier, visit: Identifier, papers: [Paper], receiver: String, registration: Identifier?,
        relation: String?, proof: String, witness: String?, station: String, at: Moment
    ) {
        self.handOver = handOver
        self.visit = visit
        self.papers = papers
        self.receiver = receiver
        self.registration = registration
        self.relation = relation
        self.proof = proof
        self.witness = witness
        self.station = station
        self.at = at
    }
}
