/// Writes what ``ByteReader`` reads.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_ value: Number) {
        for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> Number(shift)))
        }
    }

    mutating func shortBytes(_ field: String, _ value: some Collection<UInt8>, upTo limit: Int) throws(WireFault) {
        guard value.count <= min(limit, 255) else { throw .fieldTooLong(field) }
        bytes.append(UInt8(value.count))
        raw(value)
    }

    mutating func longBytes(_ field: String, _ value: [UInt8], upTo limit: Int) throws(WireFault) {
        guard value.count <= limit, let count = UInt32(exactly: value.count) else { throw .fieldTooLong(field) }
        number(count)
        raw(value)
    }
}
