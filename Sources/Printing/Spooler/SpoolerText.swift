/// A file of the spooler's settings, whose other lines stay as people wrote them.
struct SpoolerText {
    private var lines: [String]

    init(_ text: String) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
    }

    var text: String { lines.map { $0 + "\n" }.joined() }

    /// What the spooler takes for a setting that stands outside of all sections:
    /// its last line counts, in any case of letters.
    func value(of name: String) -> String? {
        places(of: name).last.map { index in
            lines[index].drop(while: \.isWhitespace).dropFirst(name.count).trimmed
        }
    }

    /// Gives a setting its value once, in the place of its last line, or before
    /// the first section.
    mutating func set(_ name: String, to value: String) {
        let places = places(of: name)
        let line = "\(name) \(value)"
        guard let last = places.last else {
            let section = lines.firstIndex { $0.trimmed.hasPrefix("<") } ?? lines.endIndex
            return lines.insert(line, at: section)
        }
        lines[last] = line
        for index in places.dropLast().reversed() { lines.remove(at: index) }
    }

    private func places(of name: String) -> [Int] {
        var depth = 0
        var places: [Int] = []
        for (index, line) in lines.enumerated() {
            let line = line.trimmed
            if line.hasPrefix("</") {
                depth -= 1
            } else if line.hasPrefix("<") {
                depth += 1
            } else if depth == 0, line.prefix(while: { !$0.isWhitespace }).lowercased() == name.lowercased() {
                places.append(index)
            }
        }
        return places
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
