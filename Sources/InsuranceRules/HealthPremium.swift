public import Insurance

/// Quotes a premium of household health insurance and the card it buys.
///
/// 1. The premium is the rate times the base salary times the months.
/// 2. A household member pays the percentage of their place in the order of
///    joining; the last step holds for all later places.
/// 3. A member of a supported group is charged the whole premium, of which the
///    State pays the group's percentage, or the commune's where that is
///    higher. Of several groups the highest counts.
/// 4. The province pays its percentage of what is charged, up to what is left.
/// 5. The card is valid as ``cardValidity(paidOn:months:lastCardEnd:in:)``.
///
/// Each amount is rounded half up once.
///
/// Source: Law on Health Insurance as amended by Law 51/2024/QH15; Decree
/// 188/2025/NĐ-CP art. 6, before it Decree 146/2018/NĐ-CP.
///
/// - Parameters:
///   - day: The day of payment.
///   - place: Where the person lives, for support tied to a place.
///   - birth: For support tied to an age.
///   - anyLength: Whether any number of months up to the longest is sold.
/// - Throws: ``RuleError/badInput(field:mustBe:)`` for an order under 1 or a
///   number of months not sold; ``RuleError/notEligible(_:by:)`` when none of the
///   groups is supported on the day, or a victim's time is over; what ``DatedValues/inForce(on:)`` throws.
public func premiumQuote(
    _ terms: PremiumTerms,
    on day: CalendarDay,
    at place: Place = .unknown,
    born birth: BirthDate? = nil,
    anyLength: Bool = false,
    in book: RuleBook
) throws(RuleError) -> QuotedItem {
    try check(terms, anyLength: anyLength, on: day, in: book)
    let premium = try Premium(months: terms.months, on: day, in: book)
    let share = try PremiumShare(of: terms, on: day, at: place, in: book)
    let valid = try cardValidity(paidOn: day, months: terms.months, lastCardEnd: terms.lastCardEnd, in: book)

    let isMember = terms.groups.isEmpty
    let part = premium.amount(share.percent.value)
    let (gross, support) = isMember ? (part, .zero) : (premium.amount(100), part)
    var lines = premium.lines + [share.percent.line(part, formula: "\(share.percent.words) × \(premium.words)")]
    var local = Dong.zero
    let list = book.local.hiSupport
    if let added = list.highest(of: share.groups, at: place, born: birth, on: day) {
        local = min(premium.amount(isMember ? share.percent.value : 100, of: added.value), gross - support)
        let charged = isMember ? "\(share.percent.words) × \(premium.words)" : premium.words
        lines.append(added.line(local, formula: "\(added.words) × \(charged)"))
    } else if let remark = list.remark(at: place, on: day) {
        lines.append(remark)
    }
    if terms.livesElsewhere { lines.append(.elsewhere(list.heading)) }
    lines += share.remarks
    return QuotedItem(
        scheme: .healthInsurance,
        gross: gross,
        stateSupport: support,
        localSupport: local,
        payable: gross - support - local,
        months: terms.months,
        validFrom: valid.first,
        validTo: valid.last,
        lines: lines
    )
}

private func check(
    _ terms: PremiumTerms, anyLength: Bool, on day: CalendarDay, in book: RuleBook
) throws(RuleError) {
    guard terms.order >= 1 else { throw .badInput(field: "order", mustBe: "a whole number, 1 or more") }
    let sold = try book.hi.periodMonths.inForce(on: day)
    if anyLength, let longest = sold.max() {
        guard terms.months >= 1, terms.months <= longest else {
            throw .badInput(field: "months", mustBe: "a whole number from 1 to \(longest)")
        }
    } else if !sold.contains(terms.months) {
        throw .badInput(field: "months", mustBe: "one of \(sold.map(String.init).joined(separator: ", "))")
    }
}

/// The whole premium for some months, as in force on the day of payment.
private struct Premium {
    /// Đồng a month.
    private let baseSalary: CitedValue<Int>
    /// Parts per million of the base salary, a month.
    private let rate: CitedValue<Int>
    private let months: Int
    /// `4,5 % × 2.530.000 × 12`.
    let words: String

    init(months: Int, on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        baseSalary = try book.general.baseSalary.cited(on: day)
        rate = try book.hi.rate.cited(on: day)
        self.months = months
        words = "\(rate.words) × \(Dong(baseSalary.value).grouped) × \(months)"
    }

    /// A percentage of a percentage of the premium, rounded once.
    func amount(_ percent: Int, of other: Int = 100) -> Dong {
        Dong(roundedHalfUp(rate.value * baseSalary.value * months * percent * other, over: 10_000_000_000))
    }

    var lines: [QuoteLine] {
        [baseSalary.line(Dong(baseSalary.value)), rate.line(amount(100), formula: words)]
    }
}
