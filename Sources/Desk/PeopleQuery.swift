import Insurance

/// What staff remember of a person, as typed into the search box.
///
/// Every word must fit: beginnings of syllables in any order (`lo mau`), the
/// year or day of birth, the last digits (four or more) of a personal ID, a
/// social insurance code or a phone, and a ticket number (`#12` or `12`).
public struct PeopleQuery: Hashable, Sendable {
    private enum Number: Hashable {
        case ticket(Int)
        case birth(CalendarDay)
        /// A ticket, a year, or the end of some number: digits do not say which.
        case digits(String)
    }

    private var beginnings: [FoldedSyllable] = []
    private var numbers: [Number] = []

    /// Longer text, or a longer word, is no name; names end at 60 letters.
    private static let longest = 80
    private static let longestWord = 24
    private static let shortestEnd = 4
    /// What may stand between the letters and digits of a search.
    private static let punctuation = Set<Character>(" '’-.,/+#")

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
        for word in words { read(word) }
        guard !beginnings.isEmpty || !numbers.isEmpty else { return nil }
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

    /// Whether everything typed fits a person.
    ///
    /// - Parameter ticket: The number of their visit, if they have one.
    public func fits(_ person: FindablePerson, ticket: Int?) -> Bool {
        person.folded.holds(beginnings)
            && numbers.allSatisfy { number in
                switch number {
                case .ticket(let wanted): ticket == wanted
                case .birth(let day): person.birth == .day(day) || person.birth == .year(day.year)
                case .digits(let digits):
                    ticket.map(String.init) == digits || String(person.birth.year) == digits
                        || digits.count >= Self.shortestEnd && person.numbers.contains { $0.hasSuffix(digits) }
                }
            }
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
