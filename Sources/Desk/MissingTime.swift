import Insurance
import InsuranceRules

extension RegistrationEntry {
    /// Refuses missing time that is paid before the law takes it.
    ///
    /// It is taken from a number of months before the month of retirement age.
    ///
    /// Source: Law on Social Insurance 41/2024/QH15 art. 36.
    ///
    /// - Parameter day: The day of payment.
    /// - Throws: ``Refusal`` with `missing-time-early`; what
    ///   ``retirementMonth(birth:sex:on:in:)`` throws.
    func checkMissingTime(on day: CalendarDay, in book: RuleBook) throws {
        guard case .contribution(let terms) = terms, terms.method == .missingTime else { return }
        let retirement = try retirementMonth(birth: person.birth, sex: person.sex, on: day, in: book)
        let first = retirement.month.adding(months: -(try book.vsi.missingTimeLeadMonths.inForce(on: day)))
        guard CalendarMonth(of: day) < first else { return }
        throw Refusal(
            "missing-time-early",
            """
            Missing time is taken from \(first.vietnamese) on, just before this person reaches retirement age, so it \
            cannot be paid now. Choose another way of paying.
            """,
            details: ["month": first.vietnamese])
    }
}
