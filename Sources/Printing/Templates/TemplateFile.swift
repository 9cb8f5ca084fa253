import Desk
import Foundation
import StrictFiles

/// A template's folder, with `template.yaml` read and checked.
struct TemplateFile {
    let description: TemplateDescription
    /// The path of the drawing.
    let art: String
    /// The path of the drawing of the other side.
    let back: String?
    /// The path of the made-up person's values.
    let sample: String

    init(folder: String) throws(TemplateError) {
        let file = folder + "/template.yaml"
        guard let text = FileManager.default.contents(atPath: file).flatMap({ String(data: $0, encoding: .utf8) })
        else { throw .missing(file: file) }
        do throws(DocumentTrouble) {
            self = try TemplateFile(StrictYAML(text), folder: folder)
        } catch {
            throw .malformed(
                file: file, element: error.place.isEmpty ? "the file" : error.place, trouble: error.description,
                cure: error.cure)
        }
    }

    private static let keys = [
        "title", "page", "art", "printer", "blank", "printBlank", "duplex", "media", "options", "fields",
    ]

    private init(_ root: StrictYAML, folder: String) throws(DocumentTrouble) {
        let top = try root.fields(
            TemplateFile.keys.filter { $0 != "printBlank" }, optional: ["printBlank", "roll", "back"])
        let page = try top.required("page").fields(["width", "height"])
        let blank = try top.required("blank")
        let duplex = try top.required("duplex").word(TemplateDescription.Duplex.self)
        var options = ["sides": duplex.sides]
        for (key, value) in try top.required("options").entries() { options[key] = try value.text() }
        var fields: [FieldDescription] = []
        for (id, value) in try top.required("fields").entries() {
            fields.append(try FieldDescription(id: id, value))
        }
        description = TemplateDescription(
            name: URL(filePath: folder).lastPathComponent,
            title: try top.text("title"),
            page: PageSize(
                width: try page.required("width").positive(), height: try page.required("height").positive()),
            roll: try top["roll"].map { (place) throws(DocumentTrouble) in try RollPaper(place, fields: fields) },
            printer: try top.required("printer").word(PrinterKind.self),
            blank: try blank.text() == "none" ? nil : try blank.word(BlankKind.self),
            printsBlank: try top["printBlank"]?.flag() ?? false,
            duplex: duplex,
            media: try top.text("media"),
            options: options,
            fields: fields
        )
        art = folder + "/" + (try TemplateFile.plainName(top.required("art")))
        back = try top["back"].map { (place) throws(DocumentTrouble) in
            folder + "/" + (try TemplateFile.plainName(place))
        }
        guard back == nil || duplex != .none else {
            throw try top.required("duplex").wrong("long-edge or short-edge, since there is a drawing of the back")
        }
        sample = folder + "/sample.json"
    }

    /// The drawing's name; it lies in the folder itself.
    private static func plainName(_ place: StrictYAML) throws(DocumentTrouble) -> String {
        let name = try place.text()
        guard name.hasSuffix(".svg"), !name.contains("/") else { throw place.wrong("the name of an .svg file") }
        return name
    }
}

extension RollPaper {
    fileprivate init(_ place: StrictYAML, fields: [FieldDescription]) throws(DocumentTrouble) {
        let roll = try place.fields(["field", "shortest", "longest"], optional: ["fixedMedia"])
        field = try roll.text("field")
        shortest = try roll.required("shortest").positive()
        longest = try roll.required("longest").positive()
        tellsSize = try !(roll["fixedMedia"]?.flag() ?? false)
        guard fields.contains(where: { $0.id == field && $0.kind == .rows }) else {
            throw try roll.required("field").wrong("the name of a field of rows")
        }
        guard shortest <= longest else { throw try roll.required("longest").wrong("no less than shortest") }
    }
}

extension StrictYAML {
    /// A number above zero.
    func positive() throws(DocumentTrouble) -> Double {
        let number = try decimal()
        guard number > 0 else { throw wrong("a number above zero") }
        return number
    }
}

extension DocumentTrouble {
    /// How somebody mends the file.
    fileprivate var cure: String {
        switch kind {
        case .syntax: "Mend the brackets, quotes and spaces near that place."
        case .duplicateKey: "Delete one of the two."
        case .unknownKey("calibration", _):
            "Delete it: each printer is lined up on the page for supervisors that 'kiosk calibrate' names."
        case .unknownKey:
            "Spell it as one of the known keys, or delete it; PrinterTemplates/README.md says what each means."
        case .missingKey(let key): "Write the key \(key); PrinterTemplates/README.md says what it means."
        case .wrong(let expected): "Write \(expected)."
        case .unknownWord(let known): "Write one of \(known.joined(separator: ", "))."
        }
    }
}
