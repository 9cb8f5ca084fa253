import Foundation
import InsuranceRules
import StrictFiles

/// Reads the words people see, one text for each key.
///
/// Tables may lie inside tables; their keys are joined with dots, so
/// `errors: {bad-input: …}` gives `errors.bad-input`.
///
/// - Parameter file: Such as `Config/Languages/vi.yaml`.
/// - Returns: NFC texts by key.
/// - Throws: ``RuleError/malformed(file:reason:)`` for a file that cannot be
///   read, a key that stands twice, or a value that is not a text.
public func loadPhrases(from file: String) throws -> [String: String] {
    guard let bytes = FileManager.default.contents(atPath: file), let text = String(data: bytes, encoding: .utf8)
    else { throw RuleError.malformed(file: file, reason: "it cannot be opened, or is not UTF-8 text") }
    do throws(DocumentTrouble) {
        var phrases: [String: String] = [:]
        try collect(StrictYAML(text), into: &phrases)
        return phrases
    } catch {
        throw error.inFile(file)
    }
}

private func collect(_ table: StrictYAML, into phrases: inout [String: String]) throws(DocumentTrouble) {
    for (_, value) in try table.entries() {
        if value.isTable {
            try collect(value, into: &phrases)
        } else if phrases.updateValue(try value.text(), forKey: value.place) != nil {
            // `a.b: x` and `a: {b: y}` are one key.
            throw DocumentTrouble(place: "", kind: .duplicateKey(value.place))
        }
    }
}
