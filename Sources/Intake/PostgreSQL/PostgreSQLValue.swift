import Insurance
import UploadContract

/// A parameter of a statement, as libpq takes it in binary.
///
/// Values never become part of a statement's text.
enum PostgreSQLValue {
    case text(String)
    case integer(Int)
    case bytes([UInt8])
    case texts([String?])
    case integers([Int])
    case byteStrings([[UInt8]])
    case ids([Identifier])

    /// The bytes as the server reads them (big-endian).
    var wire: [UInt8] {
        switch self {
        case .text(let text): Array(text.utf8)
        case .integer(let number): Self.eight(number)
        case .bytes(let bytes): bytes
        case .texts(let texts): Self.array(texts.map { $0.map { Array($0.utf8) } }, of: 25)
        case .integers(let numbers): Self.array(numbers.map(Self.eight), of: 20)
        case .byteStrings(let strings): Self.array(strings, of: 17)
        case .ids(let ids): Self.array(ids.map(\.bytes), of: 2950)
        }
    }

    /// One dimension, counted from 1; `type` is the element's number in the
    /// server's catalogue of types.
    private static func array(_ elements: [[UInt8]?], of type: Int32) -> [UInt8] {
        let hasNull: Int32 = elements.contains { $0 == nil } ? 1 : 0
        var wire = [elements.isEmpty ? 0 : 1, hasNull, type].flatMap(four)
        guard !elements.isEmpty else { return wire }
        wire += four(Int32(elements.count)) + four(1)
        wire.reserveCapacity(wire.count + elements.reduce(0) { $0 + 4 + ($1?.count ?? 0) })
        for element in elements {
            wire += four(element.map { Int32($0.count) } ?? -1)
            if let element { wire += element }
        }
        return wire
    }

    private static func four(_ number: Int32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> Int32(24 - $0 * 8)) }
    }

    private static func eight(_ number: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - $0 * 8)) }
    }
}

/// One row of an answer, in binary.
struct PostgreSQLRow: Sendable {
    let columns: [[UInt8]?]

    func text(_ column: Int) -> String? { columns[column].map { String(decoding: $0, as: UTF8.self) } }

    func bytes(_ column: Int) -> [UInt8] { columns[column] ?? [] }

    /// A whole number of the server's type `bigint`.
    func integer(_ column: Int) -> Int {
        Int(truncatingIfNeeded: bytes(column).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }

    func id(_ column: Int) -> Identifier? { columns[column].flatMap(Identifier.init(bytes:)) }
}
