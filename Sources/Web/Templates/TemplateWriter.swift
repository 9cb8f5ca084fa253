/// Writes one page: a template filled with what the page shows.
struct TemplateWriter {
    private let templates: [String: Template]
    private let words: Words
    /// What the sections around stand for, the innermost last.
    private var scopes: [PageValue]
    /// Whether the innermost item of a list is its first, and its last.
    private var place = (isFirst: false, isLast: false)
    /// The blocks that templates brought to their parents.
    private var blocks: [String: Template] = [:]
    private var html: [UInt8] = []

    /// - Parameter page: What the template may name.
    /// - Returns: UTF-8.
    static func html(
        of template: String, in templates: [String: Template], page: PageValue, words: Words
    ) -> [UInt8] {
        var writer = TemplateWriter(templates: templates, words: words, scopes: [page])
        writer.html.reserveCapacity(64 * 1024)
        writer.write(partial: template)
        return writer.html
    }

    private init(templates: [String: Template], words: Words, scopes: [PageValue]) {
        self.templates = templates
        self.words = words
        self.scopes = scopes
    }

    private mutating func write(_ template: Template) {
        for piece in template.pieces {
            switch piece {
            case .text(let text): html.append(contentsOf: text.utf8)
            case .word(let key): html.append(escaping: words(key))
            case .value(let name):
                if case .text(let text)? = find(name) { html.append(escaping: text) }
            case .section(let name, let inner): write(inner, for: find(name))
            case .absence(let name, let inner):
                if find(name)?.isShown != true { write(inner) }
            case .partial(let name): write(partial: name)
            case .parent(let name, let own):
                let before = blocks
                blocks.merge(own) { outer, _ in outer }
                write(partial: name)
                blocks = before
            case .block(let name, let usual): write(blocks[name] ?? usual)
            }
        }
    }

    private mutating func write(_ section: Template, for value: PageValue?) {
        switch value {
        case nil, .flag(false)?: break
        case .flag(true)?: write(section)
        case .list(let items)?:
            for (number, item) in items.enumerated() {
                write(section, within: item, place: (number == 0, number == items.count - 1))
            }
        case .text(let text)?: write(section, within: .text(text))
        case .part(let part)?: write(section, within: .part(part))
        }
    }

    private mutating func write(
        _ section: Template, within scope: PageValue, place: (isFirst: Bool, isLast: Bool) = (false, false)
    ) {
        let before = self.place
        scopes.append(scope)
        self.place = place
        write(section)
        self.place = before
        scopes.removeLast()
    }

    private mutating func write(partial name: String) {
        if let template = templates[name] { write(template) }
    }

    private func find(_ name: TemplateName) -> PageValue? {
        switch name {
        case .here: return scopes.last
        case .isFirst: return .flag(place.isFirst)
        case .isLast: return .flag(place.isLast)
        case .path(let parts, let isOwn):
            guard let first = parts.first else { return nil }
            let root = isOwn ? scopes.last?[first] : outwards(first)
            return parts.dropFirst().reduce(root) { $0?[$1] }
        }
    }

    private func outwards(_ name: String) -> PageValue? {
        for scope in scopes.reversed() {
            if let value = scope[name] { return value }
        }
        return nil
    }
}
