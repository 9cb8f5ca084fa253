import Desk
import Foundation
import Yams

/// A template's folder, with `template.yaml` read and checked.
struct TemplateFile {
    let description: TemplateDescription
    let calibration: Calibration
    /// Whether the blank's own art is printed too.
    let printsBlank: Bool
    /// The path of the drawing.
    let art: String
    /// The path of the made-up person's values.
    let sample: String

    init(folder: String) throws(TemplateError) {
        let file = folder + "/template.yaml"
        let top = try StrictMapping(
            try TemplateFile.root(of: file), file: file,
            allowed: [
                "title", "page", "art", "printer", "blank", "printBlank", "duplex", "media", "options", "calibration",
                "fields",
            ])
        let page = try top.mapping("page", allowed: ["width", "height"])
        let offset = try top.mapping("calibration", allowed: ["x", "y"])
        let duplex = try top.choice("duplex", TemplateDescription.Duplex.self)
        var options = ["sides": duplex.sides]
        let written = try top.mapping("options", allowed: nil)
        for key in written.keys { options[key] = try written.text(key) }

        description = TemplateDescription(
            name: URL(filePath: folder).lastPathComponent,
            title: try top.text("title"),
            page: PageSize(width: try page.number("width"), height: try page.number("height")),
            printer: try top.choice("printer", PrinterKind.self),
            blank: try top.text("blank") == "none" ? nil : try top.choice("blank", BlankKind.self),
            duplex: duplex,
            media: try top.text("media"),
            options: options,
            fields: try TemplateFile.fields(in: try top.mapping("fields", allowed: nil))
        )
        calibration = Calibration(x: try offset.number("x", signed: true), y: try offset.number("y", signed: true))
        printsBlank = try top.flag("printBlank")
        art = folder + "/" + (try TemplateFile.plainName(in: top))
        sample = folder + "/sample.json"
    }

    private static func root(of file: String) throws(TemplateError) -> Node {
        let text: String
        do {
            text = try String(contentsOfFile: file, encoding: .utf8)
        } catch {
            throw .missing(file: file)
        }
        do {
            guard let node = try compose(yaml: text.precomposedStringWithCanonicalMapping) else {
                throw TemplateError.malformed(file: file, trouble: "the file is empty")
            }
            return node
        } catch let error as TemplateError {
            throw error
        } catch {
            throw .malformed(file: file, trouble: "not YAML: \(error)")
        }
    }

    /// The drawing's name; it lies in the folder itself.
    private static func plainName(in top: StrictMapping) throws(TemplateError) -> String {
        let name = try top.text("art")
        guard name.hasSuffix(".svg"), !name.contains("/") else { throw top.wrong("art", "the name of an .svg file") }
        return name
    }

    private static func fields(in mapping: StrictMapping) throws(TemplateError) -> [FieldDescription] {
        var fields: [FieldDescription] = []
        for id in mapping.keys { fields.append(try FieldDescription(id: id, in: mapping)) }
        return fields
    }
}
