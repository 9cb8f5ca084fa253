public import Insurance

/// Where a value is written in law, and how well we know it.
public struct LegalSource: Hashable, Sendable {
    /// What the value was read from, strongest first.
    public enum Evidence: String, Sendable, Codable, CaseIterable, Comparable {
        /// The act itself was held.
        case official
        /// Newspapers or an authority's announcement.
        case press
        /// Other programs that apply the rule.
        case code
        /// Nobody has confirmed it in writing.
        case none

        /// Whether it is the stronger of two.
        public static func < (left: Evidence, right: Evidence) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// The act and the place in it, as a lawyer would cite it.
    public let citation: String
    public let evidence: Evidence
    /// Where the value was read.
    public let seenIn: String
    /// The day the act was published, known whenever the act itself was read.
    public let published: CalendarDay?
    /// How the first day in force is known, where that is less than the value.
    public let dayEvidence: Evidence?

    public init(
        citation: String, evidence: Evidence, seenIn: String, published: CalendarDay? = nil,
        dayEvidence: Evidence? = nil
    ) {
        self.citation = citation
        self.evidence = evidence
        self.seenIn = seenIn
        self.published = published
        self.dayEvidence = dayEvidence
    }
}
