import Desk
import Insurance
import InsuranceRules

/// One plan of a comparison, with what differs from the first.
struct ComparisonColumnView: Encodable, Sendable {
    /// Said in a word and a sign, never by colour alone.
    struct Difference: Encodable, Sendable {
        let icon: String
        let text: String
    }
    struct Row: Encodable, Sendable {
        let id: String
        let label: String
        let value: String
        var note: String?
        var difference: Difference?
    }
    struct Badge: Encodable, Sendable {
        let id: String
        let icon: String
        let label: String
    }

    /// From 1, in the form.
    let column: String
    let title: String
    let subtitle: String
    let icon: String
    var badges: [Badge] = []
    let price: QuoteView?
    var payableDifference: Difference?
    var rows: [Row] = []
    let refusal: Trouble?
    let isReady: Bool
    /// Whether the fields stand open.
    let isOpen: Bool
    let scheme: Choice
    let health: [Choice]
    let birthYear: Field
    let contribution: [Choice]
    let income: Field
    let missing: Field
    let contributed: Field

    init(_ number: Int, of entry: ComparisonEntry, _ result: ComparisonResult, guide: PlanGuide, words: Words) {
        let own = entry.columns[number]
        let worked = result.columns[number]
        column = String(number + 1)
        icon = own.isHealth ? "health" : "pension"
        (title, subtitle) = Self.heading(own, worked.terms, words)
        price = worked.item.map {
            var view = QuoteView($0, words: words)
            view.whyID = "c\(number + 1)"
            view.notes = worked.notes.map { words($0) }
            return view
        }
        isReady = worked.item != nil
        refusal = worked.refusal.map(words.trouble)
        let inputs = ComparisonInputs(own, prefix: "c\(number + 1)-", result.problems, guide, words)
        (scheme, health, contribution) = (inputs.scheme, inputs.health, inputs.contribution)
        (income, missing, birthYear) = (inputs.income, inputs.missing, inputs.birthYear)
        contributed = inputs.contributed
        isOpen = inputs.hasProblem || worked.refusal != nil
        guard let item = worked.item else { return }
        if result.cheapest.contains(number) {
            badges.append(Badge(id: "cheapest", icon: "coin", label: words("compare.cheapest")))
        }
        if result.mostSupported.contains(number) {
            badges.append(Badge(id: "most-support", icon: "state", label: words("compare.most-support")))
        }
        // What an insurance costs more than another one tells nothing.
        let first = number > 0 ? result.columns.first?.item.flatMap { $0.scheme == item.scheme ? $0 : nil } : nil
        payableDifference = first.flatMap { Self.difference(item.payable, $0.payable, words) }
        rows = Self.rows(number, item, first, entry, result, words)
    }

    /// The fields with their names, for the list of what is to be mended.
    var asked: [(id: String, label: String)] {
        ([scheme] + health + contribution).map { ($0.id, "\(column): \($0.label)") }
            + [birthYear, income, contributed, missing].map { ($0.id, "\(column): \($0.label)") }
    }

    private static func heading(_ own: ComparisonEntry.Column, _ terms: Terms?, _ words: Words) -> (String, String) {
        let name = words("scheme.\(own.isHealth ? "hi" : "vsi")")
        switch terms {
        case .premium(let terms):
            return (
                (SupportChoice.name(terms.groups, words) ?? words("consult.order-n", ["n": String(terms.order)]))
                    + " · "
                    + words("quote.months", ["months": String(terms.months)]), name
            )
        case .contribution(let terms):
            let span = terms.months.map { " · " + words("quote.months", ["months": String($0)]) } ?? ""
            return ("\(terms.income) · " + words("method.\(terms.method.rawValue)") + span, name)
        case nil: return ("–", name)
        }
    }

    private static func rows(
        _ number: Int, _ item: QuotedItem, _ first: QuotedItem?, _ entry: ComparisonEntry, _ result: ComparisonResult,
        _ words: Words
    ) -> [Row] {
        func amount(_ id: String, _ value: KeyPath<QuotedItem, Dong>) -> Row {
            let mine = item[keyPath: value]
            return Row(
                id: id, label: words("compare.row.\(id)"), value: mine.description,
                difference: first.flatMap { difference(mine, $0[keyPath: value], words) })
        }
        var rows = [amount("per-month", \.payablePerMonth), amount("state", \.stateSupport)]
        if result.columns.contains(where: { ($0.item?.localSupport ?? .zero) > .zero }) {
            rows.append(amount("province", \.localSupport))
        }
        rows.append(amount("gross", \.gross))
        rows.append(period(item, first, words))
        if result.columns.contains(where: { $0.pension != nil }) { rows.append(pension(number, result, words)) }
        if result.columns.contains(where: { $0.goal != nil }) { rows.append(goal(number, result, words)) }
        if entry.isHousehold { rows.append(household(number, result, words)) }
        return rows
    }

    /// The months, and the days of the card.
    private static func period(_ item: QuotedItem, _ first: QuotedItem?, _ words: Words) -> Row {
        let isOther = first.map { $0.months != item.months || $0.validTo != item.validTo } ?? false
        var row = Row(
            id: "period", label: words("compare.row.period"),
            value: words("quote.months", ["months": String(item.months)]))
        if let from = item.validFrom, let to = item.validTo { row.note = "\(from.vietnamese) – \(to.vietnamese)" }
        if isOther { row.difference = Difference(icon: "differs", text: words("compare.differs")) }
        return row
    }

    private static func pension(_ number: Int, _ result: ComparisonResult, _ words: Words) -> Row {
        let label = words("compare.row.pension")
        guard let pension = result.columns[number].pension else { return Row(id: "pension", label: label, value: "–") }
        let first = number > 0 ? result.columns.first?.pension : nil
        return Row(
            id: "pension", label: label, value: words("compare.pension", ["amount": pension.monthly.description]),
            note: words(
                "compare.pension-after",
                [
                    "years": String(pension.years),
                    "sex": result.sex.map { words("sex.\($0.rawValue)").lowercased() } ?? "",
                ]),
            difference: first.flatMap { difference(pension.monthly, $0.monthly, words) })
    }

    /// What leads to the wished pension: the income over these years, or the
    /// time on this income.
    private static func goal(_ number: Int, _ result: ComparisonResult, _ words: Words) -> Row {
        let label = words("compare.row.goal", ["amount": result.target?.description ?? ""])
        guard let goal = result.columns[number].goal else { return Row(id: "goal", label: label, value: "–") }
        let income =
            goal.income.map { words("compare.goal-income", ["income": $0.description, "years": String(goal.years)]) }
            ?? words("compare.goal-no-income", ["years": String(goal.years)])
        let time =
            goal.months.map {
                words("compare.goal-time", ["years": String($0 / 12), "months": String($0 % 12)])
            } ?? words("compare.goal-never")
        return Row(id: "goal", label: label, value: income, note: time)
    }

    /// What the members up to this one pay together.
    private static func household(_ number: Int, _ result: ComparisonResult, _ words: Words) -> Row {
        let sum = result.columns[...number].reduce(Dong.zero) { $0 + ($1.item?.payable ?? .zero) }
        return Row(
            id: "household", label: words("compare.row.household", ["count": String(number + 1)]),
            value: sum.description)
    }

    private static func difference(_ mine: Dong, _ first: Dong, _ words: Words) -> Difference? {
        guard mine != first else { return nil }
        let amount = ["amount": (max(mine, first) - min(mine, first)).description]
        return mine > first
            ? Difference(icon: "more", text: words("compare.more", amount))
            : Difference(icon: "less", text: words("compare.less", amount))
    }
}
