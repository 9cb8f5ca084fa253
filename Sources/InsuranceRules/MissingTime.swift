public import Insurance

/// Refuses missing time that is paid before the law takes it.
///
/// It is taken from a number of months before the month in which retirement
/// age is reached. Who reached it before the first year the files know has
/// reached it long since, and may pay on any day.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 36 (3).
///
/// - Parameters:
///   - terms: Anything but missing time passes.
///   - person: Whose birth and sex decide; where one of them is not known, it
///     is checked at the registration.
///   - day: The day of payment, which picks the law.
/// - Throws: ``RuleError/missingTimeEarly(from:)``; what
///   ``retirementMonth(birth:sex:on:in:)`` throws for other reasons.
public func checkMissingTime(
    _ terms: Terms, _ person: Circumstances, on day: CalendarDay, in book: RuleBook
) throws(RuleError) {
    guard case .contribution(let contribution) = terms, contribution.method == .missingTime,
        let birth = person.birth, let sex = person.sex
    else { return }
    let lead = try book.vsi.missingTimeLeadMonths.inForce(on: day)
    guard let retirement = try knownRetirementMonth(birth: birth, sex: sex, on: day, in: book) else { return }
    let first = retirement.month.adding(months: -lead)
    guard CalendarMonth(of: day) >= first else { throw .missingTimeEarly(from: first) }
}

/// When someone reaches retirement age, as far as the files know.
///
/// - Returns: `nil` for someone who reached it before the first year known.
/// - Throws: As ``retirementMonth(birth:sex:on:in:)`` for other reasons.
public func knownRetirementMonth(
    birth: BirthDate, sex: Sex, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> RetirementMonth? {
    let ages = sex == .female ? book.pension.retirementAgeWomen : book.pension.retirementAgeMen
    do throws(RuleError) {
        return try retirementMonth(birth: birth, sex: sex, on: day, in: book)
    } catch {
        guard case .notInForce(ages.rule, let reached) = error, let first = ages.entries.first?.from,
            reached < first
        else { throw error }
        return nil
    }
}
