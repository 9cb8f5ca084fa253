public import Foundation
import Insurance
public import InsuranceRules

/// Answers `kiosk quote`: JSON in, JSON out.
public struct QuoteExchange: Sendable {
    /// One answer, ready to be written out.
    public struct Answer: Hashable, Sendable {
        public let json: Data
        /// `false` when the JSON is an error.
        public let isQuote: Bool
    }

    private struct Quoted: Encodable {
        let items: [QuotedItem]
        let total: Dong
        let rules: String
    }

    private struct Refused: Encodable {
        struct Trouble: Encodable {
            let code: String
            let message: String
            /// Why someone is not eligible, a word of ``Ineligibility``.
            let reason: String?
            /// The item that was refused, `items[0]`.
            let item: String?
            // The rule that closes the scheme, where one names the day.
            let rule: String?
            let from: CalendarDay?
            let citation: String?
        }
        let error: Trouble
    }

    private let book: RuleBook
    private let anyLength: Bool

    /// - Parameter anyLength: Whether health insurance is quoted for any number
    ///   of months up to the longest.
    public init(book: RuleBook, anyLength: Bool = false) {
        self.book = book
        self.anyLength = anyLength
    }

    /// Quotes every item of a request, or says why it cannot.
    ///
    /// Nothing that was given is repeated in an error.
    ///
    /// - Throws: Only what encoding the answer throws, which is a fault of the
    ///   program.
    public func answer(_ json: Data) throws -> Answer {
        let items: [QuotedItem]
        do throws(RefusedItem) {
            items = try quotedItems(QuoteRequest(json: json))
        } catch {
            return try QuoteExchange.refusal(error.error, of: error.item)
        }
        let total = items.map(\.payable).reduce(.zero, +)
        return Answer(
            json: try QuoteExchange.encode(Quoted(items: items, total: total, rules: book.fingerprint)),
            isQuote: true
        )
    }

    /// The answer that tells an error.
    ///
    /// - Parameter item: The item that is refused, `items[0]`; `nil` for the
    ///   request as a whole.
    public static func refusal(_ error: RuleError, of item: String? = nil) throws -> Answer {
        var (reason, grounds): (Ineligibility?, Grounds?)
        if case .notEligible(let why, let rule) = error { (reason, grounds) = (why, rule) }
        let message = error.description
        let isNamed = item.map { message.contains($0) } ?? true
        let trouble = Refused.Trouble(
            code: error.code, message: isNamed ? message : "\(item ?? ""): \(message)", reason: reason?.rawValue,
            item: item, rule: grounds?.rule, from: grounds?.from, citation: grounds?.citation)
        return Answer(json: try encode(Refused(error: trouble)), isQuote: false)
    }

    private func quotedItems(_ request: QuoteRequest) throws(RefusedItem) -> [QuotedItem] {
        var items: [QuotedItem] = []
        for item in request.items {
            do throws(RuleError) {
                items.append(try price(item, of: request))
            } catch .badInput(let field, let mustBe) {
                throw RefusedItem(.badInput(field: "\(item.place).\(field)", mustBe: mustBe), within: item.place)
            } catch {
                throw RefusedItem(error, within: item.place)
            }
        }
        return items
    }

    private func price(_ item: QuoteRequest.Item, of request: QuoteRequest) throws(RuleError) -> QuotedItem {
        try checkEligibility(for: item.terms.scheme, item.person, on: request.day, in: book)
        var price = try quote(
            item.terms, on: request.day, at: request.place, born: item.person.birth, anyLength: anyLength, in: book)
        if case .contribution(let terms) = item.terms, let last = item.lastPaid {
            try checkInTime(terms.method, from: last.adding(months: 1), on: request.day, in: book)
            price = price.following(last)
        }
        if request.place.province == nil { price.lines.append(.provinceNotAsked(heading(of: item.terms))) }
        return price
    }

    /// The list in which a province's support would stand.
    private func heading(of terms: Terms) -> RuleHeading {
        switch terms {
        case .contribution: book.local.vsiSupport.heading
        case .premium: book.local.hiSupport.heading
        }
    }

    static func encode(_ answer: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(answer)
    }
}
