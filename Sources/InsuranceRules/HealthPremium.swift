public import Insurance

/// Quotes a premium of household health insurance and the card it buys.
///
/// 1. The premium is the rate times the base salary times the months.
/// 2. A household member pays the percentage of their place in the order of
///    joining; the last step holds for all later places.
/// 3. A member of a supported group is charged the whole premium, of which the
///    State pays the group's percentage. Of several groups the highest counts.
/// 4. The card is valid as ``cardValidity(paidOn:months:lastCardEnd:in:)``.
///
/// Each amount is rounded half up once.
///
/// Source: Law on Health Insurance as amended by Law 51/2024/QH15; Decree
/// 188/2025/NĐ-CP art. 6, before it Decree 146/2018/NĐ-CP.
///
/// - Parameter day: The day of payment.
/// - Throws: ``RuleError/badInput(field:mustBe:)`` for an order under 1 or a
///   number of months not sold; ``RuleError/notEligible(_:)`` when none of the
///   groups is supported on the day; what ``DatedValues/inForce(on:)`` throws.
public func premiumQuote(
    _ terms: PremiumTerms,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> QuotedItem {
    guard terms.order >= 1 else { throw .badInput(field: "order", mustBe: "a whole number, 1 or more") }
    let sold = try book.hi.periodMonths.inForce(on: day)
    guard sold.contains(terms.months) else {
        throw .badInput(field: "months", mustBe: "one of \(sold.map(String.init).joined(separator: ", "))")
    }
    let rates = try PremiumRates(on: day, in: book)
    let share =
        terms.groups.isEmpty
        ? try memberPercent(of: terms.order, on: day, in: book)
        : try groupPercent(of: terms.groups, on: day, in: book)
    let whole = rates.premium(months: terms.months, percent: 100)
    let part = rates.premium(months: terms.months, percent: share.value)
    let valid = try cardValidity(paidOn: day, months: terms.months, lastCardEnd: terms.lastCardEnd, in: book)

    let gross = terms.groups.isEmpty ? part : whole
    let support = terms.groups.isEmpty ? .zero : part
    return QuotedItem(
        scheme: .healthInsurance,
        gross: gross,
        stateSupport: support,
        localSupport: .zero,
        payable: gross - support,
        months: terms.months,
        validFrom: valid.first,
        validTo: valid.last,
        lines: [rates.baseSalary.line(Dong(rates.baseSalary.value)), rates.rate.line(whole), share.line(part)]
    )
}

/// The values every premium is made of, as in force on the day of payment.
private struct PremiumRates {
    /// Đồng a month.
    let baseSalary: CitedValue<Int>
    /// Parts per million of the base salary, a month.
    let rate: CitedValue<Int>

    init(on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        baseSalary = try book.general.baseSalary.cited(on: day)
        rate = try book.hi.rate.cited(on: day)
    }

    /// A percentage of the premium for some months, rounded once.
    func premium(months: Int, percent: Int) -> Dong {
        Dong(roundedHalfUp(rate.value * baseSalary.value * months * percent, over: 100_000_000))
    }
}

/// What the member at a place in the order pays, in percent.
private func memberPercent(of order: Int, on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CitedValue<Int> {
    let steps = try book.hi.memberPercent.cited(on: day)
    guard let step = steps.value.prefix(order).last else {
        throw .notInForce(rule: book.hi.memberPercent.rule, day: day)
    }
    return steps.narrowed(to: step)
}

/// The highest State support among the groups that exist on the day, in percent.
private func groupPercent(
    of groups: Set<SupportedGroup>,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) -> CitedValue<Int> {
    var best: CitedValue<Int>?
    for group in SupportedGroup.allCases where groups.contains(group) {
        guard isSupported(group, on: day, in: book) else { continue }
        let percent = try book.hi.percent(of: group).cited(on: day)
        if percent.value > best?.value ?? 0 { best = percent }
    }
    guard let best else { throw .notEligible(.groupWithoutSupport) }
    return best
}

/// Whether the law supports a group at all on a day.
///
/// A value that is awaited counts as support, so that the lookup says what is
/// missing. Communes that left the difficult list are supported only while
/// their cohort is.
private func isSupported(_ group: SupportedGroup, on day: CalendarDay, in book: RuleBook) -> Bool {
    let governing =
        switch group {
        case .exDifficultCommune: [book.hi.percent(of: group), book.hi.exDifficultCohortMonths]
        case .nearPoor, .pupil, .agroAverage, .traffickingVictim: [book.hi.percent(of: group)]
        }
    return governing.allSatisfy { rule in
        switch rule.entry(on: day)?.standing {
        case .inForce, .awaited: true
        case .ended, nil: false
        }
    }
}
