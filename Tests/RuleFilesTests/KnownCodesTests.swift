import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import StrictFiles
import Testing

/// The folder of the real catalogues, beside the rules.
private let realCatalogues = URL(filePath: realRules).deletingLastPathComponent().appending(path: "Catalogues").path

@Suite("the lists that codes are checked against") struct KnownCodesTests {
    @Test("there were 63 provinces, and are 34 that together hold all of them")
    func provinces() throws {
        let codes = try loadKnownCodes(from: realCatalogues)
        try #require(codes.provinces.count == 2)
        let (older, newer) = (codes.provinces[0], codes.provinces[1])
        #expect(older.provinces.count == 63 && newer.provinces.count == 34)
        #expect(newer.from == CalendarDay("2025-07-01"))
        let held = newer.provinces.values.flatMap { $0.merged.isEmpty ? [$0.code] : $0.merged }
        #expect(held.sorted() == older.provinces.keys.sorted())
        for unit in newer.provinces.values where !unit.merged.isEmpty { #expect(unit.merged.contains(unit.code)) }
    }

    @Test("the same code names another province from the day of the mergers")
    func dated() throws {
        let codes = try loadKnownCodes(from: realCatalogues)
        #expect(codes.province("15", on: CalendarDay("2025-06-30"))?.name == "Yên Bái")
        #expect(codes.province("15", on: CalendarDay("2025-07-01"))?.name == "Lào Cai")
        #expect(codes.province("10", on: CalendarDay("1990-01-01"))?.name == "Lào Cai")
        #expect(codes.province("10", on: CalendarDay("2026-11-22"))?.name == "Lào Cai")
        #expect(codes.province("03") == nil && codes.issuerName("97") == "Bộ Quốc phòng")
    }

    @Test("every object that this kiosk prints is known with the level it prints")
    func objects() throws {
        let codes = try loadKnownCodes(from: realCatalogues)
        #expect(codes.objects.count == 45 && codes.objects["XX"] == nil)
        let path = realCatalogues + "/health_objects.yaml"
        let printed = try StrictYAML(String(contentsOfFile: path, encoding: .utf8))
            .fields(["catalogue", "as_of", "source", "evidence", "seen_in", "objects"]).required("objects")
        for (group, object) in try printed.entries() {
            let fields = try object.fields(["code", "level"])
            let known = try codes.objects[fields.text("code")]
            #expect(try known?.level == fields.required("level").wholeNumber(), "\(group)")
        }
    }

    @Test(
        "a broken list is refused with its file",
        arguments: [
            ("provinces.yaml", "\"01\", name: Hà Nội", "1, name: Hà Nội"),
            ("provinces.yaml", "{code: \"02\"", "{code: \"01\""),
            ("provinces.yaml", "merged: [\"10\", \"15\"]", "merged: [\"10\", \"16\"]"),
            ("provinces.yaml", "from: 2025-07-01", "from: 2008-08-01"),
            ("health_card_objects.yaml", "\"GD\"", "\"gd\""), ("health_card_objects.yaml", "level: 5", "level: 6"),
            ("health_card_objects.yaml", "code: \"98\"", "code: \"97\""),
        ])
    func broken(file: String, old: String, new: String) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.copyItem(at: URL(filePath: realCatalogues), to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }  // a left-over copy harms nobody
        let path = folder.appending(path: file)
        let text = try String(contentsOf: path, encoding: .utf8)
        try #require(text.contains(old))
        try text.replacing(old, with: new).write(to: path, atomically: true, encoding: .utf8)
        do {
            _ = try loadKnownCodes(from: folder.path)
            Issue.record("was read")
        } catch let error as RuleError {
            #expect(error.code == "rule-file-malformed" && error.description.contains(file))
        }
    }
}
