import Desk
import Insurance
import InsuranceRules

/// The words of one language.
struct Words: Sendable {
    let language: String
    private let texts: [String: String]
    private let rulePhrases: RulePhrases
    private let reasons: PrinterReasons

    /// - Parameter english: The English texts, whose phrases stand in rule files.
    init(
        language: String, texts: [String: String], english: [String: String] = [:],
        reasons: PrinterReasons = PrinterReasons()
    ) {
        self.init(
            language: language, texts: texts, rulePhrases: RulePhrases(english: english, own: texts), reasons: reasons)
    }

    private init(language: String, texts: [String: String], rulePhrases: RulePhrases, reasons: PrinterReasons) {
        self.reasons = reasons
        self.language = language
        self.texts = texts
        self.rulePhrases = rulePhrases
    }

    /// With a title for each rule that has none in this language.
    func naming(_ titles: [String: String]) -> Words {
        let titles = Dictionary(uniqueKeysWithValues: titles.map { ("rule.\($0.key)", $0.value) })
        return Words(
            language: language, texts: texts.merging(titles) { own, _ in own }, rulePhrases: rulePhrases,
            reasons: reasons)
    }

    func has(_ key: String) -> Bool { texts[key] != nil }

    /// The text of a key with its braces filled; the key itself if it is unknown.
    func callAsFunction(_ key: String, _ values: [String: String] = [:]) -> String {
        guard let text = texts[key] else { return key }
        return values.isEmpty ? text : Self.filled(text, values)
    }

    /// Braces that no value is for stay as they are.
    private static func filled(_ text: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<open]
            rest = rest[open...]
            let close = rest.utf8.firstIndex(of: UInt8(ascii: "}"))
            if let close, let value = values[String(rest[rest.index(after: open)..<close])] {
                filled += value
                rest = rest[rest.index(after: close)...]
            } else {
                filled.append(rest.removeFirst())
            }
        }
        return filled + rest
    }

    /// A value or a citation of a rule file, which is English, in this language.
    func ruleText(_ text: String) -> String { rulePhrases(text) }

    /// What staff call a printer, a spare one too.
    func name(of printer: PrinterPlace) -> String {
        let own = self("printer.\(printer.kind.rawValue)")
        return printer.isSpare ? self("printer.spare", ["printer": own]) : own
    }

    /// An error in this language's words, or in its own when there are none.
    func trouble(_ error: any StaffReadable) -> Trouble {
        var values = error.details
        for (name, prefix) in [
            ("role", "role"), ("field", "field"), ("rule", "rule"), ("blank", "blank"), ("blankState", "stock.state"),
        ] {
            guard let value = values[name] else { continue }
            let key = ["\(prefix).\(value)", "\(prefix).\(Self.hyphenated(value))"].first(where: has)
            if let key { values[name] = self(key) }
        }
        values["citation"] = values["citation"].map(ruleText)
        var key = "error.\(error.code)"
        if case .notEligible(let why, _)? = error as? RuleError { key += ".\(why.rawValue)" }
        return Trouble(code: error.code, sentence: has(key) ? self(key, values) : error.description)
    }

    /// A name of ours as keys spell it: `birth date` and `birthDate` are `birth-date`.
    private static func hyphenated(_ name: String) -> String {
        guard !name.contains(" ") else { return name.lowercased().replacing(" ", with: "-") }
        return name.reduce(into: "") { key, letter in
            key += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
        }
    }

    /// Why a printer or a paper waits, and what to do: IPP keywords or codes
    /// of ours, with commas between them.
    func reason(_ keywords: String) -> String {
        var sentences: [String] = []
        for keyword in keywords.split(separator: ",") {
            let sentence = self.sentence(for: String(keyword))
            if !sentences.contains(sentence) { sentences.append(sentence) }
        }
        return sentences.joined(separator: " ")
    }

    /// The symbol for what is the matter with a printer.
    func picture(of keyword: String) -> String {
        "printer-" + (reasons.meaning(of: PrinterReasons.stem(keyword))?.picture ?? "unknown")
    }

    private func sentence(for keyword: String) -> String {
        let stem = PrinterReasons.stem(keyword)
        if let meaning = reasons.meaning(of: stem), has("reason.\(meaning.words)") {
            return self("reason.\(meaning.words)", meaning.part.map { ["part": self("part.\($0)")] } ?? [:])
        }
        if has("reason.\(stem)") { return self("reason.\(stem)") }
        // An error's sentence fits only when it has nothing to fill in.
        if has("error.\(stem)"), !self("error.\(stem)").contains("{") { return self("error.\(stem)") }
        return self("reason.other", ["reason": stem])
    }
}

/// A trouble as a page shows it.
struct Trouble: Encodable, Sendable {
    /// Where what stands in the way is dealt with.
    struct Link: Encodable, Sendable {
        let href: String
        let label: String
    }

    let code: String
    let sentence: String
    var links: [Link] = []
}
