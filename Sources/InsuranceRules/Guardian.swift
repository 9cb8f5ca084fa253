public import Insurance

/// Whether a parent or guardian must agree for someone who joins.
///
/// Where only the year of birth is known, everyone not certainly of age counts
/// as under age.
///
/// Source: Civil Code 91/2015/QH13 art. 20 on the age of majority; Law 91/2025/QH15
/// on the consent to the processing of a child's data.
///
/// - Parameter day: The day of registration.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func needsGuardian(
    _ birth: BirthDate, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> Bool {
    birth.fullYears(on: day) < (try book.general.adultAge.inForce(on: day))
}
