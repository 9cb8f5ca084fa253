import Desk
import Insurance
import InsuranceRules
import Synchronization

/// The places of the country, out of `provinces.yaml`, `communes.tsv`,
/// `former_communes.tsv` and `former_districts.tsv`.
///
/// The newer communes become a list when they are first asked for, and stay.
/// The older ones, three times as many, are looked through each time.
final class PlaceFiles: Gazetteer {
    let provinces: [ProvinceList]
    var firstDay: CalendarDay? { provinces.last?.from }
    let status: CatalogueStatus
    private let table: CatalogueTable
    private let former: CatalogueTable
    private let districts: CatalogueTable
    private let home: String?
    private let loaded = Mutex<CommuneList?>(nil)

    /// - Parameter home: The two digits of the province that is offered first.
    init(_ folder: CatalogueFolder, home: String?) throws {
        provinces = try loadProvinces(from: folder.shipped)
        table = try folder.table("communes", columns: CatalogueKind.communes.columns)
        former = try folder.table("former_communes", columns: ["code", "name", "district", "became"])
        districts = try folder.table("former_districts", columns: ["code", "name", "province"])
        status = table.head.status(entries: table.count)
        self.home = home
    }

    var communes: any PickList { list }

    func commune(_ code: String, on day: CalendarDay) -> Commune? {
        guard let firstDay, day >= firstDay else { return formerCommune(code) }
        return list.places[code].flatMap { commune(table.row(at: $0)) }
    }

    func communes(of province: String) -> [Commune] {
        let end = Array("\t\(province)".utf8)
        return communes { $0.suffix(end.count).elementsEqual(end) }.sorted { $0.code < $1.code }
    }

    private func communes(where isWanted: (ArraySlice<UInt8>) -> Bool) -> [Commune] {
        var found: [Commune] = []
        table.forEachRow(where: isWanted) { row in commune(row).map { found.append($0) } }
        return found
    }

    private func commune(_ row: [String]) -> Commune? {
        provinces.last?.provinces[row[2]].map { Commune(code: row[0], name: row[1], province: $0) }
    }

    func formerCommunes(of province: String) -> [FormerCommune] {
        let districts = districts(where: { $0 == province })
        return formerCommunes(in: districts) { row in
            // The district stands behind the second tab.
            let parts = row.split(separator: 0x09, maxSplits: 3, omittingEmptySubsequences: false)
            return parts.count == 4 && districts[String(decoding: parts[2], as: UTF8.self)] != nil
        }
    }

    private func formerCommune(_ code: String) -> Commune? {
        let code = Array("\(code)\t".utf8)
        return formerCommunes(in: districts(where: { _ in true })) { $0.starts(with: code) }.first?.commune
    }

    private func formerCommunes(
        in districts: [String: (name: String, province: Province)], where isWanted: (ArraySlice<UInt8>) -> Bool
    ) -> [FormerCommune] {
        var found: [FormerCommune] = []
        former.forEachRow(where: isWanted) { row in
            guard let district = districts[row[2]] else { return }
            let commune = Commune(code: row[0], name: row[1], district: district.name, province: district.province)
            found.append(FormerCommune(commune, becameCodes: row[3].split(separator: " ").map(String.init)))
        }
        return found
    }

    private func districts(where isWanted: (String) -> Bool) -> [String: (name: String, province: Province)] {
        var found: [String: (name: String, province: Province)] = [:]
        districts.forEachRow { row in
            guard isWanted(row[2]), let province = provinces.first?.provinces[row[2]] else { return }
            found[row[0]] = (row[1], province)
        }
        return found
    }

    private var list: CommuneList {
        loaded.withLock { loaded in
            if let loaded { return loaded }
            let communes = communes { _ in true }
            let ofHome = communes.filter { $0.province.code == home }
            let others = communes.filter { $0.province.code != home }
            let list = CommuneList(entries: (ofHome + others).map(\.entry), places: table.places())
            loaded = list
            return list
        }
    }
}

/// The newer communes as a list to pick from.
private struct CommuneList: PickList {
    let entries: [ListEntry]
    /// Where the row of each code stands in its file.
    let places: [String: Int32]
}
