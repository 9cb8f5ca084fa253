public import Insurance
public import InsuranceRules

/// Which papers the office of an event prints on request, and how they are approved.
public struct PaperPolicy: Sendable {
    private let rules: PaperRules?
    private let place: Place

    /// - Parameters:
    ///   - rules: `nil` prints every paper, approved with the payment.
    ///   - place: Where the issuing office is, the event's province.
    public init(rules: PaperRules? = nil, at place: Place = .unknown) {
        self.rules = rules
        self.place = place
    }

    /// How a card or a book is issued; a paper of the payment needs nobody's approval.
    ///
    /// - Parameter day: The day of payment.
    /// - Throws: ``RuleError/notInForce(rule:day:)``.
    public func way(of kind: DocumentKind, on day: CalendarDay) throws(RuleError) -> PaperWay {
        guard let rules, let subject = kind.subject else { return .withPayment }
        return try rules.issue.way(of: subject, at: place, on: day).value
    }

    /// How the papers of a scheme are issued.
    ///
    /// - Parameter day: The day of payment.
    /// - Throws: ``RuleError/notInForce(rule:day:)``.
    public func way(of scheme: Scheme, on day: CalendarDay) throws(RuleError) -> PaperWay {
        switch scheme {
        case .healthInsurance: try way(of: .healthCard, on: day)
        case .voluntarySocialInsurance: try way(of: .bookSheet, on: day)
        }
    }
}

extension DocumentKind {
    fileprivate var subject: PaperSubject? {
        switch self {
        case .healthCard: .healthCard
        case .bookCover, .bookSheet: .book
        case .receipt, .slip: nil
        }
    }
}
