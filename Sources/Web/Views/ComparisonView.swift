import Desk
import Insurance
import InsuranceRules

/// Plans side by side, with what tells them apart.
struct ComparisonView: Encodable, Sendable {
    struct Preset: Encodable, Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    struct Verdict: Encodable, Sendable {
        let icon: String
        let sentence: String
    }

    let visit: String
    let number: String
    let name: String
    let hasName: Bool
    /// The preset shown, sent back with the form.
    let shown: String
    let presets: [Preset]
    let columns: [ComparisonColumnView]
    let isEmpty: Bool
    /// Names the cheapest column and the one with the most support.
    let summary: [Verdict]
    /// What holds for the person in every column.
    let fields: [Field]
    let choices: [Choice]
    /// Lives elsewhere.
    let elsewhere: OccupationView.Tick
    let hasPersonProblem: Bool
    let canAdd: Bool
    let canPrint: Bool
    let mend: ProblemList?

    init(_ entry: ComparisonEntry, _ result: ComparisonResult, of file: VisitFile, guide: PlanGuide, words: Words) {
        visit = file.visit.id.text
        number = String(file.visit.number)
        name = file.name ?? words("visit.nameless")
        hasName = file.name != nil
        shown = entry.preset?.rawValue ?? ""
        presets = ComparisonPreset.allCases.map {
            Preset(value: $0.rawValue, label: words("compare.preset.\($0.rawValue)"), isChosen: $0 == entry.preset)
        }
        columns = entry.columns.indices.map {
            ComparisonColumnView($0, of: entry, result, guide: guide, words: words)
        }
        isEmpty = columns.isEmpty
        summary = Self.summary(of: result, isHousehold: entry.isHousehold, words)
        fields = Self.fields(entry, result.problems, guide, words)
        choices = Self.choices(entry, result, guide, words)
        hasPersonProblem = (fields.map(\.id) + choices.map(\.id)).contains { result.problems[$0] != nil }
        elsewhere = OccupationView.Tick(
            name: "elsewhere", label: words("consult.elsewhere"), isTicked: entry.elsewhere)
        canAdd = columns.count < entry.mostColumns
        canPrint = result.columns.contains { $0.item != nil }
        let asked =
            choices.map { ($0.id, $0.label) } + fields.map { ($0.id, $0.label) } + columns.flatMap(\.asked)
        mend = ProblemList(result.problems, of: asked, words: words)
    }

    private static func summary(of result: ComparisonResult, isHousehold: Bool, _ words: Words) -> [Verdict] {
        let schemes = Set(result.columns.compactMap { $0.item?.scheme })
        func verdict(_ key: String, _ icon: String, _ column: Int) -> Verdict {
            let scheme = result.columns[column].item?.scheme.rawValue ?? ""
            return Verdict(
                icon: icon,
                sentence: words(
                    schemes.count > 1 ? "\(key)-of" : "\(key)-is",
                    ["column": String(column + 1), "scheme": words("scheme.\(scheme)")]))
        }
        var verdicts = result.cheapest.map { verdict("compare.cheapest", "coin", $0) }
        verdicts += result.mostSupported.map { verdict("compare.most-support", "state", $0) }
        let priced = result.columns.compactMap(\.item)
        if isHousehold, priced.count == result.columns.count, let months = priced.first?.months {
            let values = [
                "count": String(priced.count), "months": String(months),
                "amount": priced.reduce(Dong.zero) { $0 + $1.payable }.description,
            ]
            verdicts.append(Verdict(icon: "house", sentence: words("compare.household-is", values)))
        }
        if result.mostSupported.isEmpty, let same = result.sameSupport {
            let sentence =
                same > .zero
                ? words("compare.same-support", ["amount": same.description]) : words("compare.no-support")
            verdicts.append(Verdict(icon: "state", sentence: sentence))
        }
        return verdicts
    }

    private static func fields(
        _ entry: ComparisonEntry, _ problems: FieldProblems, _ guide: PlanGuide, _ words: Words
    ) -> [Field] {
        [
            ConsultationView.victimSince(
                id: "victimSince", entry.victimSince, problems.trouble(at: "victimSince", words), guide, words),
            Field(
                id: "lastCardEnd", label: words("consult.last-card"), value: entry.lastCardEnd,
                hint: words("consult.last-card-hint"), problem: problems.trouble(at: "lastCardEnd", words),
                keyboard: "numeric", longest: 10),
            Field(
                id: "supportedMonths", label: words("consult.supported-months"), value: entry.supportedMonths,
                hint: words("consult.supported-months-hint"), problem: problems.trouble(at: "supportedMonths", words),
                keyboard: "numeric", longest: 4),
            Field(
                id: "target", label: words("compare.target"), value: entry.target, hint: words("compare.target-hint"),
                problem: problems.trouble(at: "target", words), keyboard: "numeric", longest: 16, isMoney: true),
        ]
    }

    private static func choices(
        _ entry: ComparisonEntry, _ result: ComparisonResult, _ guide: PlanGuide, _ words: Words
    ) -> [Choice] {
        let sexes =
            [("", words("compare.sex-unknown"))] + Sex.allCases.map { ($0.rawValue, words("sex.\($0.rawValue)")) }
        let years = guide.pensionYears.map { least in
            stride(from: least, through: least + 20, by: 5).map {
                (String($0), words("compare.years", ["years": String($0)]))
            }
        }
        return [
            SupportChoice.groupField("group", chosen: entry.group, result.problems, words),
            SupportChoice.categoryField("category", chosen: entry.category, result.problems, words),
            Choice("sex", words("compare.sex"), sexes, chosen: entry.sex),
            Choice("years", words("compare.pension-years"), years ?? [], chosen: result.years.map(String.init) ?? ""),
        ]
    }
}
