import Insurance
import InsuranceRules

extension TypedLaw {
    /// Percent of 22 % of the poverty line Hà Nội adds; other provinces nothing.
    private static let hanoi: [SupportCategory: Int] = [.poor: 50, .nearPoor: 60, .other: 10]

    /// C = 22 % × income × months − k × 22 % × poverty line × months supported.
    static func contribution(_ terms: ContributionTerms, on day: CalendarDay, province: String?) -> TypedAnswer {
        guard let base = value(baseSalary, on: day), let line = value(povertyLine, on: day),
            let percents = value(support, on: day)
        else { return .refused(["rule-not-in-force"]) }
        var refusals: Set<String> = []
        let months = length(terms, on: day)
        if months == nil { refusals.insert("bad-input") }
        if let before = terms.monthsContributed, let months,
            months != value(pensionMonths, on: day).map({ $0 - before })
        {
            refusals.insert("missing-time-unfit")
        }
        if terms.supportedMonthsUsed < 0 { refusals.insert("bad-input") }
        if terms.income.count < line { refusals.insert("income-below-floor") }
        if terms.income.count > 20 * base { refusals.insert("income-above-ceiling") }
        let worth = months.flatMap { sum(of: $0, terms.method, on: day) }
        if worth == nil, months != nil { refusals.insert("rule-awaited") }
        guard refusals.isEmpty, let months, let worth else { return .refused(refusals) }

        let rate = Ratio.percent(22)
        let gross = (rate * Ratio(terms.income.count) * worth).halfUp
        let left = 120 > terms.supportedMonthsUsed ? 120 - terms.supportedMonthsUsed : 0
        let supported = terms.method == .missingTime ? 0 : min(months, left)
        func part(_ table: [SupportCategory: Int]) -> Int {
            let percent = terms.categories.union([.other]).compactMap { table[$0] }.max() ?? 0
            return (Ratio.percent(percent) * rate * Ratio(line) * Ratio(supported)).halfUp
        }
        let state = min(part(percents), gross)
        let adds = province == "01" && "2026-01-01" <= day.description
        return .sums(gross: gross, state: state, local: adds ? min(part(hanoi), gross - state) : 0, days: nil)
    }

    /// How many months are paid, or `nil` for a number that is not sold.
    private static func length(_ terms: ContributionTerms, on day: CalendarDay) -> Int? {
        let fixed: [ContributionMethod: Int] = [.monthly: 1, .threeMonths: 3, .sixMonths: 6, .twelveMonths: 12]
        if let own = fixed[terms.method] { return [nil, own].contains(terms.months) ? own : nil }
        guard let months = terms.months else { return nil }
        if terms.method == .yearsAhead { return [12, 24, 36, 48, 60].contains(months) ? months : nil }
        guard let longest = value(longestMissingTime, on: day), (1...longest).contains(months) else { return nil }
        return months
    }

    /// Σ 1 ÷ (1 + r)^(i−1) ahead, Σ (1 + r)^i back, i from 1; months as they are otherwise.
    private static func sum(of months: Int, _ method: ContributionMethod, on day: CalendarDay) -> Ratio? {
        guard method == .yearsAhead || method == .missingTime else { return Ratio(months) }
        guard let rate = value(fundRate, on: day) ?? nil else { return nil }
        let growth = Ratio(1) + rate
        var sum = Ratio(0)
        for _ in 0..<months {
            sum = method == .yearsAhead ? Ratio(1) + sum * growth.inverse : (Ratio(1) + sum) * growth
        }
        return sum
    }
}
