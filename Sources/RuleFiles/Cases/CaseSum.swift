import Insurance
import InsuranceRules
import StrictFiles

/// One kind of thing that cases work out, such as a contribution.
protocol CaseSum: Sendable {
    /// The keys a case must have beside `name`, `on`, `expect` and `basis`.
    static var keys: [String] { get }
    /// The keys it may have.
    static var optionalKeys: [String] { get }
    /// What `expect` must hold where no error is expected.
    static var expected: [String] { get }
    /// What it may hold, with what is expected where it is left out; `nil` for
    /// what is then not compared.
    static var alsoExpected: [String: String?] { get }

    init(_ fields: [String: StrictYAML]) throws(DocumentTrouble)

    /// Works the case out.
    ///
    /// - Throws: What the law refuses.
    func outcome(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> CaseOutcome
}

extension CaseSum {
    static var optionalKeys: [String] { [] }
    static var alsoExpected: [String: String?] { [:] }
}

/// What came out of a case, in the words of its `expect`.
struct CaseOutcome {
    let words: [String: String]
    /// The rules that took part, as far as the sum names them.
    let rules: [String]

    init(_ words: [String: String], rules: [String] = []) {
        self.words = words
        self.rules = rules
    }
}

extension StrictYAML {
    /// One of a fixed set of words, without quotes.
    func caseWord<Word: RawRepresentable<String> & CaseIterable>(
        _ type: Word.Type = Word.self
    ) throws(DocumentTrouble) -> Word {
        guard let word = Word(rawValue: try text()) else {
            throw wrong("one of \(type.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return word
    }

    /// A list of such words.
    func caseWords<Word: RawRepresentable<String> & CaseIterable & Hashable>(
        _ type: Word.Type = Word.self
    ) throws(DocumentTrouble) -> Set<Word> {
        var words: Set<Word> = []
        for element in try list() { words.insert(try element.caseWord()) }
        return words
    }

    /// A birth date, in quotes or not.
    func caseBirth() throws(DocumentTrouble) -> BirthDate {
        guard let birth = BirthDate(try text()) else { throw wrong("a birth date, YYYY-MM-DD or YYYY") }
        return birth
    }

    /// Periods of an insured life: first month, last month, income.
    func casePeriods() throws(DocumentTrouble) -> [IncomePeriod] {
        var periods: [IncomePeriod] = []
        for period in try list() {
            let parts = try period.list()
            guard parts.count == 3, let from = CalendarMonth(try parts[0].text()),
                let to = CalendarMonth(try parts[1].text())
            else {
                throw period.wrong(
                    "the first month, the last month and the income, [\"2019-01\", \"2019-12\", 1500000]")
            }
            periods.append(IncomePeriod(from: from, to: to, income: Dong(try parts[2].wholeNumber())))
        }
        return periods
    }
}
