import Foundation

/// Texts as cells hold them, the same in a workbook and in CSV.
enum CellText {
    /// The text in NFC and on one line, without spaces around it.
    static func tidy(_ text: String) -> String {
        let whole = text.precomposedStringWithCanonicalMapping
        let isPlain = whole.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0xA0 }
        let line =
            isPlain
            ? whole
            : String(
                String.UnicodeScalarView(
                    whole.unicodeScalars.map { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0xA0 ? $0 : " " }))
        return line.trimmingCharacters(in: .whitespaces)
    }

    /// A text that no spreadsheet takes for a formula when it opens CSV.
    ///
    /// An apostrophe goes before what begins like one (`=`, `+`, `-`, `@`, `|`,
    /// `%`), as offices know it from typing; before what begins with
    /// apostrophes and then like one, another. So ``unguarded(_:)`` gives back
    /// exactly what was written. Workbooks need none of it: their cells say
    /// that they are text.
    static func guarded(_ text: String) -> String { beginsLikeFormula(text) ? "'" + text : text }

    /// The text before ``guarded(_:)``.
    static func unguarded(_ text: String) -> String {
        text.first == "'" && beginsLikeFormula(text) ? String(text.dropFirst()) : text
    }

    private static func beginsLikeFormula(_ text: String) -> Bool {
        text.drop { $0 == "'" }.unicodeScalars.first.map { "=+-@|%\t\r".unicodeScalars.contains($0) } ?? false
    }
}
