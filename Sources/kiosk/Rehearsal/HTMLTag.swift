/// One tag of a page, with the text that follows it.
struct HTMLTag: Hashable, Sendable {
    /// Lower case; a closing tag's begins with `/`.
    let name: String
    let attributes: [String: String]
    /// The text up to the next tag, entities resolved.
    let text: String

    /// Cuts a page of ours into its tags.
    ///
    /// Enough for server-rendered pages: comments are passed over, scripts
    /// and styles hold nothing that is looked for.
    static func read(_ html: String) -> [HTMLTag] {
        var tags: [HTMLTag] = []
        for piece in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) where !piece.hasPrefix("!") {
            var cursor = piece[...]
            let name = cursor.prefix { !$0.isWhitespace && $0 != ">" }
            cursor = cursor.dropFirst(name.count)
            let attributes = readAttributes(&cursor)
            tags.append(HTMLTag(name: name.lowercased(), attributes: attributes, text: resolved(cursor)))
        }
        return tags
    }

    /// Reads `key="value"` pairs up to and including the closing `>`.
    private static func readAttributes(_ cursor: inout Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        while let first = cursor.first {
            if first == ">" {
                cursor = cursor.dropFirst()
                break
            }
            if first.isWhitespace || first == "/" {
                cursor = cursor.dropFirst()
                continue
            }
            let key = cursor.prefix { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
            cursor = cursor.dropFirst(max(1, key.count))
            attributes[key.lowercased()] = readValue(&cursor)
        }
        return attributes
    }

    private static func readValue(_ cursor: inout Substring) -> String {
        guard cursor.first == "=" else { return "" }
        cursor = cursor.dropFirst()
        guard let quote = cursor.first, quote == "\"" || quote == "'" else {
            let bare = cursor.prefix { !$0.isWhitespace && $0 != ">" }
            cursor = cursor.dropFirst(bare.count)
            return resolved(bare)
        }
        cursor = cursor.dropFirst()
        let value = cursor.prefix { $0 != quote }
        cursor = cursor.dropFirst(value.count + 1)
        return resolved(value)
    }

    private static let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}"]

    /// Replaces the entities a page of ours may hold.
    private static func resolved(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        let pieces = text.split(separator: "&", omittingEmptySubsequences: false)
        return pieces.dropFirst().reduce(into: String(pieces[0])) { out, piece in
            guard let end = piece.firstIndex(of: ";"), let character = character(named: piece[..<end]) else {
                return out += "&" + piece
            }
            out += character + piece[piece.index(after: end)...]
        }
    }

    private static func character(named name: Substring) -> String? {
        guard name.hasPrefix("#") else { return entities[String(name)] }
        let digits = name.dropFirst()
        let code = digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap(Unicode.Scalar.init).map(String.init)
    }
}
