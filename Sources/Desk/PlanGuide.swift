public import Insurance
public import InsuranceRules

/// What may be chosen on a day, and what comes of it later, to fill the forms
/// of a consultation.
///
/// It offers and never decides: what is chosen is checked again when it is
/// priced. Where no rule is in force it offers nothing.
public struct PlanGuide: Sendable {
    let book: RuleBook
    let day: CalendarDay
    let home: Place
    private let anyLength: Bool

    /// - Parameters:
    ///   - day: The day of payment.
    ///   - home: Where people are taken to live.
    ///   - anyLength: Whether health insurance is sold for any number of months
    ///     up to the longest.
    public init(book: RuleBook, on day: CalendarDay, at home: Place = .unknown, anyLength: Bool = false) {
        self.book = book
        self.day = day
        self.home = home
        self.anyLength = anyLength
    }

    /// The incomes one may choose from.
    public var incomes: IncomeRange? { known { try incomeRange(on: day, in: book) } }

    /// The most years that may be paid ahead.
    public var yearsAhead: Int? { known { try book.vsi.yearsAheadMax.inForce(on: day) } }

    /// The most months of missing time that may be paid at once.
    public var missingMonths: Int? { known { try book.vsi.missingTimeMaxMonths.inForce(on: day) } }

    /// The numbers of months the law names for health insurance, smallest first.
    public var healthMonths: [Int] { known { try book.hi.periodMonths.inForce(on: day).sorted() } ?? [] }

    /// The numbers of months health insurance is sold for here, smallest first.
    public var healthLengths: [Int] {
        guard anyLength, let longest = healthMonths.last else { return healthMonths }
        return Array(1...longest)
    }

    /// How many months a victim of trafficking is supported.
    public var victimMonths: Int? { known { try book.hi.traffickingVictimMonths.inForce(on: day) } }

    /// Years of contribution a pension needs.
    public var pensionYears: Int? { known { try book.vsi.pensionYears.inForce(on: day) } }

    /// From which day the law covers an owner of a household business
    /// compulsorily, for each way of being taxed.
    public var businessCover: [HouseholdBusiness: CalendarDay] {
        var days: [HouseholdBusiness: CalendarDay] = [:]
        for entry in book.vsi.householdBusinessCover.entries {
            guard case .inForce(let cover) = entry.standing else { continue }
            if days[.declared] == nil { days[.declared] = entry.from }
            if cover == .all, days[.presumptive] == nil { days[.presumptive] = entry.from }
        }
        return days
    }

    /// The pension to be foreseen after full years of contribution on one
    /// income, which prices are taken to leave as it is.
    ///
    /// - Returns: `nil` where the years give none.
    public func pension(income: Dong, years: Int, sex: Sex) -> ForeseenPension? {
        let months = years * 12
        let estimate = known {
            try pensionEstimate(months: months, averageIncome: income, sex: sex, on: day, in: book)
        }
        guard case .pension(_, let monthly)? = estimate?.outcome else { return nil }
        return ForeseenPension(years: years, monthly: monthly)
    }

    /// What leads to a wished pension: the income over full years, or the time
    /// on one income.
    ///
    /// - Returns: `nil` where no rule of pensions is in force.
    public func goal(_ target: Dong, income: Dong, years: Int, sex: Sex) -> PensionGoal? {
        known {
            let needed = try incomeNeeded(for: target, months: years * 12, sex: sex, on: day, in: book)
            return PensionGoal(
                years: years, income: needed?.chosen,
                months: try monthsNeeded(for: target, averageIncome: income, sex: sex, on: day, in: book))
        }
    }

    /// The value, or nothing where the rules have none for the day.
    func known<Value>(_ find: () throws -> Value) -> Value? {
        // A form can do without it; the price says what is missing.
        try? find()
    }
}
