public import Insurance
import InsuranceRules
import StrictFiles

/// Reads the lists that codes on cards are checked against.
///
/// - Parameters:
///   - folder: Such as `Config/Catalogues`, holding `provinces.yaml` and
///     `health_card_objects.yaml`.
///   - site: The folder of the site's own lists, whose objects go before the
///     shipped ones; it need not exist.
/// - Throws: ``RuleError/malformed(file:reason:)`` naming the file.
public func loadKnownCodes(from folder: String, site: String? = nil) throws -> KnownCodes {
    let provinces = try loadProvinces(from: folder)
    let shipped = try readCatalogue(
        "\(folder)/health_card_objects.yaml", holding: ["objects", "issuers"]
    ) { catalogue throws(DocumentTrouble) in
        KnownCodes(
            provinces: provinces,
            objects: try readObjects(catalogue.required("objects")),
            issuers: try readIssuers(catalogue.required("issuers")))
    }.result
    guard let file = CatalogueFolder(shipped: folder, site: site).siteFile(CatalogueKind.objects.rawValue) else {
        return shipped
    }
    var objects: [String: CardObject] = [:]
    try CatalogueTable(file, columns: CatalogueKind.objects.columns).forEachRow { row in
        objects[row[0]] = CardObject(code: row[0], name: row[1], level: Int(row[2]))
    }
    return KnownCodes(provinces: provinces, objects: objects, issuers: shipped.issuers)
}

/// Reads the lists of provinces, in order of their first day.
func loadProvinces(from folder: String) throws -> [ProvinceList] {
    try readCatalogue("\(folder)/provinces.yaml", holding: ["provinces"]) { catalogue throws(DocumentTrouble) in
        try readLists(catalogue.required("provinces"))
    }.result
}

/// The lists of provinces, in order of their first day.
private func readLists(_ list: StrictYAML) throws(DocumentTrouble) -> [ProvinceList] {
    var lists: [ProvinceList] = []
    for entry in try list.list() {
        let fields = try entry.fields(["from", "source", "units"])
        let source = try fields.required("source").fields(["citation", "evidence", "seen_in"])
        guard LegalSource.Evidence(rawValue: try source.text("evidence")) != nil else {
            throw try source.required("evidence").wrong("official, press, code or none")
        }
        let from = try fields.required("from").day()
        if let last = lists.last, from <= last.from {
            throw try fields.required("from").wrong("later than the one before")
        }
        lists.append(
            ProvinceList(from: from, provinces: try readProvinces(fields.required("units"), after: lists.last)))
    }
    guard !lists.isEmpty else { throw list.wrong("a list with at least one entry") }
    return lists
}

private func readProvinces(
    _ list: StrictYAML, after earlier: ProvinceList?
) throws(DocumentTrouble) -> [String: Province] {
    var provinces: [String: Province] = [:]
    for unit in try list.list() {
        let fields = try unit.fields(["code", "name"], optional: ["merged"])
        let code = try fields.required("code").digits(2)
        var merged: [String] = []
        for part in try fields["merged"]?.list() ?? [] {
            let old = try part.digits(2)
            guard earlier?.provinces[old] != nil else { throw part.wrong("a code of the list before") }
            merged.append(old)
        }
        try provinces.add(Province(code: code, name: try fields.text("name"), merged: merged), as: code, at: unit)
    }
    return provinces
}

private func readObjects(_ list: StrictYAML) throws(DocumentTrouble) -> [String: CardObject] {
    var objects: [String: CardObject] = [:]
    for entry in try list.list() {
        let fields = try entry.fields(["code", "name"], optional: ["level"])
        let code = try fields.text("code")
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw try fields.required("code").wrong("two capital letters")
        }
        let level = try fields["level"]?.number(in: 1...5)
        try objects.add(CardObject(code: code, name: try fields.text("name"), level: level), as: code, at: entry)
    }
    return objects
}

private func readIssuers(_ list: StrictYAML) throws(DocumentTrouble) -> [String: String] {
    var issuers: [String: String] = [:]
    for entry in try list.list() {
        let fields = try entry.fields(["code", "name"])
        try issuers.add(try fields.text("name"), as: try fields.required("code").digits(2), at: entry)
    }
    return issuers
}

extension Dictionary {
    /// Adds what a file may list once.
    fileprivate mutating func add(_ value: Value, as key: Key, at place: StrictYAML) throws(DocumentTrouble) {
        guard updateValue(value, forKey: key) == nil else { throw place.wrong("listed once; its code stands above") }
    }
}
