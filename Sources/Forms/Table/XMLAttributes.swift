/// The attributes between the brackets of a tag.
struct XMLAttributes {
    private let tag: [UInt8]

    init(_ tag: [UInt8]) { self.tag = tag }

    /// The value of an attribute by its local name, entities replaced; `nil`
    /// when it is not there or not UTF-8.
    func value(of wanted: StaticString) -> String? {
        let name = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
        var index = tag.startIndex
        while let equals = tag[index...].firstIndex(of: UInt8(ascii: "=")) {
            var end = equals
            while end > index, tag[end - 1] <= 0x20 { end -= 1 }
            var open = equals + 1
            while open < tag.endIndex, tag[open] <= 0x20 { open += 1 }
            guard open < tag.endIndex, let close = tag[(open + 1)...].firstIndex(of: tag[open]) else { return nil }
            let isWanted = end - name.count >= index && tag[(end - name.count)..<end].elementsEqual(name)
            if isWanted, end - name.count == index || isBoundary(tag[end - name.count - 1]) {
                return XMLEntity.replaced(tag[(open + 1)..<close])
            }
            index = close + 1
        }
        return nil
    }

    private func isBoundary(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ":") }
}

/// The entities every XML document has.
enum XMLEntity {
    /// - Parameter name: Without `&` and `;`.
    static func text(of name: some Collection<UInt8>) -> [UInt8]? {
        switch String(decoding: name, as: UTF8.self) {
        case "amp": return [UInt8(ascii: "&")]
        case "lt": return [UInt8(ascii: "<")]
        case "gt": return [UInt8(ascii: ">")]
        case "quot": return [UInt8(ascii: "\"")]
        case "apos": return [UInt8(ascii: "'")]
        case let other where other.hasPrefix("#x"): return scalar(UInt32(other.dropFirst(2), radix: 16))
        case let other where other.hasPrefix("#"): return scalar(UInt32(other.dropFirst()))
        default: return nil
        }
    }

    private static func scalar(_ value: UInt32?) -> [UInt8]? {
        value.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) }
    }

    /// A text with its entities replaced; `nil` for an unknown one, or bytes
    /// that are no UTF-8.
    static func replaced(_ text: ArraySlice<UInt8>) -> String? {
        guard text.contains(UInt8(ascii: "&")) else { return String(validating: text, as: UTF8.self) }
        var out: [UInt8] = []
        var rest = text
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            out += rest[..<start]
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ";")),
                let entity = Self.text(of: rest[(start + 1)..<end])
            else { return nil }
            out += entity
            rest = rest[(end + 1)...]
        }
        return String(validating: out + rest, as: UTF8.self)
    }
}
