public import Insurance

/// What staff remember of a person, as typed into the search box.
///
/// Every word must fit: beginnings of syllables in any order (`lo mau`), the
/// year or day of birth, the last digits (four or more) of a personal ID, a
/// social insurance code or a phone, and a ticket number (`#12` or `12`). What
/// stands behind an `@` belongs to the head of the household (`mau @lo pao`).
public struct PeopleQuery: Hashable, Sendable {
    public enum Number: Hashable, Sendable {
        case ticket(Int)
        case birth(CalendarDay)
        /// A ticket, a year, or the end of some number: digits do not say which.
        case digits(String)
    }

    /// Of the person's own name.
    public private(set) var beginnings: [FoldedSyllable] = []
    /// Of the name of their household's head.
    public private(set) var headBeginnings: [FoldedSyllable] = []
    public private(set) var numbers: [Number] = []

    /// As many digits as an old ID card has; they may also be the end of another number.
    public static let shortestNumber = 9

    /// Fewer digits are no end of a number.
    public static let shortestEnd = 4
    /// Longer text, or a longer word, is no name; names end at 60 letters.
    private static let longest = 80
    private static let longestWord = 24
    /// What may stand between the letters and digits of a search.
    private static let punctuation = Set<Character>(" '’-.,/+#@")

    /// Reads what was typed.
    ///
    /// - Returns: `nil` for what nobody types to find a person: a scanned code,
    ///   an address of a web page, nothing at all.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        guard text.count <= Self.longest, words.allSatisfy({ $0.count <= Self.longestWord }),
            text.allSatisfy({ $0.isLetter || $0.isDigit || Self.punctuation.contains($0) })
        else { return nil }
        if let number = Self.wholeNumber(text) {
            numbers = [.digits(number)]
            return
        }
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 { headBeginnings = FoldedName(parts[1]).syllables }
        for word in parts[0].split(separator: " ") { read(word) }
        guard !beginnings.isEmpty || !headBeginnings.isEmpty || !numbers.isEmpty else { return nil }
    }

    /// The one number that was typed in groups: `0912 345 678`.
    private static func wholeNumber(_ text: String) -> String? {
        let digits = FindablePerson.nationalDigits(text)
        let isNumber = text.allSatisfy { $0.isDigit || " .-+".contains($0) }
        return isNumber && digits.count >= 9 ? digits : nil
    }

    private mutating func read(_ word: Substring) {
        if let day = CalendarDay(vietnamese: String(word)) {
            numbers.append(.birth(day))
        } else if word.first == "#", let ticket = Int(word.dropFirst()) {
            numbers.append(.ticket(ticket))
        } else {
            beginnings += FoldedName(word).syllables
            numbers += word.split { !$0.isDigit }.map { .digits(String($0)) }
        }
    }

    /// The one number this is, when it is nothing else: a whole one, long
    /// enough to name somebody.
    public var onlyNumber: String? {
        guard beginnings.isEmpty, headBeginnings.isEmpty, numbers.count == 1, case .digits(let digits) = numbers[0],
            digits.utf8.count >= Self.shortestNumber
        else { return nil }
        return digits
    }

    /// Whether some digits are more than the last four of a number.
    public var hasLongNumber: Bool {
        numbers.contains { number in
            if case .digits(let digits) = number { digits.utf8.count > Self.shortestEnd } else { false }
        }
    }

    /// Whether everything typed fits a person.
    ///
    /// - Parameters:
    ///   - ticket: The number of their visit, if they have one.
    ///   - head: The name of their household's head, where it is known.
    public func fits(_ person: FindablePerson, ticket: Int?, head: FoldedName? = nil) -> Bool {
        person.folded.holds(beginnings)
            && (headBeginnings.isEmpty || head?.holds(headBeginnings) == true)
            && numbersFit(born: person.birth, person.numbers, ticket: ticket)
    }

    /// Whether the numbers typed fit a person without a visit, whatever their name.
    public func numbersFit(_ person: Person) -> Bool {
        numbersFit(born: person.birth, FindablePerson.numbers(of: person), ticket: nil)
    }

    private func numbersFit(born birth: BirthDate, _ own: [String], ticket: Int?) -> Bool {
        numbers.allSatisfy { number in
            switch number {
            case .ticket(let wanted): ticket == wanted
            case .birth(let day): birth == .day(day) || birth == .year(day.year)
            case .digits(let digits):
                ticket.map(String.init) == digits || String(birth.year) == digits
                    || digits.count >= Self.shortestEnd && own.contains { $0.hasSuffix(digits) }
            }
        }
    }
}
