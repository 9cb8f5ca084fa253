import Foundation
import Insurance

/// A field's value, brought into the form that is printed.
struct FieldValue {
    /// NFC, and upper case where the template says so.
    let text: String

    /// What is wrong with a value, whatever the typeface.
    enum Trouble: Error {
        case empty
        case malformed(wanted: String)
        case unprintable
        case tooLong
    }

    init(_ raw: String, for field: FieldDescription) throws(Trouble) {
        text = field.isUpperCase ? raw.composed.uppercased().composed : raw.composed
        guard !text.allSatisfy(\.isWhitespace) else {
            guard field.isOptional else { throw .empty }
            return
        }
        guard text.unicodeScalars.allSatisfy({ FieldValue.isPrintable($0, in: field) }) else { throw .unprintable }
        guard text.count <= field.longest else { throw .tooLong }
        if let wanted = FieldValue.form(wantedBy: field.kind, missedBy: text) { throw .malformed(wanted: wanted) }
    }

    /// Line ends only where there are lines, tabs only between cells, and
    /// nothing that is invisible or turns the direction of text.
    private static func isPrintable(_ scalar: Unicode.Scalar, in field: FieldDescription) -> Bool {
        switch scalar {
        case "\n": field.kind == .rows || field.kind == .text && field.lines > 1
        case "\t": field.kind == .rows
        default:
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    /// The form a kind wants, when `text` does not have it.
    private static func form(wantedBy kind: FieldDescription.Kind, missedBy text: String) -> String? {
        switch kind {
        case .text, .rows, .qr: nil
        case .money: isMoney(text) ? nil : "an amount like 1.366.200 đ"
        case .day: BirthDate(text)?.vietnamese == text ? nil : "a day like 21/11/2026, or a year"
        case .code: text.allSatisfy(isCodeCharacter) ? nil : "letters and digits"
        }
    }

    private static func isMoney(_ text: String) -> Bool {
        let number = text.hasSuffix(" đ") ? text.dropLast(2) : text[...]
        guard let count = Int(number.filter { $0 != "." }) else { return false }
        return Dong(count).grouped == number
    }

    private static func isCodeCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || " -./|".contains(character)
    }
}

extension String {
    /// NFC; what is all ASCII is so already.
    fileprivate var composed: String { utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping }
}
