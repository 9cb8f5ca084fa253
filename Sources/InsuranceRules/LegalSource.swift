public import Insurance

/// Where a value is written in law, and how well we know it.
public struct LegalSource: Hashable, Sendable {
    /// What the value was read from, strongest first.
    public enum Evidence: String, Sendable, Codable, CaseIterable {
        /// The act itself was held.
        case official
        /// Newspapers or an authority's announcement.
        case press
        /// Other programs that apply the rule.
        case code
        /// Nobody has confirmed it in writing.
        case none
    }

    /// The act and the place in it, as a lawyer would cite it.
    public let citation: String
    public let evidence: Evidence
    /// Where the value was read.
    public let seenIn: String
    /// The day the act was published, known whenever the act itself was read.
    public let published: CalendarDay?

    public init(citation: String, evidence: Evidence, seenIn: String, published: CalendarDay? = nil) {
        self.citation = citation
        self.evidence = evidence
        self.seenIn = seenIn
        self.published = published
    }
}
