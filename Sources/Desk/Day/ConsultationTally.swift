public import Insurance

/// How many consultations ended how, since the day close before.
///
/// Nobody is named: consultations without a sale are counted, not kept.
public struct ConsultationTally: Hashable, Sendable, Codable {
    public struct Line: Hashable, Sendable, Codable {
        public let channel: Channel
        public let occasion: Occasion?
        public let outcome: ConsultationOutcome
        /// Why people declined; `nil` for other ends, or where nobody said.
        public let declinedFor: DeclineReason?
        public let count: Int

        public init(
            channel: Channel, occasion: Occasion?, outcome: ConsultationOutcome, declinedFor: DeclineReason?,
            count: Int
        ) {
            self.channel = channel
            self.occasion = occasion
            self.outcome = outcome
            self.declinedFor = declinedFor
            self.count = count
        }
    }

    /// The day close it goes with.
    public let dayClose: Identifier
    /// The day that is closed.
    public let day: CalendarDay
    public let lines: [Line]

    public init(dayClose: Identifier, day: CalendarDay, lines: [Line]) {
        self.dayClose = dayClose
        self.day = day
        self.lines = lines
    }
}
