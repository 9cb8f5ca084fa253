public import Foundation
import Insurance
public import InsuranceRules

/// Answers `kiosk pension`: JSON in, JSON out.
public struct PensionExchange: Sendable {
    /// What stands beside every sum, in the words the field uses.
    public static let note = "ước tính, không phải cam kết"

    /// The answer's keys; those that do not apply are left out.
    private struct Estimated: Encodable {
        /// Whether the months of contribution are enough for a pension.
        var eligible = false
        var monthsMissing: Int?
        var ratePerMille: Int?
        /// Đồng a month.
        var monthly: Int?

        var months: Int
        var averageIncome: Dong

        /// `2033-07`, the month in which retirement age is reached.
        var retirementMonth: String?
        var retirementAgeMonths: Int?
        /// `true` when only the year of birth was given.
        var birthMonthAssumed: Bool?

        /// The average income that gives the target in these months.
        var incomeNeeded: Dong?
        /// One month's contribution for it, before support.
        var contributionNeeded: Dong?
        /// The months that give the target on this average income.
        var monthsNeeded: Int?

        /// What is paid once, by the keys of ``BenefitAnswer``.
        var benefits: BenefitAnswer?

        let estimate = true
        let note = PensionExchange.note
        var lines: [QuoteLine]
        let rules: String
    }

    private let book: RuleBook

    public init(book: RuleBook) { self.book = book }

    /// Estimates a pension, or says why it cannot.
    ///
    /// Nothing that was given is repeated in an error. The answer's `isQuote`
    /// is `false` when the JSON is an error.
    ///
    /// - Throws: Only what encoding the answer throws, which is a fault of the
    ///   program.
    public func answer(_ json: Data) throws -> QuoteExchange.Answer {
        let estimated: Estimated
        do throws(RuleError) {
            estimated = try estimate(PensionRequest(json: json))
        } catch {
            return try QuoteExchange.refusal(error)
        }
        return QuoteExchange.Answer(json: try QuoteExchange.encode(estimated), isQuote: true)
    }

    private func estimate(_ request: PensionRequest) throws(RuleError) -> Estimated {
        let (months, average, explained) = try life(of: request)
        let estimate = try pensionEstimate(
            months: months, averageIncome: average, sex: request.sex, on: request.day, in: book)
        var answer = Estimated(
            months: months, averageIncome: average, lines: explained + estimate.lines, rules: book.fingerprint)
        switch estimate.outcome {
        case .monthsMissing(let missing): answer.monthsMissing = missing
        case .pension(let rate, let monthly):
            answer.eligible = true
            answer.ratePerMille = rate.perMille
            answer.monthly = monthly.count
        }
        try addRetirement(of: request, to: &answer)
        try addGoal(of: request, to: &answer)
        if case .history(let history, _) = request.life, !request.benefits.isEmpty {
            let benefits = try BenefitAnswer(
                to: request.benefits, history, average: answer.averageIncome, on: request.day, in: book)
            answer.benefits = benefits
            answer.lines += benefits.lines
        }
        return answer
    }

    /// The months, the average income, and the lines that explain it.
    private func life(of request: PensionRequest) throws(RuleError) -> (Int, Dong, [QuoteLine]) {
        switch request.life {
        case .average(let average, let months): return (months, average, [])
        case .history(let history, let months):
            let adjusted = try adjustedIncome(of: history, on: request.day, in: book)
            return (months, adjusted.average, adjusted.lines)
        }
    }

    private func addRetirement(of request: PensionRequest, to answer: inout Estimated) throws(RuleError) {
        guard let birth = request.birth else { return }
        let retirement = try retirementMonth(birth: birth, sex: request.sex, on: request.day, in: book)
        answer.retirementMonth = retirement.month.description
        answer.retirementAgeMonths = retirement.ageInMonths
        answer.birthMonthAssumed = retirement.assumesBirthMonth ? true : nil
        answer.lines += retirement.lines
    }

    private func addGoal(of request: PensionRequest, to answer: inout Estimated) throws(RuleError) {
        guard let target = request.target else { return }
        let needed = try incomeNeeded(
            for: target, months: answer.months, sex: request.sex, on: request.day, in: book)
        answer.incomeNeeded = needed?.average
        answer.contributionNeeded = needed?.contribution?.full
        answer.monthsNeeded = try monthsNeeded(
            for: target, averageIncome: answer.averageIncome, sex: request.sex, on: request.day, in: book)
    }
}
