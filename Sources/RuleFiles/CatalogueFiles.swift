public import Desk
import Foundation
import InsuranceRules
import StrictFiles

/// Reads the lists staff pick from.
///
/// - Parameter folder: Such as `Config/Catalogues`, holding `facilities.yaml`
///   and `health_objects.yaml`.
/// - Throws: ``RuleError/malformed(file:reason:)`` naming the file.
public func loadCatalogues(from folder: String) throws -> Catalogues {
    let facilities = try readCatalogue(
        "\(folder)/facilities.yaml", holding: ["facilities"]
    ) { catalogue throws(DocumentTrouble) in
        var facilities: [Facility] = []
        for entry in try catalogue.required("facilities").list() {
            let fields = try entry.fields(["code", "name"])
            facilities.append(Facility(code: try fields.text("code"), name: try fields.text("name")))
        }
        return facilities
    }
    let objects = try readCatalogue(
        "\(folder)/health_objects.yaml", holding: ["objects"]
    ) { catalogue throws(DocumentTrouble) in
        var objects: [String: HealthObject] = [:]
        for (group, value) in try catalogue.required("objects").entries() {
            let fields = try value.fields(["code", "level"])
            guard let level = try fields["level"]?.wholeNumber(), (1...5).contains(level) else {
                throw value.wrong("an object with a level from 1 to 5")
            }
            objects[group] = HealthObject(code: try fields.text("code"), level: level)
        }
        return objects
    }
    return Catalogues(facilities: facilities, objects: objects)
}

/// Opens one catalogue file and reads what it holds under its `keys`.
func readCatalogue<Result>(
    _ file: String, holding keys: [String], _ body: ([String: StrictYAML]) throws(DocumentTrouble) -> Result
) throws -> Result {
    guard let bytes = FileManager.default.contents(atPath: file), let text = String(data: bytes, encoding: .utf8)
    else { throw RuleError.malformed(file: file, reason: "it cannot be opened, or is not UTF-8 text") }
    do throws(DocumentTrouble) {
        let root = try StrictYAML(text)
        return try body(root.fields(["catalogue", "as_of", "source"] + keys))
    } catch {
        throw error.inFile(file)
    }
}
