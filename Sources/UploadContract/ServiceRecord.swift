public import Insurance

/// Services without money; nobody is named.
public struct ServiceRecord: Hashable, Sendable, Codable {
    public var id: Identifier
    /// `vssid`, `non-cash` or `channel-views`.
    public var service: String
    /// How many at once.
    public var count: Int
    public var event: String?
    public var team: String?
    public var station: String
    public var officer: String
    public var at: Moment
    /// The act this one takes back.
    public var undoes: Identifier?

    public init(
        id: Identifier, service: String, count: Int, event: String?, team: String?, station: String, officer: String,
        at: Moment, undoes: Identifier?
    ) {
        self.id = id
        self.service = service
        self.count = count
        self.event = event
        self.team = team
        self.station = station
        self.officer = officer
        self.at = at
        self.undoes = undoes
    }
}

/// How consultations ended since the last day close; nobody is named.
public struct TallyRecord: Hashable, Sendable, Codable {
    public struct Line: Hashable, Sendable, Codable {
        /// `performance`, `job-fair`, `household-visit` or `office`.
        public var channel: String
        public var event: String?
        public var team: String?
        /// `enrol`, `follow-up` or `declined`.
        public var outcome: String
        /// Why people declined, where they said so.
        public var reason: String?
        public var count: Int

        public init(channel: String, event: String?, team: String?, outcome: String, reason: String?, count: Int) {
            self.channel = channel
            self.event = event
            self.team = team
            self.outcome = outcome
            self.reason = reason
            self.count = count
        }
    }

    public var dayClose: Identifier
    public var day: CalendarDay
    public var lines: [Line]

    public init(dayClose: Identifier, day: CalendarDay, lines: [Line]) {
        self.dayClose = dayClose
        self.day = day
        self.lines = lines
    }
}
