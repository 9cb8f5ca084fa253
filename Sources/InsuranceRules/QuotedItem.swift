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
    /// How ``from`` is known, where that is less than the value; `nil` in quotes
    /// kept before lines said it.
    public var dayEvidence: String?
    /// The first day the value is in force; `nil` in quotes kept before lines said it.
    public var from: CalendarDay?
    /// The last such day, where a later value is known.
    public var to: CalendarDay?
    /// How the amount comes about, with its numbers: `22 % × 1.500.000 × 12`.
    public var formula: String?

    public init(
        rule: String, value: String, amount: Dong, citation: String, evidence: String, dayEvidence: String? = nil,
        from: CalendarDay? = nil, to: CalendarDay? = nil, formula: String? = nil
    ) {
        self.rule = rule
        self.value = value
        self.amount = amount
        self.citation = citation
        self.evidence = evidence
        self.dayEvidence = dayEvidence
        self.from = from
        self.to = to
        self.formula = formula
    }
}

extension QuoteLine {
    /// The value of a line that says why a province's support is not counted.
    public static let elsewhere = "elsewhere"
    /// The value of a line that says that nobody here knows it.
    public static let unknown = "?"

    /// The province was not asked, so what a list of places adds is not known.
    public static func provinceNotAsked(_ heading: RuleHeading) -> QuoteLine {
        QuoteLine(
            rule: heading.rule, value: unknown, amount: .zero, citation: "the province was not given",
            evidence: LegalSource.Evidence.none.rawValue)
    }

    /// The list has no entry for the province on the day: nobody has looked, so
    /// what it adds is not known.
    static func unlisted(_ heading: RuleHeading, province: String) -> QuoteLine {
        QuoteLine(
            rule: heading.rule, value: unknown, amount: .zero, citation: "no entry for province \(province)",
            evidence: LegalSource.Evidence.none.rawValue)
    }

    /// The person lives elsewhere, so what a list of places adds was not looked up.
    static func elsewhere(_ heading: RuleHeading) -> QuoteLine {
        QuoteLine(
            rule: heading.rule, value: elsewhere, amount: .zero, citation: "answered at the desk",
            evidence: LegalSource.Evidence.none.rawValue)
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
    /// What the participant pays: gross without both parts, never negative.
    public var payable: Dong
    /// How many months are paid for.
    public var months: Int
    /// The first of the months paid for; see ``paidMonths``.
    public var firstMonth: CalendarMonth?
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
        firstMonth: CalendarMonth? = nil,
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
        self.firstMonth = firstMonth
        self.validFrom = validFrom
        self.validTo = validTo
        self.lines = lines
    }
}

extension QuotedItem {
    /// Whether the province may pay a part that nobody here knows.
    public var isLocalSupportUnknown: Bool {
        lines.contains { $0.rule.hasPrefix("local.") && $0.value == QuoteLine.unknown }
    }

    /// Whether the province's part was not looked up, since the person lives elsewhere.
    public var isLocalSupportElsewhere: Bool {
        lines.contains { $0.rule.hasPrefix("local.") && $0.value == QuoteLine.elsewhere }
    }

    /// When missing time may be paid once more; `nil` for other ways of paying,
    /// and in quotes kept before they said it.
    public var missingTimeAgain: MissingTimeAgain? {
        lines.first { $0.rule == "vsi.missing_time_again" }.flatMap { MissingTimeAgain(rawValue: $0.value) }
    }

    /// The step, in words, where the income chosen lies between two of them;
    /// worth a warning only.
    public var offStep: String? { lines.first { $0.rule == "vsi.income_step" }?.value }
}

/// Works out what a registration costs.
///
/// - Parameters:
///   - day: The day of payment, in Vietnam.
///   - place: Where the person lives, unless the terms say that they live
///     elsewhere; support tied to a place needs it.
///   - birth: Support tied to an age needs it.
///   - anyLength: Whether health insurance is sold for any number of months
///     up to the longest period, as some sites do to let cards end together.
/// - Throws: What ``contributionQuote(_:on:at:in:)`` and
///   ``premiumQuote(_:on:at:born:anyLength:in:)`` throw.
public func quote(
    _ terms: Terms,
    on day: CalendarDay,
    at place: Place = .unknown,
    born birth: BirthDate? = nil,
    anyLength: Bool = false,
    in book: RuleBook
) throws(RuleError) -> QuotedItem {
    let home = terms.livesElsewhere ? Place.unknown : place
    return switch terms {
    case .contribution(let terms): try contributionQuote(terms, on: day, at: home, in: book)
    case .premium(let terms):
        try premiumQuote(terms, on: day, at: home, born: birth, anyLength: anyLength, in: book)
    }
}
