import Insurance

/// What the numbers of a rule file count.
///
/// All are whole numbers; there is no floating point in files or code.
public enum RuleUnit: String, Hashable, Sendable, CaseIterable {
    case dongPerMonth = "VND/month"
    case dongPerChild = "VND/child"
    case percent
    /// Parts per million: 22 % is 220000.
    case partsPerMillion = "ppm"
    /// A return for each month, in parts per million.
    case partsPerMillionMonthly = "ppm/month"
    /// Parts per thousand: 45 % is 450.
    case permille
    /// A multiple in hundredths: 1.16 times is 116.
    case hundredths
    case days
    case months
    case years
    /// A multiple of another amount.
    case times
    /// A word that names how something is worked out.
    case method

    /// The largest number that makes sense, so that a slip in unit is refused.
    var largest: Int {
        switch self {
        case .dongPerMonth, .dongPerChild: 1_000_000_000
        case .percent, .years: 100
        case .partsPerMillion: 1_000_000
        case .partsPerMillionMonthly: 20_000
        case .hundredths: 10_000
        case .permille, .days, .months, .times: 1000
        case .method: 0
        }
    }

    /// A number as people read it: `1.500.000 đ`, `22 %`, `4,5 %`, `1 month`, `120 months`.
    public func words(_ number: Int) -> String {
        switch self {
        case .dongPerMonth, .dongPerChild: Dong(number).description
        case .percent: "\(number) %"
        case .partsPerMillion, .partsPerMillionMonthly: "\(decimal(number, places: 4)) %"
        case .permille: "\(decimal(number, places: 1)) %"
        case .hundredths: "\(decimal(number, places: 2)) ×"
        case .days, .months, .years: "\(number) \(number == 1 ? String(rawValue.dropLast()) : rawValue)"
        case .times: "\(number) ×"
        case .method: String(number)
        }
    }
}

/// A scaled whole number with a decimal comma and no trailing zeros.
private func decimal(_ number: Int, places: Int) -> String {
    var (scale, rest, digits) = (1, number, places)
    for _ in 0..<places { scale *= 10 }
    guard number % scale != 0 else { return String(number / scale) }
    while rest % 10 == 0 {
        rest /= 10
        digits -= 1
        scale /= 10
    }
    let fraction = String(rest % scale)
    return "\(rest / scale),\(String(repeating: "0", count: digits - fraction.utf8.count))\(fraction)"
}
