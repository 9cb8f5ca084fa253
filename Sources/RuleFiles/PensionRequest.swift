import Foundation
import Insurance
import InsuranceRules
import StrictFiles

/// What `kiosk pension` is asked, read from JSON.
///
/// Nothing that was given is repeated in an error.
struct PensionRequest {
    /// What is known of the insured life.
    enum Life {
        case average(Dong, months: Int)
        /// - Parameter months: All insured months; the history may tell the income of only some.
        case history(IncomeHistory, months: Int)
    }

    /// The day of the estimate.
    let day: CalendarDay
    let sex: Sex
    let life: Life
    let birth: BirthDate?
    /// The wished pension, đồng a month.
    let target: Dong?
    let benefits: BenefitRequest

    /// - Throws: ``RuleError/badInput(field:mustBe:)``.
    init(json: Data) throws(RuleError) {
        let fields: [String: StrictYAML]
        let months: Int?
        let average: Dong?
        let periods: [IncomePeriod]?
        do throws(DocumentTrouble) {
            fields = try QuoteRequest.document(json)
                .fields(
                    ["on", "sex"],
                    optional: ["months", "averageIncome", "history", "birth", "target"] + BenefitRequest.keys)
            day = try fields.required("on").plausibleDay()
            sex = try fields.required("sex").word(Sex.self)
            months = try fields.optional("months")?.wholeNumber()
            average = try fields.dong("averageIncome")
            target = try fields.dong("target")
            benefits = try BenefitRequest(fields)
            birth = try PensionRequest.birth(fields, before: day)
            periods = try fields.optional("history").map(PensionRequest.periods)
        } catch {
            throw error.asBadInput
        }
        life = try PensionRequest.life(months: months, average: average, periods: periods)
        guard !benefits.isEmpty else { return }
        switch life {
        case .history(let history, let months) where months == history.months: break
        case .history:
            throw .badInput(
                field: "months",
                mustBe: "left out, or the number of months in 'history', where benefits paid once are asked for")
        case .average:
            throw .badInput(
                field: "the request", mustBe: "an object with the key 'history' where benefits paid once are asked for")
        }
    }

    private static func life(
        months: Int?, average: Dong?, periods: [IncomePeriod]?
    ) throws(RuleError) -> Life {
        guard let periods else {
            guard let average else {
                throw .badInput(field: "the request", mustBe: "an object with the key 'averageIncome' or 'history'")
            }
            guard let months else {
                throw .badInput(field: "the request", mustBe: "an object with the key 'months' or 'history'")
            }
            return .average(average, months: months)
        }
        guard average == nil else {
            throw .badInput(field: "averageIncome", mustBe: "left out when 'history' is given")
        }
        let history = try IncomeHistory(periods)
        let all = months ?? history.months
        guard all >= history.months else {
            throw .badInput(field: "months", mustBe: "left out, or no fewer than the months in 'history'")
        }
        return .history(history, months: all)
    }

    private static func periods(_ list: StrictYAML) throws(DocumentTrouble) -> [IncomePeriod] {
        var periods: [IncomePeriod] = []
        for element in try list.list() {
            let fields = try element.fields(["from", "to", "income"])
            periods.append(
                IncomePeriod(
                    from: try fields.required("from").plausibleMonth(),
                    to: try fields.required("to").plausibleMonth(),
                    income: Dong(try fields.required("income").wholeNumber())
                )
            )
        }
        return periods
    }

    private static func birth(
        _ fields: [String: StrictYAML], before day: CalendarDay
    ) throws(DocumentTrouble) -> BirthDate? {
        guard let field = fields.optional("birth") else { return nil }
        guard let birth = BirthDate(try field.quotedText()) else {
            throw field.wrong("a birth date, YYYY-MM-DD or YYYY")
        }
        if case .day(let born) = birth, born > day { throw field.wrong("a birth date not after 'on'") }
        guard (1900...day.year).contains(birth.year) else { throw field.wrong("a birth date from 1900 to 'on'") }
        return birth
    }
}

extension [String: StrictYAML] {
    /// An amount that may be left out or `null`.
    fileprivate func dong(_ key: String) throws(DocumentTrouble) -> Dong? {
        guard let field = optional(key) else { return nil }
        return Dong(try field.wholeNumber())
    }
}

extension StrictYAML {
    /// A month written `YYYY-MM`, near enough to be meant.
    func plausibleMonth() throws(DocumentTrouble) -> CalendarMonth {
        guard let month = CalendarMonth(try quotedText()) else { throw wrong("a month written YYYY-MM") }
        guard (1900...2200).contains(month.year) else { throw wrong("a month between 1900 and 2200") }
        return month
    }
}
