import Foundation
import Hummingbird
import Insurance

/// The fields of a posted form: NFC, without control characters, trimmed.
///
/// A field that was not sent reads as empty; each page says itself what it
/// misses.
struct Form: Sendable {
    private var fields: [String: [String]] = [:]

    init() {}

    init(_ fields: [String: [String]]) { self.fields = fields }

    /// Reads `application/x-www-form-urlencoded` bytes.
    ///
    /// - Throws: 400 for bytes that are not UTF-8 once decoded, or a broken escape.
    init(urlEncoded bytes: some Sequence<UInt8>) throws {
        let pairs = Array(bytes).split(separator: UInt8(ascii: "&"))
        guard pairs.count <= 300 else { throw HTTPError(.badRequest) }
        for pair in pairs {
            let sides = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Form.text(sides[0]), let value = Form.text(sides.count > 1 ? sides[1] : []) else {
                throw HTTPError(.badRequest)
            }
            fields[name, default: []].append(value)
        }
    }

    /// The first value of a field.
    subscript(_ name: String) -> String { fields[name]?.first ?? "" }

    func all(_ name: String) -> [String] { fields[name] ?? [] }

    /// A ticked box.
    func isOn(_ name: String) -> Bool { self[name] == "on" }

    /// An amount in a field, or `nil`.
    func money(_ name: String) -> Dong? { Form.money(self[name]) }

    /// A whole number in a field, or `nil`.
    func number(_ name: String) -> Int? { Form.number(self[name]) }

    /// An amount as people type it, or `nil`; as ``Insurance/Dong/init(typed:)``.
    static func money(_ text: String) -> Dong? { Dong(typed: text) }

    /// A whole number from 0 to 9999.
    static func number(_ digits: String) -> Int? {
        digits.isDigits && digits.utf8.count <= 4 ? Int(digits) : nil
    }

    private static func text(_ escaped: ArraySlice<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var rest = escaped
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.popFirst().flatMap(nibble), let low = rest.popFirst().flatMap(nibble) else {
                    return nil
                }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self).map(clean)
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    /// NFC; control and invisible formatting characters become spaces, runs of
    /// spaces one.
    private static func clean(_ text: String) -> String {
        let visible = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
        return visible.precomposedStringWithCanonicalMapping
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
