import Insurance

/// Which part of the whole premium a person's standing decides.
struct PremiumShare {
    /// For a household member what is charged, for a supported group what the
    /// State pays of the whole.
    let percent: CitedValue<Int>
    /// The groups supported on the day, or ``PremiumGroup/household``.
    let groups: Set<PremiumGroup>
    /// Until when support lasts, where the law limits it.
    private(set) var remarks: [QuoteLine] = []

    /// - Throws: ``RuleError/notEligible(_:by:)`` when none of the groups is
    ///   supported on the day; ``RuleError/badInput(field:mustBe:)`` for a
    ///   victim recognised after the day; what ``DatedValues/inForce(on:)`` throws.
    init(of terms: PremiumTerms, on day: CalendarDay, at place: Place, in book: RuleBook) throws(RuleError) {
        guard !terms.groups.isEmpty else {
            percent = try memberPercent(of: terms.order, on: day, in: book)
            groups = [.household]
            return
        }
        var best: CitedValue<Int>?
        var supported: Set<PremiumGroup> = []
        let victims = try VictimSupport(of: terms, on: day, in: book)
        for group in SupportedGroup.allCases where terms.groups.contains(group) {
            guard group != .traffickingVictim || victims?.isOver != true else { continue }
            guard let percent = try groupPercent(of: group, on: day, at: place, in: book) else { continue }
            supported.insert(PremiumGroup(group))
            if percent.value > best?.value ?? 0 { best = percent }
        }
        guard let best else { throw .notEligible(victims?.isOver == true ? .supportOver : .groupWithoutSupport) }
        percent = best
        groups = supported
        remarks = [victims?.remark].compactMap { $0 }
    }
}

/// The time in which a victim of trafficking is supported, counted from the
/// day they were recognised as one.
private struct VictimSupport {
    let isOver: Bool
    let remark: QuoteLine

    /// - Returns: `nil` for everyone else, and where the day is not known.
    /// - Parameter day: The day of payment, which picks the law.
    init?(of terms: PremiumTerms, on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        guard let since = terms.victimSince, terms.groups.contains(.traffickingVictim) else { return nil }
        guard since <= day else { throw .badInput(field: "victimSince", mustBe: "a day not after the payment") }
        // Before the law knew the group there is no time to count, and no support either.
        guard book.hi.traffickingVictimMonths.entry(on: day) != nil else { return nil }
        let months = try book.hi.traffickingVictimMonths.cited(on: day)
        let last = since.adding(months: months.value).adding(days: -1)
        isOver = day > last
        remark = months.line(.zero, words: "\(months.words), → \(last.vietnamese)")
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

/// A group's State support, in percent; the commune's where that is higher.
///
/// - Returns: `nil` where the law does not support the group. A value that is
///   awaited is support, so that the lookup says what is missing.
private func groupPercent(
    of group: SupportedGroup, on day: CalendarDay, at place: Place, in book: RuleBook
) throws(RuleError) -> CitedValue<Int>? {
    let inCommune = book.hi.communeSupport.highest(of: [group], at: place, born: nil, on: day)
    guard let rule = book.hi.percent(of: group) else { return inCommune }
    switch rule.entry(on: day)?.standing {
    case .ended, nil: return inCommune
    case .inForce, .awaited:
        let everywhere = try rule.cited(on: day)
        return inCommune.map { $0.value > everywhere.value ? $0 : everywhere } ?? everywhere
    }
}
