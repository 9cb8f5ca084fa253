import Insurance
import InsuranceRules

/// The price of one plan, explained.
struct QuoteView: Sendable {
    struct Line: Sendable {
        let rule: String
        let value: String
        /// `nil` for a remark without an amount.
        let amount: String?
        let citation: String
        let evidence: String
        /// Nobody has confirmed the value in an official text yet.
        let isWeak: Bool
    }

    let scheme: String
    let schemeName: String
    let icon: String
    let payable: String
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
        schemeName = words("scheme.\(item.scheme.rawValue)")
        icon = item.scheme == .healthInsurance ? "health" : "pension"
        payable = item.payable.description
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

extension QuoteView.Line {
    init(_ line: QuoteLine, words: Words) {
        let key = "rule.\(line.rule)"
        rule = words.has(key) ? words(key) : line.rule
        value = line.value
        amount = line.amount > .zero && line.amount.description != line.value ? line.amount.description : nil
        citation = line.citation
        evidence = words("evidence.\(line.evidence)")
        isWeak = line.evidence != LegalSource.Evidence.official.rawValue
    }
}
