public import Desk
import Foundation
import InsuranceRules
import StrictFiles

/// Reads how the reasons that printers give are told.
///
/// - Parameter file: Such as `Config/Languages/printer-reasons.yaml`.
/// - Throws: ``RuleError/malformed(file:reason:)`` for a file that cannot be
///   read, an unknown key, or a reason that stands in two groups.
public func loadPrinterReasons(from file: String) throws -> PrinterReasons {
    guard let bytes = FileManager.default.contents(atPath: file), let text = String(data: bytes, encoding: .utf8)
    else { throw RuleError.malformed(file: file, reason: "it cannot be opened, or is not UTF-8 text") }
    do throws(DocumentTrouble) {
        let keys = try StrictYAML(text).fields(["groups", "parts", "conditions"])
        return PrinterReasons(
            whole: try meanings(keys.required("groups")), parts: try words(keys.required("parts")),
            conditions: try meanings(keys.required("conditions")))
    } catch {
        throw error.inFile(file)
    }
}

private func meanings(_ place: StrictYAML) throws(DocumentTrouble) -> [String: PrinterReasons.Meaning] {
    var meanings: [String: PrinterReasons.Meaning] = [:]
    for group in try place.list() {
        let keys = try group.fields(["picture", "words", "stems"])
        let meaning = PrinterReasons.Meaning(picture: try keys.text("picture"), words: try keys.text("words"))
        for stem in try words(keys.required("stems")) where meanings.updateValue(meaning, forKey: stem) != nil {
            throw DocumentTrouble(place: group.place, kind: .duplicateKey(stem))
        }
    }
    return meanings
}

private func words(_ place: StrictYAML) throws(DocumentTrouble) -> Set<String> {
    var words: Set<String> = []
    for word in try place.list() where !words.insert(try word.text()).inserted {
        throw word.wrong("a word that does not stand here twice")
    }
    return words
}
