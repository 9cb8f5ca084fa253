public import Insurance

/// Looks for records that contradict each other, and remembers what it found.
///
/// It reads the whole file, so pages show what was found last, and when; a day
/// close looks anew.
public actor AuditDesk {
    private let audit: any LedgerAudit
    private let clock: any Timekeeper
    /// What was found last; `nil` before the first time.
    public private(set) var last: AuditResult?

    public init(audit: any LedgerAudit, clock: any Timekeeper) {
        self.audit = audit
        self.clock = clock
    }

    /// Looks at every record, while others go on writing.
    @discardableResult
    public func run() async throws -> AuditResult {
        let began = clock.now()
        let result = AuditResult(findings: try await audit.findings(), at: began)
        // A slow look may end after one that began later.
        if last.map({ $0.at <= began }) ?? true { last = result }
        return result
    }
}

/// What an audit found, and when it began.
public struct AuditResult: Hashable, Sendable {
    public let findings: [AuditFinding]
    public let at: Moment

    public init(findings: [AuditFinding], at: Moment) {
        self.findings = findings
        self.at = at
    }
}
