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
        case .days, .months, .times: 1000
        case .method: 0
        }
    }

    /// A number as people read it: `1.500.000 đ`, `22 %`, `4,5 %`, `120 months`.
    public func words(_ number: Int) -> String {
        switch self {
        case .dongPerMonth, .dongPerChild: Dong(number).description
        case .percent: "\(number) %"
        case .partsPerMillion: "\(decimal(number, places: 4)) %"
        case .days, .months, .years: "\(number) \(rawValue)"
        case .times: "\(number) ×"
        case .method: String(number)
        }
    }
}

/// A scaled whole number with a decimal comma and no trailing zeros.
private func decimal(_ number: Int, places: Int) -> String {
    var digits = String(number)
    digits = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = digits.dropLast(places)
    var rest = digits.suffix(places)
    while rest.last == "0" { rest = rest.dropLast() }
    return rest.isEmpty ? String(whole) : "\(whole),\(rest)"
}
