/// Reads length-prefixed fields, big-endian, and never past the end.
struct ByteReader {
    private let bytes: [UInt8]
    private(set) var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var remaining: Int { bytes.count - offset }

    mutating func take(_ count: Int) throws(WireFault) -> [UInt8] {
        guard count >= 0, count <= remaining else { throw .truncated }
        defer { offset += count }
        return Array(bytes[offset..<offset + count])
    }

    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) throws(WireFault) -> Number {
        try take(Number.bitWidth / 8).reduce(0) { $0 << 8 | Number($1) }
    }

    /// Bytes after their one-byte length.
    mutating func shortBytes(_ field: String, upTo limit: Int) throws(WireFault) -> [UInt8] {
        let count = Int(try number(UInt8.self))
        guard count <= limit else { throw .fieldTooLong(field) }
        return try take(count)
    }

    /// Bytes after their four-byte length.
    mutating func longBytes(_ field: String, upTo limit: Int) throws(WireFault) -> [UInt8] {
        let count = try number(UInt32.self)
        guard count <= UInt32(limit) else { throw .fieldTooLong(field) }
        return try take(Int(count))
    }

    /// UTF-8 text after its one-byte length.
    mutating func text(_ field: String, upTo limit: Int) throws(WireFault) -> String {
        guard let text = String(validating: try shortBytes(field, upTo: limit), as: UTF8.self) else {
            throw .badField(field)
        }
        return text
    }

    func end() throws(WireFault) {
        guard remaining == 0 else { throw .trailingBytes }
    }
}
