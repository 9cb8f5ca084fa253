import Foundation
import Insurance
import Printing
import Testing

@Suite("Before a blank is spent")
struct DocumentGateTests {
    private func problems(
        _ changes: [String: String], of template: String = "health-card"
    ) async throws -> [DocumentError] {
        try await Templates.renderer.get().problems(
            template: template, fields: try Templates.sample(template).merging(changes) { $1 })
    }

    @Test("a good document passes", arguments: Templates.names)
    func good(name: String) async throws {
        #expect(try await problems([:], of: name) == [])
    }

    @Test(
        "OPENEVENT-59: a character without a glyph is refused",
        arguments: ["阿明", "\u{10FFFD}", "Na\u{202E}m", "A\u{7}", "A\nB", "A\tB"])
    func glyph(name: String) async throws {
        #expect(try await problems(["name": name]) == [.glyphMissing(template: "health-card", field: "name")])
    }

    @Test(
        "the letters of Vietnam's languages pass", arguments: ["Ma A Chứ", "Đặng Thuỳ Trâm", "Y Ơñ Niê", "Ksor H’Nĕ"])
    func letters(name: String) async throws {
        #expect(try await problems(["name": name]) == [])
    }

    @Test("a long name shrinks to fit", arguments: ["book-cover", "book-sheet", "health-card", "receipt"])
    func longName(template: String) async throws {
        let field = template == "receipt" ? "payer" : "name"
        #expect(try await problems([field: "NGUYỄN PHẠM HOÀNG THIÊN ÂN KHÔI NGUYÊN"], of: template) == [])
    }

    @Test("a name too long at the smallest size is pressed together, and reads back as it is")
    func pressed() async throws {
        let name = "NGUYỄN PHẠM HOÀNG THIÊN ÂN KHÔI NGUYÊN NGUYỄN"
        #expect(try await problems(["name": name]) == [])
        let paper = try await Paper("health-card", ["name": name])
        #expect(try await paper.text().units.contains(name.withoutSpaces.units))
        // It ends at the edge of its rectangle, 81.8 mm from the left.
        let end = try await paper.boxes().last { $0.contains(">NGUYỄN<") }?.firstMatch(of: /xMax="([0-9.]+)"/)
        let edge = try #require(end.flatMap { Double($0.1) }) * 25.4 / 72
        #expect(edge > 75 && edge < 82)
    }

    @Test("a name that does not fit even then is refused")
    func tooLong() async throws {
        let name = Array(repeating: "HOÀNG", count: 10).joined(separator: " ")
        #expect(try await problems(["name": name]) == [.doesNotFit(template: "health-card", field: "name")])
    }

    @Test("a symbol too fine to print is refused")
    func tooFine() async throws {
        let value = String(repeating: "ơ", count: 299)
        #expect(try await problems(["qr": value]) == [.doesNotFit(template: "health-card", field: "qr")])
    }

    @Test("rows that overflow are refused")
    func rows() async throws {
        let line = "Tham gia BHXH tự nguyện, đóng bù cho những năm còn thiếu\t1.000.000 đ"
        let lines = Array(repeating: line, count: 70).joined(separator: "\n")
        #expect(
            try await problems(["lines": lines], of: "receipt") == [.doesNotFit(template: "receipt", field: "lines")])
        let plan = Array(repeating: "Mức đóng đầy đủ\t1.366.200 đ", count: 15).joined(separator: "\n")
        #expect(
            try await problems(["plan1": plan], of: "leaflet-a5") == [
                .doesNotFit(template: "leaflet-a5", field: "plan1")
            ])
        #expect(try await problems(["lines": "BHYT hộ gia đình, 12 tháng: 1.366.200 đ"], of: "receipt") == [])
    }

    @Test("a field the template does not know, and one that is not given, are named")
    func fields() async throws {
        var fields = try Templates.sample("health-card")
        fields["sex"] = nil
        fields["gender"] = "Nữ"
        let problems = try await Templates.renderer.get().problems(template: "health-card", fields: fields)
        #expect(
            problems == [
                .fieldUnknown(template: "health-card", field: "gender"),
                .fieldMissing(template: "health-card", field: "sex"),
            ])
    }

    @Test("an empty field is refused, unless it is optional")
    func empty() async throws {
        #expect(
            try await problems(["facility": " ", "livingArea": ""]) == [
                .fieldEmpty(template: "health-card", field: "facility")
            ])
    }

    @Test(
        "a value of another form is refused",
        arguments: [
            ("health-card", "birth", "31/02/1990"), ("health-card", "birth", "1990-11-21"),
            ("health-card", "code", "01260004_17"), ("receipt", "total", "2488200"), ("receipt", "total", "2.48 đ"),
        ])
    func form(template: String, field: String, value: String) async throws {
        let found = try await problems([field: value], of: template)
        #expect(found.map(\.code) == ["document-field-malformed"])
        #expect(found.first?.details["field"] == field)
    }

    @Test("a year of birth alone passes")
    func year() async throws {
        #expect(try await problems(["birth": "1961"]) == [])
    }

    @Test("no message repeats the value")
    func discreet() async throws {
        for value in ["阿明阿明", String(repeating: "HOÀNG ", count: 20)] {
            let problem = try #require(try await problems(["name": value]).first)
            #expect(!problem.description.contains("阿") && !problem.description.contains("HOÀNG"))
            await #expect(throws: problem) { try await Paper("health-card", ["name": value]) }
        }
    }

    @Test("a template that is not there is named")
    func unknownTemplate() async throws {
        let renderer = try Templates.renderer.get()
        let unknown = TemplateError.unknown(template: "passport", known: renderer.templateNames)
        #expect(throws: unknown) { try renderer.template(named: "passport") }
        await #expect(throws: unknown) {
            try await renderer.render(template: "passport", fields: [:], training: false)
        }
    }
}
