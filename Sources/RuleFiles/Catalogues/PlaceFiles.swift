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
        return list.communes[code]
    }

    func communes(of province: String) -> [Commune] {
        list.communes.values.filter { $0.province.code == province }.sorted { $0.code < $1.code }
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
            let list = CommuneList(table, provinces: provinces.last?.provinces ?? [:], home: home)
            loaded = list
            return list
        }
    }
}

/// The newer communes as a list to pick from.
private struct CommuneList: PickList {
    let entries: [ListEntry]
    let communes: [String: Commune]

    init(_ table: CatalogueTable, provinces: [String: Province], home: String?) {
        var entries: [ListEntry] = []
        var ofHome: [ListEntry] = []
        var communes: [String: Commune] = [:]
        table.forEachRow { row in
            guard let province = provinces[row[2]] else { return }
            let commune = Commune(code: row[0], name: row[1], province: province)
            communes[commune.code] = commune
            if province.code == home { ofHome.append(commune.entry) } else { entries.append(commune.entry) }
        }
        self.entries = ofHome + entries
        self.communes = communes
    }

    func entry(_ code: String) -> ListEntry? { communes[code]?.entry }
}
