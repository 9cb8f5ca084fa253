public import Insurance

/// One value that took part in a quote, and where the law says so.
public struct QuoteLine: Hashable, Sendable, Codable {
    /// The rule's id, such as `vsi.contribution_rate`.
    public var rule: String
    /// The value in words, such as `22 %`.
    public var value: String
    /// The sum the value led to; the value itself where it is an amount, zero for a remark.
    public var amount: Dong
    public var citation: String
    /// How the value is known, a word of ``LegalSource/Evidence``.
    public var evidence: String

    public init(rule: String, value: String, amount: Dong, citation: String, evidence: String) {
        self.rule = rule
        self.value = value
        self.amount = amount
        self.citation = citation
        self.evidence = evidence
    }
}

/// The price of one registration, explained.
public struct QuotedItem: Hashable, Sendable, Codable {
    public var scheme: Scheme
    /// Before support.
    public var gross: Dong
    /// The State's part.
    public var stateSupport: Dong
    /// The province's part.
    public var localSupport: Dong
    /// What the participant pays: gross without both parts.
    public var payable: Dong
    /// How many months are paid for.
    public var months: Int
    /// First day of the health card; `nil` for voluntary social insurance.
    public var validFrom: CalendarDay?
    /// Last day of the health card; `nil` for voluntary social insurance.
    public var validTo: CalendarDay?
    public var lines: [QuoteLine]

    public init(
        scheme: Scheme,
        gross: Dong,
        stateSupport: Dong,
        localSupport: Dong,
        payable: Dong,
        months: Int,
        validFrom: CalendarDay?,
        validTo: CalendarDay?,
        lines: [QuoteLine]
    ) {
        self.scheme = scheme
        self.gross = gross
        self.stateSupport = stateSupport
        self.localSupport = localSupport
        self.payable = payable
        self.months = months
        self.validFrom = validFrom
        self.validTo = validTo
        self.lines = lines
    }
}

/// Works out what a registration costs.
///
/// - Parameter day: The day of payment, in Vietnam.
/// - Throws: What ``contributionQuote(_:on:in:)`` and
///   ``premiumQuote(_:on:in:)`` throw.
public func quote(_ terms: Terms, on day: CalendarDay, in book: RuleBook) throws(RuleError) -> QuotedItem {
    switch terms {
    case .contribution(let terms): try contributionQuote(terms, on: day, in: book)
    case .premium(let terms): try premiumQuote(terms, on: day, in: book)
    }
}
