public import Desk
import Foundation
import Insurance
import InsuranceRules
import StrictFiles

/// Reads the lists staff pick from.
///
/// The lists of communes are checked and become text when they are first asked
/// for, so a start does not wait for them.
///
/// - Parameters:
///   - folder: The shipped lists, such as `Config/Catalogues`.
///   - site: The folder of the site's own lists, which go before the shipped
///     ones; it need not exist.
///   - home: The two digits of the province whose communes are offered first.
/// - Throws: ``RuleError/malformed(file:reason:)`` naming the file.
public func loadCatalogues(from folder: String, site: String? = nil, home: String? = nil) throws -> Catalogues {
    let folder = CatalogueFolder(shipped: folder, site: site)
    let (facilities, facilityStatus) = try readFacilities(folder)
    let (objects, objectStatus) = try readSupportedObjects("\(folder.shipped)/health_objects.yaml")
    let ethnicGroups = try folder.shortList("ethnic_groups")
    let relations = try folder.shortList("relations")
    let livingAreas = try folder.shortList("living_areas")
    let blankUse = try readBlankUse(folder)
    let places = try PlaceFiles(folder, home: home)
    return Catalogues(
        facilities: facilities, objects: objects, ethnicGroups: ethnicGroups.list, relations: relations.list,
        livingAreas: livingAreas.list, blankUse: blankUse.lines, places: places,
        statuses: [
            facilityStatus, places.status, objectStatus, ethnicGroups.status, relations.status, livingAreas.status,
            blankUse.status,
        ])
}

private func readFacilities(_ folder: CatalogueFolder) throws -> ([Facility], CatalogueStatus) {
    if let file = folder.siteFile("facilities") {
        let table = try CatalogueTable(file, columns: CatalogueKind.facilities.columns)
        var facilities: [Facility] = []
        table.forEachRow { row in
            facilities.append(Facility(code: row[0], name: row[1], place: row[2].isEmpty ? nil : row[2]))
        }
        return (facilities, table.head.status(entries: table.count))
    }
    let read = try readCatalogue(
        "\(folder.shipped)/facilities.yaml", holding: ["facilities"]
    ) { catalogue throws(DocumentTrouble) in
        var facilities: [Facility] = []
        for entry in try catalogue.required("facilities").list() {
            let fields = try entry.fields(["code", "name"], optional: ["place"])
            facilities.append(
                Facility(
                    code: try fields.text("code"), name: try fields.text("name"), place: try fields["place"]?.text()))
        }
        return facilities
    }
    return (read.result, read.head.status(entries: read.result.count))
}

/// The lines of the slips C06-TS and C07-TS; on the slip of a kind everything
/// is counted once, so that it adds up.
private func readBlankUse(_ folder: CatalogueFolder) throws -> (lines: [BlankUseLine], status: CatalogueStatus) {
    let table = try folder.table("blank_use", columns: ["kind", "line", "name", "counts"])
    var lines: [BlankUseLine] = []
    try table.forEachRow { row in
        guard let kind = BlankKind(rawValue: row[0]) else {
            throw RuleError.malformed(file: table.file, reason: "'\(row[0])' is no kind of blank")
        }
        lines.append(
            BlankUseLine(
                kind: kind, number: row[1], name: row[2], counts: row[3].split(separator: " ").map(String.init)))
    }
    for kind in Set(lines.map(\.kind)) {
        let counted = lines.filter { $0.kind == kind }.flatMap(\.counts)
        guard counted.sorted() == BlankUse.words.sorted() else {
            throw RuleError.malformed(
                file: table.file,
                reason: "the lines of '\(kind.rawValue)' must count each of these once: "
                    + BlankUse.words.joined(separator: " "))
        }
    }
    return (lines, table.head.status(entries: table.count))
}

private func readSupportedObjects(_ file: String) throws -> ([String: HealthObject], CatalogueStatus) {
    let read = try readCatalogue(file, holding: ["objects"]) { catalogue throws(DocumentTrouble) in
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
    return (read.result, read.head.status(entries: read.result.count))
}

/// Opens one catalogue file and reads what it holds under its `keys`.
func readCatalogue<Result>(
    _ file: String, holding keys: [String], _ body: ([String: StrictYAML]) throws(DocumentTrouble) -> Result
) throws -> (head: CatalogueHead, result: Result) {
    guard let bytes = FileManager.default.contents(atPath: file), let text = String(data: bytes, encoding: .utf8)
    else { throw RuleError.malformed(file: file, reason: "it cannot be opened, or is not UTF-8 text") }
    var head: [String: String] = [:]
    let result: Result
    do throws(DocumentTrouble) {
        let fields = try StrictYAML(text).fields(CatalogueHead.keys + keys)
        for key in CatalogueHead.keys { head[key] = try fields.text(key) }
        result = try body(fields)
    } catch {
        throw error.inFile(file)
    }
    return (try CatalogueHead(head, file: file), result)
}
