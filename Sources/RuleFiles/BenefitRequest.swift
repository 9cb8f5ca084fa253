import Insurance
import InsuranceRules
import StrictFiles

/// What `kiosk pension` is asked beside the pension: what is paid once.
///
/// All of it is worked out from the history.
struct BenefitRequest {
    /// Why everything would be taken out at once.
    let oneOff: OneOffReason?
    /// All the State has paid into it, đồng.
    let stateSupport: Dong
    /// Whether the family's lump sum is asked for.
    let survivors: Bool
    /// The day of a birth.
    let childBirth: CalendarDay?

    static let keys = ["oneOff", "stateSupport", "survivors", "childBirth"]

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        oneOff = try fields.optional("oneOff")?.word(OneOffReason.self)
        stateSupport = Dong(try fields.optional("stateSupport")?.wholeNumber() ?? 0)
        survivors = try fields.optional("survivors")?.flag() ?? false
        childBirth = try fields.optional("childBirth")?.plausibleDay()
    }

    var isEmpty: Bool { oneOff == nil && !survivors && childBirth == nil }
}

/// The answer to it; what was not asked is left out.
struct BenefitAnswer: Encodable {
    /// `open`, `joined-under-present-law`, `wait` or `enough-years`.
    var oneOffRight: String?
    var oneOffWaitMonths: Int?
    /// Đồng, where it is open.
    var oneOff: Dong?
    /// Đồng, to the family.
    var survivors: Dong?
    /// Months of contribution in the time before the birth that counts.
    var maternityMonths: Int?
    /// Đồng for the child; zero where months are missing.
    var maternity: Dong?
    var lines: [QuoteLine] = []

    private enum CodingKeys: CodingKey {
        case oneOffRight, oneOffWaitMonths, oneOff, survivors, maternityMonths, maternity
    }

    /// - Parameters:
    ///   - average: As ``adjustedIncome(of:on:in:)``.
    ///   - day: The day of the estimate.
    init(
        to request: BenefitRequest, _ history: IncomeHistory, average: Dong, on day: CalendarDay, in book: RuleBook
    ) throws(RuleError) {
        if let reason = request.oneOff {
            try addOneOff(reason, history, average: average, request.stateSupport, on: day, in: book)
        }
        if request.survivors {
            let sum = try survivorsLumpSum(of: history, average: average, on: day, in: book)
            survivors = sum.amount
            lines += sum.lines
        }
        if let birth = request.childBirth {
            let months = try InsuranceRules.maternityMonths(of: history, bornOn: birth, in: book)
            let allowance = try maternityAllowance(
                children: 1, monthsPaid: months, otherParentReceives: false, on: birth, in: book)
            (maternityMonths, maternity) = (months, allowance.amount)
            lines += allowance.lines
        }
    }

    private mutating func addOneOff(
        _ reason: OneOffReason, _ history: IncomeHistory, average: Dong, _ support: Dong, on day: CalendarDay,
        in book: RuleBook
    ) throws(RuleError) {
        let since = max(0, history.last.months(to: CalendarMonth(of: day)) - 1)
        switch try InsuranceRules.oneOffRight(
            reason, joined: history.first, months: history.months, monthsSince: since, on: day, in: book)
        {
        case .open:
            oneOffRight = "open"
            let sum = try oneOffBenefit(
                of: history, average: average, stateSupport: support, reason: reason, on: day, in: book)
            oneOff = sum.amount
            lines += sum.lines
        case .joinedUnderPresentLaw: oneOffRight = "joined-under-present-law"
        case .waitMonths(let months): (oneOffRight, oneOffWaitMonths) = ("wait", months)
        case .enoughYears: oneOffRight = "enough-years"
        }
    }
}
