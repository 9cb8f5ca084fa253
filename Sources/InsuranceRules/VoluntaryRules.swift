public import Insurance

/// The rules of voluntary social insurance.
public struct VoluntaryRules: Sendable {
    // MARK: Contribution

    /// Share of the income chosen that is paid, ppm.
    public let contributionRate: DatedValues<Int>
    /// Rural poverty line, the lowest income one may choose, VND/month.
    public let ruralPovertyLine: DatedValues<Int>
    /// Level whose multiple is the highest income, a method.
    public let incomeCeilingBasis: DatedValues<IncomeCeilingBasis>
    /// The multiple of that level, times.
    public let incomeCeilingMultiple: DatedValues<Int>
    /// Steps between the incomes one chooses from, VND/month; off a step is only worth a warning.
    public let incomeStep: DatedValues<Int>
    /// By the end of which month of the period paid for each method is due, months; 0 is at registration.
    public let paymentDeadlineMonth: DatedValues<[ContributionMethod: Int]>
    /// With which month a contribution begins that no earlier one leads up to, a method.
    public let firstMonth: DatedValues<FirstMonthMethod>

    // MARK: State support

    /// Share of the contribution at the poverty line the State pays, percent by category.
    public let supportPercent: DatedValues<[SupportCategory: Int]>
    /// After how many supported months support stops, months.
    public let supportMaxMonths: DatedValues<Int>

    // MARK: Paying ahead, and paying missing time

    /// The fund's monthly return that discounts and compounds, ppm/month.
    public let fundRateMonth: DatedValues<Int>
    /// How far ahead one may pay, years.
    public let yearsAheadMax: DatedValues<Int>
    /// How the months of an advance are counted for State support, a method.
    public let advanceSupportMethod: DatedValues<AdvanceSupportMethod>
    /// How much missing time one may pay at once, months.
    public let missingTimeMaxMonths: DatedValues<Int>
    /// How much of the ordinary State support missing time carries, percent.
    public let missingTimeSupportPercent: DatedValues<Int>
    /// How long before the month of retirement age missing time may be paid, months.
    public let missingTimeLeadMonths: DatedValues<Int>
    /// When missing time may be paid once more, a method.
    public let missingTimeAgain: DatedValues<MissingTimeAgain>
    /// Years of contribution a pension needs, years.
    public let pensionYears: DatedValues<Int>

    // MARK: Benefits and eligibility

    /// Maternity allowance, VND/child.
    public let maternityPerChild: DatedValues<Int>
    /// Funeral allowance as a multiple of the reference level, times.
    public let funeralMultiple: DatedValues<Int>
    /// Lowest age of a participant, years.
    public let minimumAge: DatedValues<Int>
    /// Which cover of a person's own closes the scheme to them, a list of words.
    public let closedTo: DatedValues<Set<OwnCover>>
    /// Which household-business owners are under compulsory cover instead, a method.
    public let householdBusinessCover: DatedValues<HouseholdBusinessCover>

    init(from shelf: inout RuleShelf) throws(RuleError) {
        contributionRate = try shelf.take("vsi.contribution_rate", in: .partsPerMillion)
        ruralPovertyLine = try shelf.take("vsi.rural_poverty_line", in: .dongPerMonth)
        incomeCeilingBasis = try shelf.take("vsi.income_ceiling_basis", in: .method)
        incomeCeilingMultiple = try shelf.take("vsi.income_ceiling_multiple", in: .times)
        incomeStep = try shelf.take("vsi.income_step", in: .dongPerMonth)
        paymentDeadlineMonth = try shelf.take("vsi.payment_deadline_month", in: .months)
        firstMonth = try shelf.take("vsi.first_month", in: .method)
        supportPercent = try shelf.take("vsi.support_percent", in: .percent)
        supportMaxMonths = try shelf.take("vsi.support_max_months", in: .months)
        fundRateMonth = try shelf.take("vsi.fund_rate_month", in: .partsPerMillionMonthly)
        yearsAheadMax = try shelf.take("vsi.years_ahead_max", in: .years)
        advanceSupportMethod = try shelf.take("vsi.advance_support_method", in: .method)
        missingTimeSupportPercent = try shelf.take("vsi.missing_time_support_percent", in: .percent)
        missingTimeMaxMonths = try shelf.take("vsi.missing_time_max_months", in: .months)
        missingTimeLeadMonths = try shelf.take("vsi.missing_time_lead_months", in: .months)
        missingTimeAgain = try shelf.take("vsi.missing_time_again", in: .method)
        pensionYears = try shelf.take("vsi.pension_years", in: .years)
        maternityPerChild = try shelf.take("vsi.maternity_per_child", in: .dongPerChild)
        funeralMultiple = try shelf.take("vsi.funeral_multiple", in: .times)
        minimumAge = try shelf.take("vsi.minimum_age", in: .years)
        closedTo = try shelf.take("vsi.closed_to", in: .method)
        householdBusinessCover = try shelf.take("vsi.household_business_cover", in: .method)
    }
}
