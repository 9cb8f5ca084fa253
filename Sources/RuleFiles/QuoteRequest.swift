import Foundation
import Insurance
import InsuranceRules
import StrictFiles

/// What `kiosk quote` is asked, read from JSON.
///
/// Nothing that was given is repeated in an error: the text may hold personal
/// data in the wrong place.
struct QuoteRequest {
    struct Item {
        let terms: Terms
        let person: Circumstances
        /// The last month paid for, by someone who goes on paying.
        var lastPaid: CalendarMonth?
        /// `items[0]`, to name the item in an error.
        let place: String
    }

    /// The day of payment.
    let day: CalendarDay
    /// Where the people live.
    let place: Place
    let items: [Item]

    /// - Throws: ``RuleError/badInput(field:mustBe:)`` and
    ///   ``RuleError/unknownCategory(known:)``, with the item.
    init(json: Data) throws(RefusedItem) {
        do throws(DocumentTrouble) {
            let fields = try QuoteRequest.document(json).fields(["on", "items"], optional: ["province", "commune"])
            day = try fields.required("on").plausibleDay()
            place = Place(
                province: try fields.optional("province")?.digits(2),
                commune: try fields.optional("commune")?.digits(5))
            let list = try fields.required("items")
            guard try !list.list().isEmpty else { throw list.wrong("a list with at least one item") }
            items = try QuoteRequest.read(list.list())
        } catch {
            throw RefusedItem(error.asBadInput, within: error.place)
        }
    }

    /// JSON is checked as such first; the strict reader then also finds keys
    /// that stand twice.
    static func document(_ json: Data) throws(DocumentTrouble) -> StrictYAML {
        guard let text = String(data: json, encoding: .utf8),
            // Why it is not JSON would quote the text; that it is not is enough.
            (try? JSONSerialization.jsonObject(with: json)) is [String: Any]
        else { throw DocumentTrouble(place: "", kind: .syntax("")) }
        return try StrictYAML(text)
    }

    private static func read(_ list: [StrictYAML]) throws(DocumentTrouble) -> [Item] {
        var items: [Item] = []
        for item in list { items.append(try read(item)) }
        return items
    }

    private static let circumstances = ["birth", "compulsory", "pensioner", "householdBusiness"]

    private static func read(_ item: StrictYAML) throws(DocumentTrouble) -> Item {
        guard let word = try item.entries().first(where: { $0.key == "scheme" })?.value else {
            throw DocumentTrouble(place: item.place, kind: .missingKey("scheme"))
        }
        switch try word.word(Scheme.self) {
        case .voluntarySocialInsurance:
            let fields = try item.fields(
                ["scheme", "income", "method"],
                optional: ["months", "categories", "supportedMonthsUsed", "monthsContributed", "lastPaid"]
                    + circumstances
            )
            return Item(
                terms: .contribution(
                    ContributionTerms(
                        income: Dong(try fields.required("income").wholeNumber()),
                        method: try fields.required("method").word(ContributionMethod.self),
                        categories: try fields.optional("categories")?.words(SupportCategory.self) ?? [],
                        supportedMonthsUsed: try fields.optional("supportedMonthsUsed")?.wholeNumber() ?? 0,
                        months: try fields.optional("months")?.wholeNumber(),
                        monthsContributed: try fields.optional("monthsContributed")?.wholeNumber()
                    )
                ),
                person: try person(fields),
                lastPaid: try fields.optional("lastPaid")?.plausibleMonth(),
                place: item.place
            )
        case .healthInsurance:
            let fields = try item.fields(
                ["scheme", "order", "months"],
                optional: ["groups", "lastCardEnd", "victimSince"] + circumstances
            )
            return Item(
                terms: .premium(
                    PremiumTerms(
                        order: try fields.required("order").wholeNumber(),
                        months: try fields.required("months").wholeNumber(),
                        groups: try fields.optional("groups")?.words(SupportedGroup.self) ?? [],
                        lastCardEnd: try fields.optional("lastCardEnd")?.plausibleDay(),
                        victimSince: try fields.optional("victimSince")?.plausibleDay()
                    )
                ),
                person: try person(fields),
                place: item.place
            )
        }
    }

    private static func person(_ fields: [String: StrictYAML]) throws(DocumentTrouble) -> Circumstances {
        let birth = fields.optional("birth")
        let read = try birth.map { (field) throws(DocumentTrouble) in BirthDate(try field.text()) }
        if let birth, read == .some(.none) { throw birth.wrong("a birth date, YYYY-MM-DD or YYYY") }
        return Circumstances(
            birth: read ?? nil,
            isUnderCompulsoryCover: try fields.optional("compulsory")?.flag() ?? false,
            isPensioner: try fields.optional("pensioner")?.flag() ?? false,
            householdBusiness: try fields.optional("householdBusiness")?.word(HouseholdBusiness.self) ?? .none
        )
    }
}

extension [String: StrictYAML] {
    /// A field that may be left out or `null`.
    func optional(_ key: String) -> StrictYAML? { self[key].flatMap { $0.isNull ? nil : $0 } }
}

extension StrictYAML {
    /// One of a fixed set of words.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        _ type: Word.Type
    ) throws(DocumentTrouble) -> Word {
        guard let word = Word(rawValue: try quotedText()) else {
            throw wrong("one of \(type.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    /// A list of words out of a fixed set.
    fileprivate func words<Word: RawRepresentable<String> & CaseIterable & Hashable>(
        _ type: Word.Type
    ) throws(DocumentTrouble) -> Set<Word> {
        var words: Set<Word> = []
        for element in try list() {
            guard let word = Word(rawValue: try element.quotedText()) else {
                throw DocumentTrouble(place: place, kind: .unknownWord(known: type.allCases.map(\.rawValue)))
            }
            words.insert(word)
        }
        return words
    }

    /// A day near enough to be meant; it keeps sums of days inside the calendar.
    func plausibleDay() throws(DocumentTrouble) -> CalendarDay {
        let day = try day()
        guard (1900...2200).contains(day.year) else { throw wrong("a day between 1900 and 2200") }
        return day
    }
}

extension DocumentTrouble {
    /// The trouble without anything that was given.
    var asBadInput: RuleError {
        let here = place.isEmpty ? "the request" : place
        return switch kind {
        case .syntax: .badInput(field: "the request", mustBe: "one JSON object in UTF-8")
        case .duplicateKey: .badInput(field: "the request", mustBe: "an object in which no key stands twice")
        case .unknownKey(_, let known):
            .badInput(field: here, mustBe: "an object with no other keys than \(known.joined(separator: ", "))")
        case .missingKey(let key): .badInput(field: here, mustBe: "an object with the key '\(key)'")
        case .wrong(let expected): .badInput(field: here, mustBe: expected)
        case .unknownWord(let known): .unknownCategory(known: known)
        }
    }
}
