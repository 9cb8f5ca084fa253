import Desk
import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import Testing

/// The shipped lists, read once for all tests.
enum ShippedLists {
    static let folder = House.package.appending(path: "Config/Catalogues").path
    static let lists = Result { try loadCatalogues(from: folder, home: "15") }
    static let former = Result {
        let places = try lists.get().places
        return try #require(places.provinces.first).provinces.keys.sorted().flatMap(places.formerCommunes)
    }
    static let newDay = CalendarDay("2025-07-01")!
}

@Suite("the shipped lists") struct CatalogueListTests {
    private let lists: Catalogues

    init() throws { lists = try ShippedLists.lists.get() }

    @Test("there are 3,321 communes in 34 provinces, each once")
    func communes() throws {
        let entries = lists.places.communes.entries
        #expect(entries.count == 3_321 && Set(entries.map(\.code)).count == 3_321)
        let provinces = try #require(lists.places.provinces.last)
        #expect(provinces.provinces.count == 34 && provinces.from == ShippedLists.newDay)
        #expect(provinces.provinces.keys.allSatisfy { !lists.places.communes(of: $0).isEmpty })
        #expect(provinces.provinces.keys.map { lists.places.communes(of: $0).count }.reduce(0, +) == 3_321)
        let kinds = entries.map { PlaceName($0.name).kind }
        #expect(Set(kinds) == [.commune, .ward, .zone] && kinds.filter { $0 == .zone }.count == 13)
    }

    @Test("there were 10,035 communes, and every one of them went to communes that exist")
    func former() throws {
        let former = try ShippedLists.former.get()
        #expect(former.count == 10_035 && Set(former.map(\.commune.code)).count == 10_035)
        let known = Set(lists.places.communes.entries.map(\.code))
        #expect(former.allSatisfy { !$0.becameCodes.isEmpty && known.isSuperset(of: $0.becameCodes) })
        #expect(Set(former.compactMap(\.commune.district)).count > 600)
        // Five island districts had no communes before.
        let islands = known.subtracting(former.flatMap(\.becameCodes))
        #expect(islands == ["26732", "11948", "20333", "21548", "19742"])
    }

    @Test("a commune stays in a province that its own was merged into")
    func samePlace() throws {
        let provinces = try #require(lists.places.provinces.last).provinces.values
        for former in try ShippedLists.former.get() {
            for code in former.becameCodes {
                let province = try #require(lists.places.commune(code, on: ShippedLists.newDay)).province
                let merged = province.merged.isEmpty ? [province.code] : province.merged
                #expect(merged.contains(former.commune.province.code), "\(former.commune.code)")
            }
        }
        #expect(provinces.count == 34)
    }

    @Test("a code means another commune from the day of the reform")
    func dated() throws {
        let (eve, day) = (try #require(CalendarDay("2025-06-30")), ShippedLists.newDay)
        #expect(lists.places.firstDay == day)
        #expect(lists.places.commune("00004", on: eve)?.name == "Phường Trúc Bạch")
        #expect(lists.places.commune("00004", on: eve)?.district == "Quận Ba Đình")
        #expect(lists.places.commune("00004", on: day)?.name == "Phường Ba Đình")
        #expect(lists.places.commune("02710", on: eve)?.province.name == "Lào Cai")
        #expect(lists.places.commune("02710", on: day) == nil, "it became a part of Xã Bát Xát")
        #expect(lists.places.commune("02683", on: day)?.entry.text == "Xã Bát Xát, Lào Cai (02683)")
    }

    @Test("the short lists are whole")
    func short() {
        #expect(lists.ethnicGroups.entries.map(\.code) == (1...54).map { $0 < 10 ? "0\($0)" : "\($0)" })
        #expect(lists.ethnicGroups.entry("01")?.name == "Kinh" && lists.ethnicGroups.picked("mong")?.code == nil)
        #expect(lists.ethnicGroups.entries(like: "mong").map(\.name) == ["Hmông"], "under its other name")
        #expect(lists.relations.entry("00")?.name == "Chủ hộ" && lists.relations.entries.count == 23)
        #expect(lists.livingAreas.entries.map(\.code) == ["K1", "K2", "K3"])
        for list in [lists.ethnicGroups, lists.relations, lists.livingAreas] {
            #expect(Set(list.entries.map(\.code)).count == list.entries.count)
        }
    }

    @Test("every list says its day, its source and how well it is known")
    func statuses() {
        #expect(
            lists.statuses.map(\.name).sorted() == [
                "blank_use", "communes", "ethnic_groups", "facilities", "health_objects", "living_areas", "relations",
            ])
        #expect(lists.statuses.allSatisfy { !$0.source.isEmpty && $0.imported == nil && $0.entries > 0 })
        let communes = lists.statuses.first { $0.name == "communes" }
        #expect(communes?.from == ShippedLists.newDay && communes?.asOf == CalendarDay("2026-09-20"))
        #expect(communes?.evidence == .code)
    }
}
