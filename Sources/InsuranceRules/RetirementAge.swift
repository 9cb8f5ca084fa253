public import Insurance

/// When someone reaches retirement age.
public struct RetirementMonth: Hashable, Sendable {
    /// The month in which the age is reached; the pension begins with the next.
    public let month: CalendarMonth
    /// The age in that month.
    public let ageInMonths: Int
    /// Whether only the year of birth was known, and the law's month was taken.
    public let assumesBirthMonth: Bool
    /// The values that took part, and where the law says so.
    public let lines: [QuoteLine]
}

/// Works out the month in which someone reaches retirement age.
///
/// The age is set for each calendar year and grows, so the month sought is the
/// first that lies in the year whose age it reaches.
///
/// Source: Labour Code 45/2019/QH14 art. 169 (2); Decree 135/2020/NĐ-CP; before
/// it the age did not change from year to year.
///
/// - Parameters:
///   - birth: With the year alone, the month is the one the law takes.
///   - day: The day of the estimate, which picks that month.
/// - Throws: What ``DatedValues/inForce(on:)`` throws; so
///   ``RuleError/notInForce(rule:day:)`` for an age reached before the first
///   year known.
public func retirementMonth(
    birth: BirthDate, sex: Sex, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> RetirementMonth {
    let rule =
        switch sex {
        case .female: book.pension.retirementAgeWomen
        case .male: book.pension.retirementAgeMen
        }
    let born = try monthOfBirth(birth, on: day, in: book)
    var year = max(born.month.january, rule.entries.first.map { CalendarMonth(of: $0.from).january } ?? born.month)
    var age = try retirementAge(in: year, by: rule)
    var reached = born.month.adding(months: age.value)
    while reached.year > year.year {
        year = reached.january
        age = try retirementAge(in: year, by: rule)
        reached = born.month.adding(months: age.value)
    }
    guard reached.year == year.year else { throw .notInForce(rule: rule.rule, day: reached.firstDay) }
    let words = "\(age.value / monthsPerYear) years \(age.value % monthsPerYear) months"
    return RetirementMonth(
        month: reached,
        ageInMonths: age.value,
        assumesBirthMonth: born.assumption != nil,
        lines: [age.line(.zero, words: words)] + [born.assumption].compactMap { $0?.line(.zero) }
    )
}

/// The month someone was born in, and the rule that chose it where it is unknown.
private func monthOfBirth(
    _ birth: BirthDate, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> (month: CalendarMonth, assumption: CitedValue<Int>?) {
    switch birth {
    case .day(let birth): return (CalendarMonth(of: birth), nil)
    case .year(let year):
        let assumed = try book.pension.unknownBirthMonth.cited(on: day)
        guard let birth = CalendarDay(year: year, month: assumed.value, day: 1) else {
            throw .malformed(file: book.pension.unknownBirthMonth.rule, reason: "its month is not in the calendar")
        }
        return (CalendarMonth(of: birth), assumed)
    }
}

/// The age, in months, of those who reach it in a year.
private func retirementAge(
    in year: CalendarMonth, by rule: DatedValues<GrowingScale>
) throws(RuleError) -> CitedValue<Int> {
    let scale = try rule.cited(on: year.firstDay)
    guard let age = scale.value.number(at: year.year) else {
        throw .notInForce(rule: rule.rule, day: year.firstDay)
    }
    return scale.narrowed(to: age)
}
