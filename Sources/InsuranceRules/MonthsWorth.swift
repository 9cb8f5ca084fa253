import Insurance

/// What the months paid for are worth together on the day of payment, counted
/// in monthly sums.
///
/// Fixed point with twenty decimals. Each month's factor is off by less than
/// one unit for each month before it, so a sum over 120 months of the highest
/// contribution is off by less than a millionth of a đồng before its one
/// rounding. No floating point.
struct MonthsWorth {
    /// One whole month: 10^20 units.
    private static let whole: UInt128 = 100_000_000_000_000_000_000
    private static let million: UInt128 = 1_000_000

    private let units: UInt128
    /// As a formula shows it: `12`, or a sum over `i`.
    let words: String

    /// Months at their face value.
    ///
    /// - Parameter percent: How much of it counts.
    static func plain(_ months: Int, percent: Int = 100) -> MonthsWorth {
        MonthsWorth(
            units: whole / 100 * UInt128(months * percent),
            words: percent == 100 ? "\(months)" : "\(months) × \(percent) %")
    }

    /// Months still to come, each divided once more by one and the rate: the
    /// first, numbered 0, counts in full.
    ///
    /// Source: Decree 159/2025/NĐ-CP art. 6.
    ///
    /// - Parameter rate: The fund's monthly return, ppm.
    static func discounted(_ months: Range<Int>, rate: Int) -> MonthsWorth {
        let divisor = million + UInt128(rate)
        var (factor, sum) = (whole, UInt128(0))
        for month in 0..<months.upperBound {
            if month >= months.lowerBound { sum += factor }
            factor = (factor * million + divisor / 2) / divisor
        }
        let words = "Σ 1 ÷ (1 + \(percentage(rate)))^i, i = \(months.lowerBound)…\(months.upperBound - 1)"
        return MonthsWorth(units: sum, words: months.isEmpty ? "0" : words)
    }

    /// Months gone by, each multiplied once more by one and the rate; the
    /// latest, numbered 1, is multiplied once.
    ///
    /// Source: Decree 159/2025/NĐ-CP art. 7.
    ///
    /// - Parameter rate: The fund's monthly return, ppm.
    static func compounded(_ months: Int, rate: Int) -> MonthsWorth {
        var (factor, sum) = (whole, UInt128(0))
        for _ in 0..<months {
            factor = (factor * (million + UInt128(rate)) + million / 2) / million
            sum += factor
        }
        return MonthsWorth(units: sum, words: months == 0 ? "0" : "Σ (1 + \(percentage(rate)))^i, i = 1…\(months)")
    }

    /// The worth of a monthly sum given as a fraction, rounded half up once.
    func amount(_ dividend: Int, over divisor: Int) -> Dong {
        let (product, whole) = (units * UInt128(dividend), MonthsWorth.whole * UInt128(divisor))
        let (quotient, rest) = product.quotientAndRemainder(dividingBy: whole)
        return Dong(Int(quotient) + (rest >= whole - rest ? 1 : 0))
    }

    private static func percentage(_ rate: Int) -> String { RuleUnit.partsPerMillionMonthly.words(rate) }
}
