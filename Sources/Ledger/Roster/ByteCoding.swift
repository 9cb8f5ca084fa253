import Insurance

/// Writes values one behind the other, without names.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    /// A number from 0, in groups of seven bits (LEB128).
    mutating func add(_ number: Int) {
        var rest = UInt64(max(0, number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A text with its length before it; `nil` is told from an empty one.
    mutating func add(_ text: String?) {
        guard let text else { return add(0) }
        add(text.utf8.count + 1)
        bytes.append(contentsOf: text.utf8)
    }
}

/// Reads what a ``ByteWriter`` wrote, in the same order.
struct ByteScanner {
    private struct Ended: Error {}

    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Whether everything was read.
    var isAtEnd: Bool { rest.isEmpty }

    mutating func number() throws -> Int {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while let byte = rest.popFirst(), shift < 63 {
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(value) }
            shift += 7
        }
        throw Ended()
    }

    mutating func text() throws -> String? {
        let length = try number()
        guard length > 0 else { return nil }
        guard rest.count >= length - 1, let text = String(validating: rest.prefix(length - 1), as: UTF8.self) else {
            throw Ended()
        }
        rest = rest.dropFirst(length - 1)
        return text
    }
}
