import Yams

/// A YAML mapping in which every key must be known and every value well formed.
struct StrictMapping {
    let file: String
    /// Where in the file, for messages: empty at the top.
    private let place: String
    private let nodes: [String: Node]
    /// The keys in file order.
    let keys: [String]

    /// - Parameter allowed: The keys that may appear; `nil` allows any.
    init(_ node: Node, file: String, place: String = "", allowed: Set<String>?) throws(TemplateError) {
        guard let mapping = node.mapping else {
            throw .malformed(file: file, trouble: "\(place.isEmpty ? "the file" : place) is not a list of keys")
        }
        var nodes: [String: Node] = [:]
        var keys: [String] = []
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if let allowed, !allowed.contains(name) {
                let line = key.mark.map { " in line \($0.line)" } ?? ""
                throw .malformed(file: file, trouble: "the key \(name)\(line) is not known")
            }
            nodes[name] = value
            keys.append(name)
        }
        self.file = file
        self.place = place
        self.nodes = nodes
        self.keys = keys
    }

    func has(_ key: String) -> Bool { nodes[key] != nil }

    func text(_ key: String) throws(TemplateError) -> String {
        guard let text = try node(key).scalar?.string, !text.isEmpty else { throw wrong(key, "words") }
        return text
    }

    /// A number above zero, or any number where it may be `signed`.
    func number(_ key: String, signed: Bool = false) throws(TemplateError) -> Double {
        guard let text = try node(key).scalar?.string, let number = Double(text), number.isFinite,
            signed || number > 0
        else { throw wrong(key, signed ? "a number" : "a number above zero") }
        return number
    }

    func whole(_ key: String) throws(TemplateError) -> Int {
        guard let text = try node(key).scalar?.string, let number = Int(text), number > 0 else {
            throw wrong(key, "a whole number above zero")
        }
        return number
    }

    func flag(_ key: String) throws(TemplateError) -> Bool {
        guard has(key) else { return false }
        guard let flag = try node(key).bool else { throw wrong(key, "true or false") }
        return flag
    }

    func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: String, _ type: Choice.Type
    ) throws(TemplateError) -> Choice {
        guard let choice = Choice(rawValue: try text(key)) else {
            throw wrong(key, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }

    func mapping(_ key: String, allowed: Set<String>?) throws(TemplateError) -> StrictMapping {
        try StrictMapping(try node(key), file: file, place: path(key), allowed: allowed)
    }

    func mappings(_ key: String, allowed: Set<String>) throws(TemplateError) -> [StrictMapping] {
        guard let sequence = try node(key).sequence else { throw wrong(key, "a list") }
        var mappings: [StrictMapping] = []
        for node in sequence {
            mappings.append(try StrictMapping(node, file: file, place: path(key), allowed: allowed))
        }
        return mappings
    }

    /// The error for a value that cannot be used.
    func wrong(_ key: String, _ wanted: String) -> TemplateError {
        .malformed(file: file, trouble: "\(path(key)) must be \(wanted)")
    }

    private func path(_ key: String) -> String { place.isEmpty ? key : "\(place).\(key)" }

    private func node(_ key: String) throws(TemplateError) -> Node {
        guard let node = nodes[key] else { throw .malformed(file: file, trouble: "\(path(key)) is not given") }
        return node
    }
}
