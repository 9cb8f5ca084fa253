import Desk
import Foundation
import StrictFiles

/// A template's folder, with `template.yaml` read and checked.
struct TemplateFile {
    let description: TemplateDescription
    let calibration: Calibration
    /// The path of the drawing.
    let art: String
    /// The path of the made-up person's values.
    let sample: String

    init(folder: String) throws(TemplateError) {
        let file = folder + "/template.yaml"
        guard let text = FileManager.default.contents(atPath: file).flatMap({ String(data: $0, encoding: .utf8) })
        else { throw .missing(file: file) }
        do throws(DocumentTrouble) {
            self = try TemplateFile(StrictYAML(text), folder: folder)
        } catch {
            throw .malformed(file: file, trouble: error.description)
        }
    }

    private static let keys = [
        "title", "page", "art", "printer", "blank", "printBlank", "duplex", "media", "options", "calibration",
        "fields",
    ]

    private init(_ root: StrictYAML, folder: String) throws(DocumentTrouble) {
        let top = try root.fields(TemplateFile.keys.filter { $0 != "printBlank" }, optional: ["printBlank", "roll"])
        let page = try top.required("page").fields(["width", "height"])
        let offset = try top.required("calibration").fields(["x", "y"])
        calibration = Calibration(x: try offset.required("x").decimal(), y: try offset.required("y").decimal())
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
            isCalibrated: calibration != Calibration(x: 0, y: 0),
            duplex: duplex,
            media: try top.text("media"),
            options: options,
            fields: fields
        )
        art = folder + "/" + (try TemplateFile.plainName(top.required("art")))
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
