import Desk
import Insurance

/// Relations to the head of a household, as lists write them: by the words of
/// the catalogue, or by its digits.
struct ListedRelations {
    private let codes: Set<String>
    private let exact: [String: String]
    /// Without marks; a word that may be several of the catalogue is none.
    private let plain: [String: String]

    /// - Parameter catalogue: Other words of an entry are parted by commas.
    init(_ catalogue: ShortList) {
        let words = catalogue.entries.flatMap { entry in
            ([entry.name] + entry.also.split(separator: ",").map(String.init)).map { (Self.tidy($0), entry.code) }
        }
        codes = Set(catalogue.entries.map(\.code))
        exact = Dictionary(words, uniquingKeysWith: { first, _ in first })
        plain = Dictionary(grouping: words) { PlainWords($0.0).text }
            .compactMapValues { same in Set(same.map(\.1)).count == 1 ? same[0].1 : nil }
    }

    /// The code of a relation; `nil` for a text that is none, or that may be several.
    ///
    /// A word with its marks counts first: *Ba* is the father, *Bà* the grandmother.
    func code(_ text: String) -> String? {
        let digits = text.utf8.count == 1 ? "0" + text : text
        if codes.contains(digits) { return digits }
        return exact[Self.tidy(text)] ?? plain[PlainWords(text).text]
    }

    private static func tidy(_ word: String) -> String {
        word.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }
}
