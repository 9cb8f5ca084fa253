/// Reads the text of a template.
struct TemplateReader {
    private let name: String
    private let text: [UInt8]
    private var position = 0

    /// - Throws: ``TemplateFault``.
    static func template(named name: String, _ text: String) throws(TemplateFault) -> Template {
        var reader = TemplateReader(name: name, text: Array(text.utf8))
        // It may be used in the middle of another one's line.
        return Template(pieces: try reader.pieces(atLineStart: false))
    }

    private init(name: String, text: [UInt8]) {
        self.name = name
        self.text = text
    }

    /// Reads up to the end of a section, or of the whole text.
    ///
    /// - Parameter section: What the tag names that ends it.
    private mutating func pieces(
        until section: String? = nil, atLineStart: Bool
    ) throws(TemplateFault) -> [Template.Piece] {
        var pieces: [Template.Piece] = []
        var atLineStart = atLineStart
        while position < text.count {
            let line = untilTag()
            if !line.isEmpty {
                pieces.add(line)
                atLineStart = line.hasSuffix("\n")
                if atLineStart || position >= text.count { continue }
            }
            let tag = try tag()
            let isAlone = atLineStart && !tag.isValue && skipLineEnd()
            switch tag.kind {
            case "/":
                guard tag.name == section else { throw fault("ends what was not begun", tag.name) }
                return pieces
            case "#": pieces.append(.section(TemplateName(tag.name), try inner(tag, isAlone)))
            case "^": pieces.append(.absence(TemplateName(tag.name), try inner(tag, isAlone)))
            case "$": pieces.append(.block(tag.name, try inner(tag, isAlone)))
            case ">": pieces.append(.partial(tag.name))
            case "<": pieces.append(.parent(tag.name, blocks: try blocks(tag)))
            default:
                let key = tag.name.hasPrefix("t.") ? tag.name.dropFirst(2) : nil
                pieces.append(key.map { .word(String($0)) } ?? .value(TemplateName(tag.name)))
            }
            atLineStart = isAlone
        }
        guard section == nil else { throw fault("is not ended", section ?? "") }
        return pieces
    }

    private mutating func inner(_ tag: Tag, _ isAlone: Bool) throws(TemplateFault) -> Template {
        Template(pieces: try pieces(until: tag.name, atLineStart: isAlone))
    }

    /// The blocks that a template brings to its parent; what stands between
    /// them is not shown.
    private mutating func blocks(_ tag: Tag) throws(TemplateFault) -> [String: Template] {
        var blocks: [String: Template] = [:]
        for case .block(let name, let block) in try pieces(until: tag.name, atLineStart: true) { blocks[name] = block }
        return blocks
    }

    /// The text up to the next tag, or up to the end of the line with it.
    private mutating func untilTag() -> String {
        let start = position
        while position < text.count {
            if text[position] == UInt8(ascii: "\n") {
                position += 1
                break
            }
            if isAt("{{") { break }
            position += 1
        }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    private struct Tag {
        /// `#`, `^`, `/`, `$`, `>` or `<`; any other letter begins a value's name.
        let kind: Character
        let name: String

        var isValue: Bool { !"#^/$><".contains(kind) }
    }

    private mutating func tag() throws(TemplateFault) -> Tag {
        position += 2
        let start = position
        while position < text.count, !isAt("}}") { position += 1 }
        let content = String(decoding: text[start..<position], as: UTF8.self)
        guard let kind = content.first, position < text.count else { throw fault("is no whole tag", content) }
        position += 2
        let tag = Tag(kind: kind, name: content)
        return tag.isValue ? tag : Tag(kind: kind, name: String(content.dropFirst()))
    }

    /// Skips the rest of a line that is empty; a tag alone on its line leaves no line behind.
    private mutating func skipLineEnd() -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: "\n") else { return false }
        position += 1
        return true
    }

    private func isAt(_ mark: StaticString) -> Bool {
        mark.withUTF8Buffer { text[position...].starts(with: $0) }
    }

    private func fault(_ fault: String, _ tag: String) -> TemplateFault {
        TemplateFault(template: name, fault: "'\(tag)' \(fault)")
    }
}

extension [Template.Piece] {
    /// Adds text, to the text before it if there is any.
    fileprivate mutating func add(_ text: String) {
        guard case .text(let before)? = last else { return append(.text(text)) }
        self[count - 1] = .text(before + text)
    }
}
