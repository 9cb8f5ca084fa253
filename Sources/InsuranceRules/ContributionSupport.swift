import Insurance

/// The State's and the province's part of a contribution, explained.
///
/// 1. Months beyond the longest time supported carry no support.
/// 2. The State pays a percentage of the contribution at the poverty line.
/// 3. In an advance the months are counted by a dated method, and missing time
///    carries a dated share of the ordinary support.
/// 4. The province adds its percentage for the same months. Both together never
///    exceed what is charged.
struct ContributionSupport {
    private(set) var state = Dong.zero
    private(set) var local = Dong.zero
    private(set) var lines: [QuoteLine] = []

    /// - Parameters:
    ///   - months: Which months of the plan, numbered from 0.
    ///   - full: What is charged for them, the most support can be.
    ///   - day: The day of payment.
    init(
        of terms: ContributionTerms, months: Range<Int>, upTo full: Dong, on day: CalendarDay, at place: Place,
        in book: RuleBook
    ) throws(RuleError) {
        let supported = try SupportedMonths(of: terms, months: months, on: day, in: book)
        guard let worth = supported.worth else {
            lines = supported.remarks
            return
        }
        let rates = try SupportRates(of: terms.categories, on: day, in: book)
        state = min(rates.amount(rates.percent, worth), full)
        lines = [
            rates.povertyLine.line(Dong(rates.povertyLine.value)),
            rates.percent.line(state, formula: rates.formula(rates.percent, worth)),
        ]
        let list = book.local.vsiSupport
        if let added = list.highest(of: terms.categories.union([.other]), at: place, born: nil, on: day) {
            local = min(rates.amount(added, worth), full - state)
            lines.append(added.line(local, formula: rates.formula(added, worth)))
        } else if let remark = list.remark(at: place, on: day) {
            lines.append(remark)
        }
        if terms.livesElsewhere { lines.append(.elsewhere(list.heading)) }
        lines += supported.remarks
    }
}

/// The months that carry support, and what they are worth in monthly supports.
private struct SupportedMonths {
    /// `nil` when the way of paying carries no support at all.
    private(set) var worth: MonthsWorth?
    private(set) var remarks: [QuoteLine] = []

    init(of terms: ContributionTerms, months: Range<Int>, on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        guard terms.supportedMonthsUsed >= 0 else {
            throw .badInput(field: "supportedMonthsUsed", mustBe: "a whole number of months, 0 or more")
        }
        var share = 100
        if terms.method == .missingTime {
            let carried = try book.vsi.missingTimeSupportPercent.cited(on: day)
            remarks.append(carried.line(.zero))
            guard carried.value > 0 else { return }
            share = carried.value
        }
        let limit = try book.vsi.supportMaxMonths.cited(on: day)
        let left = max(0, limit.value - terms.supportedMonthsUsed)
        let supported = months.clamped(to: 0..<min(left, months.upperBound))
        worth = .plain(supported.count, percent: share)
        if terms.method == .yearsAhead {
            let method = try book.vsi.advanceSupportMethod.cited(on: day)
            remarks.append(method.line(.zero, words: method.value.rawValue))
            switch method.value {
            case .undiscounted: break
            case .discounted: worth = .discounted(supported, rate: try book.vsi.fundRateMonth.inForce(on: day))
            }
        }
        if supported.count < months.count {
            remarks.append(limit.line(.zero, words: "\(supported.count)/\(months.count)"))
        }
    }
}

/// What State support is made of, as in force on the day of payment.
struct SupportRates {
    /// Parts per million of the income.
    let rate: CitedValue<Int>
    /// Đồng a month.
    let povertyLine: CitedValue<Int>
    /// The highest percentage of the person's categories.
    let percent: CitedValue<Int>

    init(of categories: Set<SupportCategory>, on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        rate = try book.vsi.contributionRate.cited(on: day)
        povertyLine = try book.vsi.ruralPovertyLine.cited(on: day)
        let percents = try book.vsi.supportPercent.cited(on: day)
        guard let highest = categories.union([.other]).compactMap({ percents.value[$0] }).max() else {
            throw .notInForce(rule: book.vsi.supportPercent.rule, day: day)
        }
        percent = percents.narrowed(to: highest)
    }

    /// A percentage of the contribution at the poverty line, rounded once.
    func amount(_ percent: CitedValue<Int>, _ worth: MonthsWorth) -> Dong {
        worth.amount(percent.value * rate.value * povertyLine.value, over: 100_000_000)
    }

    func formula(_ percent: CitedValue<Int>, _ worth: MonthsWorth) -> String {
        "\(percent.words) × \(rate.words) × \(Dong(povertyLine.value).grouped) × \(worth.words)"
    }
}
