/// A page as the rehearsal reads it.
struct HTMLPage: Sendable {
    let tags: [HTMLTag]
    let forms: [HTMLForm]
    private let source: String

    init(_ html: String) {
        source = html
        tags = HTMLTag.read(html)
        forms = HTMLForm.all(in: tags)
    }

    /// The step a visit page stands at.
    var step: String? { tags.lazy.compactMap { $0.attributes["data-step"] }.first }

    /// The visit a page is about.
    var shownVisit: String? { tags.lazy.compactMap { $0.attributes["data-visit"] }.first }

    /// How far the signature for papers is, where one is asked for.
    var signing: String? { tags.lazy.compactMap { $0.attributes["data-signing"] }.first }

    /// The code of the trouble the last act ran into: the page's own alert,
    /// or that of the first field; a lasting trouble of the kiosk comes last.
    var troubleCode: String? {
        let told = tags.filter { $0.attributes["data-code"]?.isEmpty == false }
        let tag = told.first { $0.attributes["role"] == "alert" } ?? told.first { $0.name == "p" } ?? told.first
        return tag?.attributes["data-code"]
    }

    /// The form that goes to `action`, the whole path or its end.
    func form(_ action: String) -> HTMLForm? {
        forms.first { $0.action == action } ?? forms.first { $0.action.hasSuffix(action) }
    }

    func contains(_ text: String) -> Bool { tags.contains { $0.text.contains(text) } || source.contains(text) }

    /// A paper on a visit or tray page.
    struct Paper: Hashable, Sendable {
        let id, kind, state: String
        /// Empty while it was never printed.
        let intent: String

        /// Whether a person has to say what came out.
        var isToJudge: Bool { ["toCheck", "unknown"].contains(state) }
    }

    /// The serial of the blank under a paper, as the page tells it.
    func serial(of document: String) -> String? {
        let behind = tags.drop { $0.attributes["data-document"] != document }.dropFirst()
        let own = behind.prefix { $0.attributes["data-document"] == nil }
        return own.first { $0.attributes["class"] == "serial" }?.text
    }

    /// The papers on the page, each once.
    var papers: [Paper] {
        var seen: Set<String> = []
        return tags.compactMap { tag in
            guard let id = tag.attributes["data-document"], let state = tag.attributes["data-state"],
                seen.insert(id).inserted
            else { return nil }
            return Paper(
                id: id, kind: tag.attributes["data-kind"] ?? "", state: state,
                intent: tag.attributes["data-intent"] ?? "")
        }
    }
}
