/// A word of a rule file that names how something is worked out.
///
/// When the shape of the law changes, the file names another word from that
/// day on, and the functions that switch over it do not compile until they
/// know it.
public protocol RuleMethod: RuleValue, RuleKey {}

extension RuleMethod {
    public static var shape: String { "one of the words " + allCases.map(\.rawValue).joined(separator: ", ") }

    public init?(_ content: RuleContent, in unit: RuleUnit) {
        guard case .word(let word) = content, unit == .method else { return nil }
        self.init(rawValue: word)
    }

    public func words(in unit: RuleUnit) -> String { rawValue }
}

/// What the reference level (mức tham chiếu) is equal to.
public enum ReferenceLevelMethod: String, RuleMethod {
    case baseSalary = "base-salary"
}

/// The level whose multiple is the highest income one may choose.
public enum IncomeCeilingBasis: String, RuleMethod {
    case baseSalary = "base-salary"
    case referenceLevel = "reference-level"
}

/// Which owners of a registered household business are under compulsory cover.
public enum HouseholdBusinessCover: String, RuleMethod {
    /// Only those who pay tax by declaration.
    case declared
    case all
}

/// A cover of one's own that closes a voluntary scheme to somebody.
public enum OwnCover: String, RuleKey {
    /// By a contract, or otherwise under compulsory cover.
    case compulsory = "compulsory-cover"
    /// By a pension or a monthly benefit.
    case pension
}

/// How State support is counted in an advance payment.
public enum AdvanceSupportMethod: String, RuleMethod {
    /// One month's support for each month, at face value.
    case undiscounted
    /// Discounted month by month like the contribution.
    case discounted
}

/// With which month a contribution begins that no earlier one leads up to.
public enum FirstMonthMethod: String, RuleMethod {
    /// The month in which it is paid.
    case monthOfPayment = "month-of-payment"
}

/// When missing time may be paid once more.
public enum MissingTimeAgain: String, RuleMethod {
    /// In another calendar year.
    case nextCalendarYear = "next-calendar-year"
    case never
}

/// How an interruption of health insurance is measured.
public enum CardGapMethod: String, RuleMethod {
    /// In full months, inside one fiscal year, which is a calendar year.
    case monthsInFiscalYear = "months-in-fiscal-year"
    /// In days without a card, whatever the year; the day of payment is none of them.
    case days
    /// As ``days``, and the day of payment is one of them.
    case daysWithPayment = "days-with-payment"
}
