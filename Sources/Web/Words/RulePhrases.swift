import Insurance

/// Puts what rule files say, which is English, into a reader's language.
///
/// The language files hold the phrases, under `phrase.`: the English one as
/// rule files spell them, every other its own words for them. `{day}` stands
/// for a day as rule files write it, `{letter}` for one letter, any other name
/// in braces for a whole number. What has no phrase stays as it is.
struct RulePhrases: Sendable {
    private struct Phrase: Sendable {
        enum Piece: Sendable {
            case text(String)
            case slot(String)
        }
        let pieces: [Piece]
        let own: String
    }

    /// The longest first, since a long phrase begins like a short one.
    private let phrases: [Phrase]
    private let memory = TextMemory()

    init(english: [String: String], own: [String: String]) {
        phrases = english.filter { $0.key.hasPrefix("phrase.") && own[$0.key] != $0.value }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { Phrase(pieces: Self.pieces(of: $0.value), own: own[$0.key] ?? $0.value) }
    }

    func callAsFunction(_ text: String) -> String { memory.text(for: text, translated) }

    private func translated(_ text: String) -> String {
        var told = ""
        var rest = text[...]
        while let letter = rest.first {
            if let (own, end) = translation(at: rest, after: told.last) {
                told += own
                rest = rest[end...]
            } else {
                told.append(letter)
                rest.removeFirst()
            }
        }
        return told
    }

    /// The first phrase that `rest` begins with, as whole words.
    private func translation(at rest: Substring, after before: Character?) -> (String, String.Index)? {
        for phrase in phrases {
            guard let (values, end) = match(phrase, rest) else { continue }
            guard !joins(before, rest.first), !joins(rest[..<end].last, rest[end...].first) else { continue }
            return (values.reduce(phrase.own) { $0.replacing("{\($1.key)}", with: $1.value) }, end)
        }
        return nil
    }

    /// Whether two letters beside each other are of one word.
    private func joins(_ left: Character?, _ right: Character?) -> Bool {
        guard let left, let right else { return false }
        return (left.isLetter || left.isNumber) && (right.isLetter || right.isNumber)
    }

    private func match(_ phrase: Phrase, _ text: Substring) -> (values: [String: String], end: String.Index)? {
        var rest = text
        var values: [String: String] = [:]
        for piece in phrase.pieces {
            switch piece {
            case .text(let words):
                guard rest.hasPrefix(words) else { return nil }
                rest = rest.dropFirst(words.count)
            case .slot(let name):
                guard let word = Self.word(for: name, in: rest) else { return nil }
                values[name] = CalendarDay(String(word))?.vietnamese ?? String(word)
                rest = rest.dropFirst(word.count)
            }
        }
        return (values, rest.startIndex)
    }

    /// What fills a slot at the start of `text`.
    private static func word(for slot: String, in text: Substring) -> Substring? {
        guard slot != "letter" else { return text.first?.isLetter == true ? text.prefix(1) : nil }
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
        guard slot != "day" else { return CalendarDay(String(number)) == nil ? nil : number }
        return number.isEmpty || number.contains("-") ? nil : number
    }

    private static func pieces(of text: String) -> [Phrase.Piece] {
        text.split(separator: "{", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
            guard index > 0, let end = part.firstIndex(of: "}") else { return [Phrase.Piece.text(String(part))] }
            return [.slot(String(part[..<end])), .text(String(part[part.index(after: end)...]))]
        }
    }
}
