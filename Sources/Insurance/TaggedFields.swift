/// Fields as EMVCo's payment QR writes them: two digits of tag, two of length,
/// then the value.
struct TaggedFields {
    private(set) var tags: [String] = []
    private var values: [String: String] = [:]

    /// - Returns: `nil` when the lengths do not add up to the text, a tag
    ///   stands twice, or something is not ASCII.
    init?(_ text: String) {
        guard text.isASCII else { return nil }
        var rest = text[...]
        while !rest.isEmpty {
            let (tag, length) = (rest.prefix(2), rest.dropFirst(2).prefix(2))
            guard tag.isDigits, tag.count == 2, length.isDigits, length.count == 2, let count = Int(length), count > 0,
                rest.count >= 4 + count, values[String(tag)] == nil
            else { return nil }
            values[String(tag)] = String(rest.dropFirst(4).prefix(count))
            tags.append(String(tag))
            rest = rest.dropFirst(4 + count)
        }
    }

    subscript(tag: String) -> String? { values[tag] }

    /// One field.
    ///
    /// - Precondition: the value has 1 to 99 ASCII characters.
    static func field(_ tag: String, _ value: String) -> String {
        let count = value.utf8.count
        precondition((1...99).contains(count) && value.isASCII, "a field's length has two digits")
        return "\(tag)\(count < 10 ? "0" : "")\(count)\(value)"
    }
}
