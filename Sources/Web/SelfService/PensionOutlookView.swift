import Desk
import Insurance
import InsuranceRules

/// The pension in detail: steps for income and years, and what they lead to.
struct PensionOutlookView: Encodable, Sendable {
    struct Quick: Encodable, Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let income: Stepper
    let years: Stepper
    let quickIncomes: [Quick]
    let price: MonthPrice
    let longer: String
    let monthly: String
    let start: String
    let child: String?
    let chart: PensionChart

    /// - Parameter incomes: The incomes of the quick keys beside the lowest.
    init(_ outlook: PensionOutlook, incomes: [Dong], words: Words) {
        let steppers = Stepper.pension(outlook, words)
        (income, years) = (steppers[0], steppers[1])
        let range = outlook.incomes
        quickIncomes = ([range.lowest] + incomes.filter { $0 > range.lowest && $0 <= range.highest }).map { income in
            Quick(
                value: String(income.count), label: PensionChart.short(income.count, words),
                isChosen: income == outlook.income)
        }
        price = MonthPrice(outlook.monthly)
        longer = words(
            "self-service.for-months",
            ["months": String(outlook.yearly.months), "amount": outlook.yearly.payable.description])
        monthly = outlook.chosen.monthly.description
        start = words(
            "self-service.pension-from",
            ["month": outlook.start.vietnamese, "years": String(outlook.chosen.years)])
        child = outlook.child(words)
        chart = PensionChart(outlook, words: words)
    }
}
