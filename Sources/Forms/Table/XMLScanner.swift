import Insurance

/// Reads XML element by element, without keeping any of it.
///
/// As much XML as workbooks are written in: elements, attributes, text, CDATA,
/// the five named entities and numbered ones. Names lose their prefix. A
/// document type, and with it every entity of its own, is refused.
struct XMLScanner {
    enum Event { case open, close, text }

    private var reader: ByteReader
    /// The local name of the element that was opened or closed last.
    private(set) var name: [UInt8] = []
    /// The text read last, its entities replaced.
    private(set) var text: [UInt8] = []
    private var tag: [UInt8] = []
    private var depth = 0
    private var closesNext = false

    /// No tag and no text of a workbook is longer.
    private static let longest = 1 << 20

    init(_ stream: any ByteStream) throws {
        reader = ByteReader(stream)
        if try reader.beginning().starts(with: [0xEF, 0xBB, 0xBF]) { for _ in 0..<3 { _ = try reader.take() } }
    }

    func isNamed(_ wanted: StaticString) -> Bool {
        name.count == wanted.utf8CodeUnitCount
            && name.withUnsafeBufferPointer { name in
                name.elementsEqual(UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount))
            }
    }

    /// An attribute of the element opened last, whatever its prefix.
    func attribute(_ wanted: StaticString) -> String? {
        XMLAttributes(tag).value(of: wanted)
    }

    /// The next event; `nil` at the end of a document that is whole.
    ///
    /// - Throws: `table-damaged`.
    mutating func next() throws -> Event? {
        if closesNext {
            closesNext = false
            depth -= 1
            return .close
        }
        while let byte = try reader.peek() {
            guard byte == UInt8(ascii: "<") else {
                try readText()
                return .text
            }
            if let event = try readMarkup() { return event }
        }
        guard depth == 0 else { throw Refusal.tableDamaged }
        return nil
    }

    private mutating func readText() throws {
        text.removeAll(keepingCapacity: true)
        while let byte = try reader.peek(), byte != UInt8(ascii: "<") {
            _ = try reader.take()
            if byte == UInt8(ascii: "&") { try readEntity() } else { text.append(byte) }
            guard text.count <= Self.longest else { throw Refusal.tableDamaged }
        }
    }

    private mutating func readEntity() throws {
        var name: [UInt8] = []
        while let byte = try reader.take(), byte != UInt8(ascii: ";") {
            name.append(byte)
            guard name.count <= 10 else { throw Refusal.tableDamaged }
        }
        guard let replaced = XMLEntity.text(of: name) else { throw Refusal.tableDamaged }
        text += replaced
    }

    /// Reads from a `<` to its `>`; comments and instructions give no event.
    private mutating func readMarkup() throws -> Event? {
        _ = try reader.take()
        switch try reader.peek() {
        case UInt8(ascii: "?"):
            try skip(past: "?>")
            return nil
        case UInt8(ascii: "!"): return try readDeclaration()
        default: break
        }
        try readTag()
        let isClosing = tag.first == UInt8(ascii: "/")
        let isEmpty = tag.last == UInt8(ascii: "/")
        takeName(isClosing ? tag.dropFirst() : tag[...])
        guard !name.isEmpty else { throw Refusal.tableDamaged }
        if isClosing {
            depth -= 1
            guard depth >= 0 else { throw Refusal.tableDamaged }
            return .close
        }
        depth += 1
        closesNext = isEmpty
        return .open
    }

    /// Reads to the `>` that stands outside of quotes.
    private mutating func readTag() throws {
        tag.removeAll(keepingCapacity: true)
        var quote: UInt8?
        while let byte = try reader.take() {
            if quote == nil, byte == UInt8(ascii: ">") { return }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            tag.append(byte)
            guard tag.count <= Self.longest else { break }
        }
        throw Refusal.tableDamaged
    }

    private mutating func takeName(_ tag: ArraySlice<UInt8>) {
        let whole = tag.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
        let colon = whole.lastIndex(of: UInt8(ascii: ":"))
        name.removeAll(keepingCapacity: true)
        name += colon.map { whole[($0 + 1)...] } ?? whole
    }

    private mutating func readDeclaration() throws -> Event? {
        var start: [UInt8] = []
        while start.count < 8, let byte = try reader.take() {
            start.append(byte)
            if start.elementsEqual("!--".utf8) {
                try skip(past: "-->")
                return nil
            }
        }
        guard start.elementsEqual("![CDATA[".utf8) else { throw Refusal.tableDamaged }
        text.removeAll(keepingCapacity: true)
        while !text.hasSuffix("]]>") {
            guard let byte = try reader.take(), text.count <= Self.longest else { throw Refusal.tableDamaged }
            text.append(byte)
        }
        text.removeLast(3)
        return .text
    }

    private mutating func skip(past end: StaticString) throws {
        var seen: [UInt8] = []
        while let byte = try reader.take() {
            seen.append(byte)
            if seen.hasSuffix(end) { return }
            if seen.count > 8 { seen.removeFirst() }
        }
        throw Refusal.tableDamaged
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ end: StaticString) -> Bool {
        suffix(end.utf8CodeUnitCount).elementsEqual(
            UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
    }
}
