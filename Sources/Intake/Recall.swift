public import Insurance

/// A record the province takes back after it had accepted it: what was handed
/// over for it is wrong.
public struct Recall: Hashable, Sendable {
    public let envelope: Identifier
    /// Why, as a stable name.
    public let code: String
    /// What staff at the kiosk read; it names nobody.
    public let sentence: String

    static let longestSentence = 400

    /// - Throws: ``Refusal`` with `recall-code` or `recall-sentence`.
    public init(envelope: Identifier, code: String, sentence: String) throws {
        guard code.wholeMatch(of: /[a-z][a-z-]{0,39}/) != nil else { throw Refusal.recallCode }
        guard (1...Self.longestSentence).contains(sentence.count),
            !sentence.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw Refusal.recallSentence }
        self.envelope = envelope
        self.code = code
        self.sentence = sentence
    }
}

extension Refusal {
    fileprivate static let recallCode = Refusal(
        "recall-code",
        """
        The code of a recall is up to 40 small letters and dashes, such as wrong-person, so nothing was recalled. \
        Give it another one.
        """)

    fileprivate static let recallSentence = Refusal(
        "recall-sentence",
        """
        The sentence of a recall is one line of 1–\(Recall.longestSentence) characters, so nothing was recalled. \
        Write there what staff at the kiosk are to do.
        """)

    static func recallUnknown(_ envelope: Identifier) -> Refusal {
        Refusal(
            "recall-unknown",
            """
            No record \(envelope) was taken here, so nothing was recalled. Look for its id with kiosk-intake open.
            """,
            details: ["envelope": envelope.text])
    }

    static func recalledOtherwise(_ envelope: Identifier) -> Refusal {
        Refusal(
            "recalled-otherwise",
            """
            Record \(envelope) was recalled before with other words, which its kiosk may have read already; they stay. \
            Call the kiosk if they are wrong.
            """,
            details: ["envelope": envelope.text])
    }
}
