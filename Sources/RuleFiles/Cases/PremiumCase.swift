import Insurance
import InsuranceRules
import StrictFiles

/// A premium of household health insurance, in đồng.
struct PremiumCase: CaseSum {
    static let keys = ["given"]
    static let expected = ["gross", "support", "payable"]
    static let alsoExpected: [String: String?] = ["local": "0"]

    private let terms: PremiumTerms
    private let place: Place
    private let birth: BirthDate?
    private let anyLength: Bool

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        let given = try fields.required("given")
            .fields([], optional: ["order", "months", "groups", "province", "commune", "birth", "anyLength"])
        terms = PremiumTerms(
            order: try given["order"]?.wholeNumber() ?? 1,
            months: try given["months"]?.wholeNumber() ?? 12,
            groups: try given["groups"]?.caseWords() ?? [],
            lastCardEnd: nil)
        place = Place(province: try given["province"]?.text(), commune: try given["commune"]?.text())
        birth = try given["birth"]?.caseBirth()
        anyLength = try given["anyLength"]?.flag() ?? false
    }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        CaseOutcome(
            try quote(.premium(terms), on: day, at: place, born: birth, anyLength: anyLength, in: book))
    }
}

/// The first and the last day of a health card.
struct CardValidityCase: CaseSum {
    static let keys: [String] = []
    static let optionalKeys = ["lastCardEnd", "months"]
    static let expected = ["first", "last"]

    private let months: Int
    private let lastCardEnd: CalendarDay?

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble) {
        months = try fields["months"]?.number(in: 1...1000) ?? 12
        lastCardEnd = try fields["lastCardEnd"]?.day()
    }

    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome {
        let card = try cardValidity(paidOn: day, months: months, lastCardEnd: lastCardEnd, in: book)
        return CaseOutcome(["first": card.first.description, "last": card.last.description])
    }
}
