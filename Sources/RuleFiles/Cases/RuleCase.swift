public import Insurance
public import InsuranceRules

/// One sum worked by hand, which the rules must give.
public struct RuleCase: Sendable {
    /// Relative to the folder of cases: `contribution.yaml`.
    public let file: String
    public let name: String
    /// The day of payment, or the day the sum is asked for.
    public let day: CalendarDay
    /// Where the expected values come from: a publication, or the sum by hand.
    public let basis: String
    let sum: any CaseSum
    let expectation: CaseExpectation

    /// Works the case out and compares.
    public func worked(in book: RuleBook) -> CaseResult {
        do throws(RuleError) {
            let outcome = try sum.outcome(on: day, in: book)
            return CaseResult(
                worked: self, differences: expectation.differences(from: outcome.words), rules: Set(outcome.rules))
        } catch {
            return CaseResult(
                worked: self, differences: expectation.differences(from: error),
                rules: Set([error.rule].compactMap(\.self))
            )
        }
    }
}

/// What came out when a case was worked.
public struct CaseResult: Sendable {
    public let worked: RuleCase
    /// Such as `payable is 264000, not 264001`; empty when all is as expected.
    public let differences: [String]
    /// The rules the case names, or whose value took part as the sum itself
    /// says, or that refused it.
    public let rules: Set<String>
}

/// What a case expects: a refusal, or values by their names.
enum CaseExpectation: Sendable {
    case refusal(code: String)
    case values([String: String])

    /// How far a published sum may be from the exact one, in đồng.
    private static let publishedTolerance = 5

    func differences(from words: [String: String]) -> [String] {
        switch self {
        case .refusal(let code): return ["it is not refused with '\(code)'"]
        case .values(let values):
            return values.sorted { $0.key < $1.key }.compactMap { key, value in
                if key == "published" { return published(value, gross: words["gross"]) }
                let actual = words[key] ?? "not known"
                return actual == value ? nil : "\(key) is \(actual), not \(value)"
            }
        }
    }

    func differences(from error: RuleError) -> [String] {
        switch self {
        case .refusal(let code): error.code == code ? [] : ["it is refused with '\(error.code)', not '\(code)'"]
        case .values: ["it is refused with '\(error.code)'"]
        }
    }

    private func published(_ value: String, gross: String?) -> String? {
        guard let value = Int(value), let gross = gross.flatMap({ Int($0) }),
            abs(gross - value) <= Self.publishedTolerance
        else { return "gross is not within \(Self.publishedTolerance) đ of the published \(value)" }
        return nil
    }
}

extension RuleError {
    /// The rule that refused, where one did.
    fileprivate var rule: String? {
        switch self {
        case .notInForce(let rule, _), .awaited(let rule, _), .outOfOrder(let rule, _): rule
        case .notEligible(_, let grounds): grounds?.rule
        case .incomeBelowFloor, .incomeAboveCeiling, .unknownCategory, .badInput, .malformed,
            .missingTimeEarly, .missingTimeUnfit, .monthsLate, .rulesMissing:
            nil
        }
    }
}
