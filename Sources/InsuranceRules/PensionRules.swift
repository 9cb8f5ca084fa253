/// The rules of what voluntary social insurance pays.
///
/// The years a pension needs, the amount per child and the multiple of the
/// funeral allowance stand in ``VoluntaryRules``.
public struct PensionRules: Sendable {
    /// Share of the average income by years of contribution, women, permille.
    public let rateWomen: DatedValues<GrowingScale>
    /// Share of the average income by years of contribution, men, permille.
    public let rateMen: DatedValues<GrowingScale>
    /// What months beyond full years count as, by their number, months.
    public let oddMonths: DatedValues<NumberTable>
    /// Price factor of the income of a year, hundredths by year.
    public let incomeFactor: DatedValues<NumberTable>
    /// The lowest price factor, hundredths.
    public let minimumFactor: DatedValues<Int>
    /// Age at which women retire, by the year they reach it, months.
    public let retirementAgeWomen: DatedValues<GrowingScale>
    /// Age at which men retire, by the year they reach it, months.
    public let retirementAgeMen: DatedValues<GrowingScale>
    /// Taken as the month of birth when only the year is known, months.
    public let unknownBirthMonth: DatedValues<Int>
    /// Maternity, one-off, funeral and survivors' benefits.
    public let benefits: BenefitRules

    init(from shelf: inout RuleShelf) throws(RuleError) {
        rateWomen = try shelf.take("pension.rate_women", in: .permille)
        rateMen = try shelf.take("pension.rate_men", in: .permille)
        oddMonths = try shelf.take("pension.odd_months", in: .months)
        incomeFactor = try shelf.take("pension.income_factor", in: .hundredths)
        minimumFactor = try shelf.take("pension.minimum_factor", in: .hundredths)
        retirementAgeWomen = try shelf.take("pension.retirement_age_women", in: .months)
        retirementAgeMen = try shelf.take("pension.retirement_age_men", in: .months)
        unknownBirthMonth = try shelf.take("pension.unknown_birth_month", in: .months)
        benefits = try BenefitRules(from: &shelf)
    }
}

/// The rules of benefits other than the pension.
public struct BenefitRules: Sendable {
    /// Contribution a maternity allowance needs, months.
    public let maternityMonths: DatedValues<Int>
    /// Time before the birth in which those months lie, months.
    public let maternityWindowMonths: DatedValues<Int>
    /// Interruption after which the one-off benefit is open, months; by the day of joining, ended for those it excludes.
    public let oneOffBreakMonths: DatedValues<Int>
    /// Years of contribution that close the one-off benefit after an interruption, years.
    public let oneOffBelowYears: DatedValues<Int>
    /// One-off benefit for a year of contribution, hundredths of the average income; by the month paid for.
    public let oneOffPerYear: DatedValues<Int>
    /// Highest one-off benefit under a year of contribution, hundredths of the average income.
    public let oneOffShortCap: DatedValues<Int>
    /// Contribution a funeral allowance needs, months.
    public let funeralMonths: DatedValues<Int>
    /// Contribution under which survivors get back what was paid, months.
    public let survivorsMonths: DatedValues<Int>
    /// Survivors' lump sum for a year of contribution, hundredths of the average income; by the month paid for.
    public let survivorsPerYear: DatedValues<Int>

    init(from shelf: inout RuleShelf) throws(RuleError) {
        maternityMonths = try shelf.take("benefits.maternity_months", in: .months)
        maternityWindowMonths = try shelf.take("benefits.maternity_window_months", in: .months)
        oneOffBreakMonths = try shelf.take("benefits.one_off_break_months", in: .months)
        oneOffBelowYears = try shelf.take("benefits.one_off_below_years", in: .years)
        oneOffPerYear = try shelf.take("benefits.one_off_per_year", in: .hundredths)
        oneOffShortCap = try shelf.take("benefits.one_off_short_cap", in: .hundredths)
        funeralMonths = try shelf.take("benefits.funeral_months", in: .months)
        survivorsMonths = try shelf.take("benefits.survivors_months", in: .months)
        survivorsPerYear = try shelf.take("benefits.survivors_per_year", in: .hundredths)
    }
}
