public import Insurance

/// Quotes a contribution to voluntary social insurance.
///
/// 1. The income is checked against the lowest and the highest allowed.
/// 2. The full sum is one month's contribution times the months of the method.
/// 3. State support is one month's support times those months that are still
///    supported; it never exceeds the full sum.
///
/// Each sum is rounded half up once, at the end. An income between two steps
/// is quoted with a remark and not refused.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 36; Decree 159/2025/NĐ-CP
/// art. 5.
///
/// - Parameter day: The day of payment.
/// - Throws: As ``monthlyContribution(income:categories:on:in:)``;
///   ``RuleError/notEligible(_:)`` for a method not offered;
///   ``RuleError/badInput(field:mustBe:)`` for a negative number of months.
public func contributionQuote(
    _ terms: ContributionTerms,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> QuotedItem {
    let months = try monthsPaid(by: terms.method)
    try incomeRange(on: day, in: book).check(terms.income, on: day)
    let rates = try ContributionRates(of: terms.categories, on: day, in: book)
    let supported = try supportedMonths(of: months, alreadyUsed: terms.supportedMonthsUsed, on: day, in: book)

    let gross = rates.full(terms.income, months: months)
    let support = min(rates.support(months: supported.value), gross)
    var lines = [
        rates.rate.line(gross),
        rates.povertyLine.line(Dong(rates.povertyLine.value)),
        rates.percent.line(support),
    ]
    if supported.value < months { lines.append(supported.line(.zero, words: "\(supported.value)/\(months)")) }
    let step = try book.vsi.incomeStep.cited(on: day)
    if isBetweenSteps(terms.income, step: step.value, from: rates.povertyLine.value) { lines.append(step.line(.zero)) }

    return QuotedItem(
        scheme: .voluntarySocialInsurance,
        gross: gross,
        stateSupport: support,
        localSupport: .zero,
        payable: gross - support,
        months: months,
        validFrom: nil,
        validTo: nil,
        lines: lines
    )
}

/// How many months a method pays for at once.
///
/// - Throws: ``RuleError/notEligible(_:)`` for methods whose sums are not one
///   month's contribution times a number.
public func monthsPaid(by method: ContributionMethod) throws(RuleError) -> Int {
    switch method {
    case .monthly: 1
    case .threeMonths: 3
    case .sixMonths: 6
    case .twelveMonths: 12
    case .yearsAhead, .missingTime: throw .notEligible(.methodNotOffered)
    }
}

/// How many of the months paid for still carry State support.
private func supportedMonths(
    of months: Int,
    alreadyUsed: Int,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> CitedValue<Int> {
    guard alreadyUsed >= 0 else {
        throw .badInput(field: "supportedMonthsUsed", mustBe: "a whole number of months, 0 or more")
    }
    let limit = try book.vsi.supportMaxMonths.cited(on: day)
    return limit.narrowed(to: min(months, max(0, limit.value - alreadyUsed)))
}

/// Whether an income lies off the steps that count up from the poverty line.
private func isBetweenSteps(_ income: Dong, step: Int, from line: Int) -> Bool {
    step > 0 && !(income.count - line).isMultiple(of: step)
}
