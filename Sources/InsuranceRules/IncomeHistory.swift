public import Insurance

/// Months in which contribution was paid on one income.
public struct IncomePeriod: Hashable, Sendable {
    public let from: CalendarMonth
    /// The last month, included.
    public let to: CalendarMonth
    /// Per month.
    public let income: Dong

    public init(from: CalendarMonth, to: CalendarMonth, income: Dong) {
        self.from = from
        self.to = to
        self.income = income
    }

    /// How many months it holds.
    public var months: Int { from.months(to: to) + 1 }
}

/// The months someone has paid for, or means to.
///
/// It is personal data.
public struct IncomeHistory: Hashable, Sendable {
    /// At least one, in order of time; no month lies in two.
    public let periods: [IncomePeriod]
    /// The first month paid for.
    public let first: CalendarMonth
    /// The last month paid for.
    public var last: CalendarMonth { periods.last?.to ?? first }

    /// Takes periods in any order.
    ///
    /// - Throws: ``RuleError/badInput(field:mustBe:)`` naming the period, for
    ///   none at all, one that ends before it begins, an income or a length
    ///   out of reason, and months that lie in two.
    public init(_ periods: [IncomePeriod]) throws(RuleError) {
        let sorted = periods.sorted { $0.from < $1.from }
        guard let first = sorted.first?.from else {
            throw .badInput(field: "history", mustBe: "a list with at least one period")
        }
        for (index, period) in periods.enumerated() {
            guard period.from <= period.to else {
                throw .badInput(field: "history[\(index)].to", mustBe: "a month not before 'from'")
            }
            _ = try checkedAmount(period.income, field: "history[\(index)].income")
        }
        self.periods = sorted
        self.first = first
        for (earlier, later) in zip(sorted, sorted.dropFirst()) where later.from <= earlier.to {
            throw .badInput(field: "history", mustBe: "periods of which no two share a month")
        }
        _ = try checkedMonths(months, field: "history")
    }

    /// How many months were paid for.
    public var months: Int { periods.reduce(0) { $0 + $1.months } }

    /// Every month with its income, in order of time.
    var eachMonth: [(month: CalendarMonth, income: Dong)] {
        periods.flatMap { period in
            (0..<period.months).map { (period.from.adding(months: $0), period.income) }
        }
    }
}
