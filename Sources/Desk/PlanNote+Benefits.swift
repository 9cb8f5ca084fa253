import Insurance
import InsuranceRules

extension PlanGuide {
    /// What is paid out at once to the family, and to whoever takes everything
    /// out, after as many months on this income as a funeral allowance needs.
    ///
    /// Missing time is paid by those who are about to retire.
    func sums(_ terms: ContributionTerms, _ item: QuotedItem) -> [PlanNote] {
        guard let first = item.firstMonth else { return [] }
        return known {
            let months = try book.pension.benefits.funeralMonths.inForce(on: day)
            let history = try paying(terms.income, from: first, months: months)
            let family = try survivorsLumpSum(of: history, average: terms.income, on: day, in: book)
            let whole = try oneOffBenefit(
                of: history, average: terms.income, stateSupport: try stateSupport(terms, months: months),
                reason: .retirementAge, on: day, in: book)
            return [.survivors(family.amount, months: months), .oneOffSum(whole.amount, months: months)]
        } ?? []
    }

    /// From which month of birth on a child gives the allowance.
    func maternity(_ terms: ContributionTerms, _ item: QuotedItem) -> PlanNote? {
        guard let first = item.firstMonth else { return nil }
        return known { () throws -> PlanNote? in
            let needed = try book.pension.benefits.maternityMonths.inForce(on: day)
            let history = try paying(terms.income, from: first, months: needed)
            let birth = try (1...2 * needed).map { first.adding(months: $0) }.first { month throws in
                try maternityMonths(of: history, bornOn: month.firstDay, in: book) >= needed
            }
            let allowance = try maternityAllowance(
                children: 1, monthsPaid: needed, otherParentReceives: false, on: day, in: book)
            return birth.map { .maternity(allowance.amount, from: $0) }
        } ?? nil
    }

    private func paying(_ income: Dong, from first: CalendarMonth, months: Int) throws(RuleError) -> IncomeHistory {
        try IncomeHistory([IncomePeriod(from: first, to: first.adding(months: months - 1), income: income)])
    }

    /// What the State pays over so many months, month by month.
    private func stateSupport(_ terms: ContributionTerms, months: Int) throws(RuleError) -> Dong {
        let month = try monthlyContribution(income: terms.income, categories: terms.categories, on: day, in: book)
        let left = max(0, (try book.vsi.supportMaxMonths.inForce(on: day)) - terms.supportedMonthsUsed)
        return Dong(month.support.count * min(months, left))
    }
}
