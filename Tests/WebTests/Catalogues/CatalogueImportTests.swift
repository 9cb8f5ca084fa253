import Desk
import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import Testing

@Suite("a list a site brings") struct CatalogueImportTests {
    private let site = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    private func origin() throws -> CatalogueImport.Origin {
        CatalogueImport.Origin(
            asOf: try #require(CalendarDay("2026-11-01")), source: "BHXH tỉnh Mẫu,\nCV 12", evidence: .official,
            file: "kcb.csv", imported: try #require(CalendarDay("2026-11-22")))
    }

    private func read(_ kind: CatalogueKind, _ rows: [[String]]) throws -> CatalogueImport {
        var list = try CatalogueImport(kind, shipped: ShippedLists.folder)
        for (index, row) in rows.enumerated() { try list.add(row, line: index + 1) }
        return list
    }

    @Test("takes the place of the shipped list, with its day and source")
    func facilities() throws {
        defer { try? FileManager.default.removeItem(atPath: site) }  // a folder that is not there is gone already
        let list = try read(
            .facilities,
            [
                ["STT", "Mã KCB", "Tên cơ sở KCB", "Huyện"], ["1", "10001", "Trung tâm Y tế Thử Nghiệm", "Bát Mẫu"],
                ["", "", "", ""], ["2", "10-C54", "Phòng khám Mẫu, cơ sở 2", ""],
            ])
        #expect(list.problems.isEmpty && list.unused == ["STT"])
        let before = try loadCatalogues(from: ShippedLists.folder, site: site)
        #expect(before.facilities.count == 3)
        let change = try list.write(to: site, origin: origin(), former: before.names(of: .facilities) ?? [:])
        #expect(change.entries == 2 && change.added == ["10 - C54"] && change.gone == ["10 - 002", "10 - 003"])
        #expect(change.changed.isEmpty)

        let after = try loadCatalogues(from: ShippedLists.folder, site: site)
        #expect(after.facilities.map(\.code) == ["10 - 001", "10 - C54"])
        #expect(after.facilities.map(\.place) == ["Bát Mẫu", nil])
        let status = try #require(after.statuses.first { $0.name == "facilities" })
        #expect(status.asOf == CalendarDay("2026-11-01") && status.imported == CalendarDay("2026-11-22"))
        #expect(status.source == "BHXH tỉnh Mẫu, CV 12" && status.evidence == .official && status.entries == 2)
        #expect(after.statuses.first { $0.name == "communes" }?.imported == nil)
    }

    @Test(
        "one bad row and nothing is taken over",
        arguments: [
            (CatalogueKind.facilities, ["mã", "tên"], ["1", "Trạm"], "the code"),
            (.facilities, ["mã", "tên"], ["99 - 001", "Trạm"], "no province 99"),
            (.facilities, ["mã", "tên"], ["10 - 001", ""], "the name"),
            (.facilities, ["mã", "tên"], ["10 - 001", "Trạm\tMẫu"], "a tab"),
            (.facilities, ["mã", "tên"], ["10 - 009", "Trạm"], "line 2 too"),
            (.communes, ["code", "name", "province"], ["2683", "Xã", "15"], "five digits"),
            (.communes, ["code", "name", "province"], ["02683", "Xã", "16"], "no province 16"),
            (.objects, ["code", "name", "level"], ["GD", "Hộ gia đình", "6"], "the level"),
            (.objects, ["code", "name", "level"], ["gd", "Hộ gia đình", "4"], "capital"),
            (.ethnicGroups, ["code", "name"], ["1", "Kinh"], "two digits"),
        ])
    func bad(kind: CatalogueKind, columns: [String], row: [String], says: String) throws {
        let good = kind == .facilities ? [["10009", "Trạm Mẫu"]] : []
        let list = try read(kind, [columns] + good + [row])
        #expect(list.problems.count == 1 && list.problems.first?.contains(says) == true, "\(list.problems)")
        #expect(list.problems.first?.hasPrefix("line \(good.count + 2): ") == true)
        #expect(throws: Refusal.self) { try list.write(to: site, origin: origin(), former: [:]) }
        #expect(!FileManager.default.fileExists(atPath: site), "nothing was written")
    }

    @Test("a file without headings, or without rows, is refused")
    func empty() throws {
        #expect { try read(.facilities, [["10001", "Trạm"]]) } throws: { ($0 as? Refusal)?.code == "catalogue-columns" }
        let list = try read(.facilities, [["mã", "tên"]])
        #expect { try list.write(to: site, origin: origin(), former: [:]) } throws: {
            ($0 as? Refusal)?.code == "catalogue-empty"
        }
    }

    @Test("objects and communes of a site's own are used where codes are read")
    func others() throws {
        defer { try? FileManager.default.removeItem(atPath: site) }  // a folder that is not there is gone already
        _ = try read(.objects, [["code", "name", "level"], ["GD", "Hộ gia đình", "4"], ["ZZ", "Mẫu", ""]])
            .write(to: site, origin: origin(), former: [:])
        let codes = try loadKnownCodes(from: ShippedLists.folder, site: site)
        #expect(codes.objects.keys.sorted() == ["GD", "ZZ"] && codes.objects["ZZ"]?.level == nil)
        #expect(codes.issuerName("97") == "Bộ Quốc phòng")
        _ = try read(.communes, [["mã", "tên", "mã tỉnh"], ["02683", "Xã Bát Xát", "15"]])
            .write(to: site, origin: origin(), former: [:])
        #expect(try loadCatalogues(from: ShippedLists.folder, site: site).places.communes.entries.count == 1)
    }

    @Test(
        "a list that was changed by hand and broken is refused with its file",
        arguments: [
            ("# evidence: official", "# evidence: sure"), ("# as_of: 2026-11-01", "# as_of: 2026-13-01"),
            ("# source: BHXH tỉnh Mẫu, CV 12\n", ""), ("code\tname", "code\ttitle"),
            ("10 - 001\tTrạm", "10 - 001 Trạm"), ("\n10 - 001", "\n"), ("# imported", "# stray"),
        ])
    func broken(old: String, new: String) throws {
        defer { try? FileManager.default.removeItem(atPath: site) }  // a folder that is not there is gone already
        _ = try read(.facilities, [["mã", "tên"], ["10001", "Trạm"]]).write(to: site, origin: origin(), former: [:])
        let file = site + "/facilities.tsv"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.contains(old))
        try text.replacing(old, with: new).write(toFile: file, atomically: true, encoding: .utf8)
        #expect { try loadCatalogues(from: ShippedLists.folder, site: site) } throws: { "\($0)".contains(file) }
    }
}
