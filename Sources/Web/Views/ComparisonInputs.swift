import Desk
import Insurance
import InsuranceRules

/// The fields that change one column of a comparison.
struct ComparisonInputs: Sendable {
    let scheme: Choice
    let health: [Choice]
    /// Support for an age goes by it.
    let birthYear: Field
    /// Social insurance: how it is paid.
    let contribution: [Choice]
    let income: Field
    let missing: Field
    let contributed: Field
    let hasProblem: Bool

    init(
        _ column: ComparisonEntry.Column, prefix: String, _ problems: FieldProblems, _ guide: PlanGuide, _ words: Words
    ) {
        func choice(_ name: String, _ label: String, _ options: [(String, String)], _ chosen: String) -> Choice {
            Choice(
                prefix + name, words(label), options, chosen: chosen,
                problem: problems.trouble(at: prefix + name, words))
        }
        scheme = choice(
            "scheme", "compare.scheme", ["hi", "vsi"].map { ($0, words("scheme.\($0)")) }, column.scheme)
        health = [
            choice("months", "consult.months", ConsultationView.months(guide, words), column.months),
            choice("order", "consult.order", ConsultationView.orders(words), column.order),
        ]
        birthYear = Field(
            id: prefix + "birthYear", label: words("compare.birth-year"), value: column.birthYear,
            hint: words("compare.birth-year-hint"), problem: problems.trouble(at: prefix + "birthYear", words),
            keyboard: "numeric", longest: 4)
        contribution = [
            choice("method", "consult.method", ConsultationView.methods(words), column.method),
            choice("years", "consult.years-ahead", ConsultationView.years(guide, words), column.years),
        ]
        income = Field(
            id: prefix + "income", label: words("consult.income"), value: column.income,
            problem: problems.trouble(at: prefix + "income", words), keyboard: "numeric", longest: 16, isMoney: true)
        missing = ConsultationView.missing(
            id: prefix + "missing", column.missing, problems.trouble(at: prefix + "missing", words), guide, words)
        contributed = ConsultationView.contributed(
            id: prefix + "contributed", column.contributed, problems.trouble(at: prefix + "contributed", words), guide,
            words)
        let names = ["scheme", "months", "order", "birthYear", "method", "years", "income", "missing", "contributed"]
        hasProblem = names.contains { problems[prefix + $0] != nil }
    }
}
