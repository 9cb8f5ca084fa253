import Mustache

/// Words by the dotted parts of their keys, for the templates.
struct WordTree: Sendable, MustacheParent, CustomStringConvertible {
    private var text = ""
    private var branches: [String: WordTree] = [:]

    init(_ texts: [String: String]) {
        for (key, text) in texts { insert(text, at: key.split(separator: ".").map(String.init)[...]) }
    }

    private mutating func insert(_ text: String, at path: ArraySlice<String>) {
        guard let first = path.first else {
            self.text = text
            return
        }
        branches[first, default: WordTree([:])].insert(text, at: path.dropFirst())
    }

    func child(named name: String) -> Any? { branches[name] }
    var description: String { text }
}
