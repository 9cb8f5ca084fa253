import Insurance
import InsuranceRules

/// The price of one plan, explained.
struct QuoteView: Sendable {
    /// One value that took part, with all that stands behind it.
    struct Line: Sendable {
        let rule: String
        let value: String
        /// `nil` for a remark without an amount.
        let amount: String?
        /// How the amount comes about, with its numbers.
        let formula: String?
        /// `từ 01/07/2026`, or both days.
        let days: String?
        let citation: String
        let evidence: String
        /// Nobody has confirmed the value in an official text yet.
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
    /// `nil` when the province pays nothing.
    let localSupport: String?
    let months: String
    /// `01/12/2026 – 30/11/2027`; `nil` without a card.
    let validity: String?
    let lines: [Line]

    init(_ item: QuotedItem, words: Words) {
        scheme = item.scheme.rawValue
        whyID = scheme
        schemeName = words("scheme.\(item.scheme.rawValue)")
        icon = item.scheme == .healthInsurance ? "health" : "pension"
        payable = item.payable.description
        perMonth = item.months > 1 ? item.payablePerMonth.description : nil
        gross = item.gross.description
        stateSupport = item.stateSupport.description
        localSupport = item.localSupport > .zero ? item.localSupport.description : nil
        months = words("quote.months", ["months": String(item.months)])
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
        value = line.value == "?" ? words("quote.unknown") : words.ruleText(line.value)
        let isAmount = line.amount > .zero && line.amount.description != line.value
        amount = isAmount ? line.amount.description : nil
        formula = line.formula.map { "\($0) = \(line.amount)" }
        switch (line.from, line.to) {
        case (let from?, let to?): days = "\(from.vietnamese) – \(to.vietnamese)"
        case (let from?, nil): days = words("quote.since", ["day": from.vietnamese])
        case (nil, _): days = nil
        }
        citation = words.ruleText(line.citation)
        evidence = words("evidence.\(line.evidence)")
        isWeak = line.evidence != LegalSource.Evidence.official.rawValue
    }
}
