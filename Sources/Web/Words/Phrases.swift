public import Desk
import Insurance

/// All words people read, by language.
public struct Phrases: Sendable {
    private let languages: [String: Words]

    /// Takes the texts of each language by key: `desk.title`, `error.quote-stale`.
    ///
    /// - Parameters:
    ///   - languages: By language code; `vi` and `en` at least.
    ///   - reasons: What printers may say of themselves.
    /// - Throws: ``Refusal`` with `phrases-incomplete` when the languages do
    ///   not have the same keys, naming some that are missing.
    public init(languages: [String: [String: String]], reasons: PrinterReasons = PrinterReasons()) throws {
        guard let vietnamese = languages["vi"], languages["en"] != nil else {
            throw Self.incomplete("vi, en", missing: ["vi.yaml", "en.yaml"])
        }
        for (code, texts) in languages {
            let missing = Set(vietnamese.keys).symmetricDifference(texts.keys)
            guard missing.isEmpty else { throw Self.incomplete(code, missing: missing.sorted()) }
        }
        self.languages = Dictionary(
            uniqueKeysWithValues: languages.map {
                (
                    $0.key,
                    Words(language: $0.key, texts: $0.value, english: languages["en"] ?? [:], reasons: reasons)
                )
            })
    }

    private init(_ languages: [String: Words]) { self.languages = languages }

    /// With the rule files' own titles for rules that the languages do not name.
    func naming(_ titles: [String: String]) -> Phrases { Phrases(languages.mapValues { $0.naming(titles) }) }

    /// The language codes, Vietnamese first.
    var codes: [String] { languages.keys.sorted { ($0 == "vi" ? 0 : 1, $0) < ($1 == "vi" ? 0 : 1, $1) } }

    /// The words of a language; Vietnamese for one that is not there.
    func words(_ language: String) -> Words {
        languages[language] ?? languages["vi"] ?? Words(language: "vi", texts: [:])
    }

    private static func incomplete(_ language: String, missing: [String]) -> Refusal {
        let names = missing.prefix(5).joined(separator: ", ")
        return Refusal(
            "phrases-incomplete",
            "The language '\(language)' and Vietnamese do not have the same words: \(names). Add them and start again.",
            details: ["language": language, "keys": names])
    }
}
