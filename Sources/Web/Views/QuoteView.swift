import Desk
import Insurance
import InsuranceRules

/// The price of one plan, explained.
struct QuoteView: Encodable, Sendable {
    /// One value that took part, with all that stands behind it.
    struct Line: Encodable, Sendable {
        let rule: String
        let value: String
        /// `nil` for a remark without an amount.
        let amount: String?
        /// How the amount comes about, with its numbers.
        let formula: String?
        /// `từ 01/07/2026`, or both days.
        let days: String?
        let citation: String
        /// How the value is known, and its first day where that is known less;
        /// `nil` for what the person answered.
        let evidence: String?
        /// Nobody has confirmed the value, or its first day, in an official text yet.
        let isWeak: Bool
    }

    let scheme: String
    /// Tells the explanations of one page apart.
    var whyID: String
    let schemeName: String
    let icon: String
    let payable: String
    /// What one of the months comes to; `nil` where only one is paid.
    let perMonth: String?
    let gross: String
    let stateSupport: String
    /// An amount, or why nothing is counted; `nil` when the province pays nothing.
    let localSupport: String?
    let months: String
    /// The months paid for: `12/2026 – 11/2027`; `nil` where there are none.
    let span: String?
    /// That the income chosen lies between two steps.
    let warning: String?
    /// `01/12/2026 – 30/11/2027`; `nil` without a card.
    let validity: String?
    let lines: [Line]
    /// Whose it is, where several people are paid for.
    var who: String?
    /// The place in the household's order and what it pays.
    var place: String?
    /// What comes of the plan later, a sentence each.
    var notes: [String] = [] {
        didSet { hasNotes = !notes.isEmpty }
    }
    private(set) var hasNotes = false

    init(_ item: QuotedItem, words: Words) {
        scheme = item.scheme.rawValue
        whyID = scheme
        schemeName = words("scheme.\(item.scheme.rawValue)")
        icon = item.scheme == .healthInsurance ? "health" : "pension"
        payable = item.payable.description
        perMonth = item.months > 1 ? item.payablePerMonth.description : nil
        gross = item.gross.description
        stateSupport = item.stateSupport.description
        let isElsewhere = item.lines.contains { $0.value == QuoteLine.elsewhere }
        localSupport =
            isElsewhere
            ? words("quote.elsewhere") : item.localSupport > .zero ? item.localSupport.description : nil
        months = words("quote.months", ["months": String(item.months)])
        span = item.paidMonths?.vietnamese
        warning = item.offStep.map { words("quote.off-step", ["step": $0]) }
        if let from = item.validFrom, let to = item.validTo {
            validity = "\(from.vietnamese) – \(to.vietnamese)"
        } else {
            validity = nil
        }
        lines = item.lines.map { Line($0, words: words) }
    }
}

extension QuotedItem {
    /// What one of the months comes to for the participant, to compare plans by.
    var payablePerMonth: Dong { Dong(roundedHalfUp(payable.count, over: max(1, months))) }
}

extension QuoteView.Line {
    init(_ line: QuoteLine, words: Words) {
        let key = "rule.\(line.rule)"
        rule = words.has(key) ? words(key) : line.rule
        let isElsewhere = line.value == QuoteLine.elsewhere
        value =
            isElsewhere
            ? words("quote.elsewhere") : line.value == "?" ? words("quote.unknown") : words.ruleText(line.value)
        let isAmount = line.amount > .zero && line.amount.description != line.value
        amount = isAmount ? line.amount.description : nil
        formula = line.formula.map { "\($0) = \(line.amount)" }
        switch (line.from, line.to) {
        case (let from?, let to?): days = "\(from.vietnamese) – \(to.vietnamese)"
        case (let from?, nil): days = words("quote.since", ["day": from.vietnamese])
        case (nil, _): days = nil
        }
        citation = isElsewhere ? words("quote.elsewhere-why") : words.ruleText(line.citation)
        let known = words("evidence.\(line.evidence)")
        let day = line.dayEvidence.map { words("evidence.day", ["evidence": words("evidence.\($0)")]) }
        evidence = isElsewhere ? nil : [known, day].compactMap(\.self).joined(separator: "; ")
        isWeak = line.evidence != LegalSource.Evidence.official.rawValue || day != nil
    }
}
