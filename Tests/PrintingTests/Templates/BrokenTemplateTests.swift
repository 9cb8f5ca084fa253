import Foundation
import Printing
import Testing

/// A copy of the templates that a test may break.
struct TemplateCopy {
    let folder = URL.temporaryDirectory.appending(path: UUID().uuidString).path

    init() throws {
        // A link would be copied as a link, and the real templates broken through it.
        let real = URL(filePath: Templates.folder).resolvingSymlinksInPath().path
        try FileManager.default.copyItem(atPath: real, toPath: folder)
    }

    func replace(_ old: String, with new: String, in file: String) throws {
        let path = folder + "/" + file
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try #require(text.contains(old), "the template no longer says \(old)")
        try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }

    func delete(_ file: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + file) }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }  // only a leftover
}

@Suite("A broken template", .serialized)
struct BrokenTemplateTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let mention: String
        var testDescription: String { mention }
    }

    struct Cure: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let element: String
        let cure: String
        var testDescription: String { cure }
    }

    static let card = "health-card/card.svg"
    static let back = "health-card/back.svg"
    static let yaml = "health-card/template.yaml"
    static let receipt = "receipt/template.yaml"

    @Test(
        "is refused at the start, with its file and its trouble",
        arguments: [
            Fault(file: yaml, old: "printBlank: true", new: "printBlanks: true", mention: "printBlanks"),
            Fault(file: yaml, old: "longest: 15", new: "longst: 15", mention: "longst"),
            Fault(file: yaml, old: "printer: card", new: "printer: laser", mention: "must be one of"),
            Fault(file: yaml, old: "smallest: 8, weight", new: "smallest: 80, weight", mention: "fields.name.smallest"),
            Fault(file: yaml, old: "width: 85.60", new: "width: wide", mention: "page.width"),
            Fault(file: yaml, old: "width: 85.60", new: "width: 86", mention: "those of the page"),
            Fault(file: yaml, old: "media: om_cr80_85.6x53.98mm", new: "", mention: "media"),
            Fault(file: yaml, old: "fields:", new: "fields: [", mention: "not readable YAML"),
            Fault(file: yaml, old: "  sex: {type: text", new: "  sec: {type: text", mention: "field-sec"),
            Fault(file: card, old: #"id="field-name""#, new: #"id="name""#, mention: "field-name"),
            Fault(file: card, old: #"id="field-name""#, new: #"id="field-sex""#, mention: "appears twice"),
            Fault(
                file: "leaflet-a5/page.svg", old: #"id="with-plan3""#, new: #"id="with-plan9""#, mention: "with-plan9"),
            Fault(
                file: "leaflet-a5/page.svg", old: #"<g id="with-notes""#,
                new: #"<g id="with-x"><g id="with-notes"/></g><g id="x""#,
                mention: "another with- group"),
            Fault(
                file: "leaflet-a5/page.svg", old: #"label="Only with the field notes">"#,
                new: #"label=""><text x="9" y="99">Ghi chú</text>"#, mention: "holds words"),
            Fault(file: card, old: #"id="blank""#, new: #"id="blnk""#, mention: "id blank"),
            Fault(
                file: card, old: #"<rect id="field-qr""#, new: #"<rect transform="rotate(5)" id="field-qr""#,
                mention: "turned"),
            Fault(
                file: card, old: #"<g id="fields""#, new: #"<g id="fields" transform="matrix(1 .1 0 1 0 0)""#,
                mention: "slanted"),
            Fault(
                file: card, old: #"<g id="fields""#, new: #"<g id="fields" transform="translate(50)""#,
                mention: "does not lie on the page"),
            Fault(file: card, old: #"<rect id="field-sex""#, new: #"<circle id="field-sex""#, mention: "rectangle"),
            Fault(file: card, old: #"id="field-sex" x="21.6""#, new: #"id="field-sex" x="16""#, mention: "lies over"),
            Fault(file: card, old: "</svg>", new: "", mention: "XML"),
            Fault(file: receipt, old: "roll: {field: lines", new: "roll: {field: payer", mention: "a field of rows"),
            Fault(file: yaml, old: "fields:", new: "calibration: {x: 0, y: 0}\nfields:", mention: "kiosk calibrate"),
            Fault(file: yaml, old: "narrowest: 75", new: "narrowest: 20", mention: "fields.name.narrowest"),
            Fault(file: yaml, old: "duplex: long-edge", new: "duplex: none", mention: "a drawing of the back"),
            Fault(
                file: back, old: #"<g id="blank""#, new: #"<rect id="field-name"/><g id="blank""#, mention: "no fields"),
            Fault(file: back, old: #"<g id="blank""#, new: #"<g id="other""#, mention: "id blank or labels"),
            Fault(file: back, old: #"width="85.6mm""#, new: #"width="86mm""#, mention: "those of the page"),
            Fault(file: receipt, old: "shortest: 140", new: "shortest: 700", mention: "no less than shortest"),
            Fault(
                file: "receipt/page.svg", old: #"<g id="labels""#, new: #"<g id="with-payer"/><g id="labels""#,
                mention: "a roll has no with- groups"),
        ])
    func refused(fault: Fault) throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace(fault.old, with: fault.new, in: fault.file)
        let error = try #require(throws: TemplateError.self) { try DocumentRenderer(templates: copy.folder) }
        let folder = try #require(fault.file.split(separator: "/").first)
        #expect(error.details["file"]?.contains("/\(folder)/") == true)
        #expect(error.description.contains(fault.mention), "\(error)")
        // Whoever reads it knows where to look and what to do.
        if error.code == "template-malformed" {
            let element = try #require(error.details["element"])
            let cure = try #require(error.details["cure"])
            #expect(!element.isEmpty && error.description.contains(element), "\(error)")
            #expect(cure.count > 10 && cure.hasSuffix(".") && error.description.hasSuffix(cure), "\(error)")
        }
    }

    @Test(
        "names the very element and its cure",
        arguments: [
            Cure(
                file: card, old: #"id="field-sex" x="21.6""#, new: #"id="field-sex" x="16""#, element: "field-sex",
                cure: "Move or shrink one of the two."),
            Cure(
                file: card, old: #"<rect id="field-sex""#, new: #"<circle id="field-sex""#, element: "field-sex",
                cure: "Draw a rectangle and give it this id."),
            Cure(
                file: yaml, old: "longest: 15", new: "longst: 15", element: "fields.code",
                cure: "Spell it as one of the known keys"),
            Cure(
                file: yaml, old: "width: 85.60", new: "width: wide", element: "page.width", cure: "Write a "),
            Cure(
                file: yaml, old: "printer: card", new: "printer: laser", element: "printer", cure: "Write one of card,"),
            Cure(
                file: card, old: #"<g id="fields""#, new: #"<g id="fields" transform="translate(50)""#,
                element: "field-code", cure: "Move it onto the page."),
        ])
    func cure(fault: Cure) throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace(fault.old, with: fault.new, in: fault.file)
        let error = try #require(throws: TemplateError.self) { try DocumentRenderer(templates: copy.folder) }
        #expect(error.details["element"] == fault.element, "\(error)")
        #expect(error.details["cure"]?.hasPrefix(fault.cure) == true, "\(error)")
    }

    @Test("is named when a file of it is missing", arguments: [card, back, yaml, "fonts.conf"])
    func missing(file: String) throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.delete(file)
        #expect(throws: TemplateError.missing(file: copy.folder + "/" + file)) {
            try DocumentRenderer(templates: copy.folder)
        }
    }

    @Test("is moved by a group that is shifted or scaled, not refused")
    func moved() async throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace(
            #"<g id="fields""#, with: #"<g id="fields" transform="translate(0.5 0.2) scale(0.98)""#,
            in: BrokenTemplateTests.card)
        let renderer = try DocumentRenderer(templates: copy.folder)
        let moved = try await renderer.render(
            template: "health-card", fields: try renderer.sample(of: "health-card"), training: false)
        #expect(moved != (try await Paper("health-card")).bytes)
    }

    @Test("without a made-up person cannot be shown as a sample")
    func noSample() throws {
        let copy = try TemplateCopy()
        defer { copy.remove() }
        try copy.replace("{", with: "[", in: "receipt/sample.json")
        let renderer = try DocumentRenderer(templates: copy.folder)
        #expect(throws: TemplateError.self) { try renderer.sample(of: "receipt") }
    }
}
