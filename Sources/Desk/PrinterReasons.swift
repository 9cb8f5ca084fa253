/// Ribbon or toner of a printer.
public struct PrinterSupply: Hashable, Sendable {
    /// As the printer names it.
    public let name: String
    /// What is left; `nil` when the printer does not know.
    public let percent: Int?

    public init(name: String, percent: Int?) {
        self.name = name
        self.percent = percent
    }
}

/// What printers may say of themselves (IPP printer-state-reasons), in groups
/// that share words and a picture.
public struct PrinterReasons: Hashable, Sendable {
    /// How a reason is told.
    public struct Meaning: Hashable, Sendable {
        /// A symbol's name after `printer-`.
        public let picture: String
        /// The words' key after `reason.`.
        public let words: String
        /// The device it is about, of those built into or onto the printer.
        public let part: String?

        public init(picture: String, words: String, part: String? = nil) {
            self.picture = picture
            self.words = words
            self.part = part
        }
    }

    private let whole: [String: Meaning]
    private let parts: Set<String>
    private let conditions: [String: Meaning]

    /// - Parameters:
    ///   - whole: By the reason's stem.
    ///   - conditions: What stands behind a part's name and a hyphen.
    public init(whole: [String: Meaning] = [:], parts: Set<String> = [], conditions: [String: Meaning] = [:]) {
        self.whole = whole
        self.parts = parts
        self.conditions = conditions
    }

    /// The keyword without its severity, which differs from driver to driver.
    public static func stem(_ reason: String) -> String {
        for severity in ["-error", "-warning", "-report"] where reason.hasSuffix(severity) {
            return String(reason.dropLast(severity.count))
        }
        return reason
    }

    /// How a reason is told; `nil` for one that nobody has heard of.
    ///
    /// A word that ends like a severity but is none, such as
    /// `input-media-tray-feed-error`, is also known without that end.
    public func meaning(of stem: String) -> Meaning? {
        if let meaning = whole[stem] ?? whole[stem + "-error"] { return meaning }
        for (index, letter) in zip(stem.indices, stem) where letter == "-" {
            let (part, condition) = (String(stem[..<index]), String(stem[stem.index(after: index)...]))
            guard parts.contains(part), let meaning = conditions[condition] ?? conditions[condition + "-error"]
            else { continue }
            return Meaning(picture: meaning.picture, words: meaning.words, part: part)
        }
        return nil
    }
}
