import InsuranceRules
import Testing

/// A quote worked out again from nothing but its own lines, as an auditor with
/// the receipt and a pocket calculator would.
struct Replay: Equatable {
    var gross = 0
    var state = 0
    var local = 0

    init(of item: QuotedItem) throws {
        let lines = Dictionary(item.lines.map { ($0.rule, $0) }) { first, _ in first }
        func sum(_ rules: [String]) throws -> Int? {
            try rules.compactMap { lines[$0]?.formula }.first.map(Self.worked)
        }
        if let share = try sum(["vsi.fund_rate_month", "vsi.contribution_rate", "hi.member_percent"]) {
            gross = share
            state = try sum(["vsi.support_percent"]) ?? 0
        } else {
            gross = try #require(try sum(["hi.rate"]))
            let groups = item.lines.map(\.rule).filter { $0.hasPrefix("hi.") && $0 != "hi.rate" }
            state = try #require(try sum(groups))
        }
        state = min(state, gross)
        local = min(try sum(["local.vsi_support", "local.hi_support"]) ?? 0, gross - state)
    }

    /// A factor that is no number.
    struct Unreadable: Error { let text: String }

    /// A formula's value, such as of `20 % × 22 % × 1.500.000 × 12`.
    static func worked(_ formula: String) throws -> Int {
        try formula.split(separator: " × ").map(String.init).reduce(Ratio(1)) { try $0 * factor($1) }.halfUp
    }

    private static func factor(_ text: String) throws -> Ratio {
        if let sum = text.wholeMatch(of: /Σ (1 ÷ )?\(1 \+ ([\d,]+ %)\)\^i, i = (\d+)…(\d+)/) {
            let growth = Ratio(1) + (try number(String(sum.output.2)))
            let step = sum.output.1 == nil ? growth : growth.inverse
            let (first, last) = (try #require(Int(sum.output.3)), try #require(Int(sum.output.4)))
            // From the innermost outwards, so that all has one denominator: s + s²·(…).
            var total = Ratio(1)
            for _ in first..<last { total = Ratio(1) + total * step }
            for _ in 0..<first { total = total * step }
            return total
        }
        return try number(text)
    }

    /// `22 %`, `4,5 %`, `1.500.000`, `12`.
    private static func number(_ text: String) throws -> Ratio {
        let isPercent = text.hasSuffix(" %")
        let digits = text.replacing(" %", with: "").replacing(".", with: "")
        let parts = digits.split(separator: ",")
        let decimals = parts.count == 2 ? parts[1].count : 0
        guard let whole = Int(parts.joined()) else { throw Unreadable(text: text) }
        let scale = (0..<decimals).reduce(isPercent ? 100 : 1) { scale, _ in scale * 10 }
        return Ratio(whole, over: scale)
    }
}
