import Foundation
import FoundationXML

/// What a template's drawing marks by its ids, before it is drawn.
struct DrawingMarks {
    /// The ids behind `field-`, in the order of the file.
    let fields: [String]
    let groups: Set<String>
    /// The fields behind `with-`: groups drawn only where the field holds something.
    let conditions: [String]

    /// - Throws: ``TemplateError/malformed(file:trouble:)`` for a mark that is
    ///   used twice, is no rectangle, or is turned or slanted, and for a `with-`
    ///   group that holds words.
    init(_ svg: Data, file: String) throws(TemplateError) {
        let reader = MarkReader()
        let parser = XMLParser(data: svg)
        parser.delegate = reader
        let isWellFormed = parser.parse()
        if let fault = reader.fault { throw fault.error(in: file) }
        guard isWellFormed else {
            throw .malformed(
                file: file, element: "line \(parser.lineNumber)", trouble: "it is not well-formed XML",
                cure: "Save the drawing again from Inkscape, or mend the tag near that line.")
        }
        fields = reader.fields
        groups = reader.groups
        conditions = reader.conditions
    }
}

private final class MarkReader: NSObject, XMLParserDelegate {
    var fields: [String] = []
    var groups: Set<String> = []
    var conditions: [String] = []
    var fault: DrawingFault?
    /// For each open element, whether it lies in a `with-` group.
    private var conditional: [Bool] = []
    /// For each open element, whether it turns or slants what is inside.
    private var turns: [Bool] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        turns.append(turnsOrSlants(attributes))
        let id = attributes["id"] ?? ""
        if name == "g" { groups.insert(id) }
        read(condition: id, of: name)
        guard id.hasPrefix("field-") else { return }
        let field = String(id.dropFirst("field-".count))
        if name != "rect" {
            fault = DrawingFault(
                id, "it must be a rectangle, and is a \(name)", "Draw a rectangle and give it this id.")
        }
        if fields.contains(field) {
            fault = DrawingFault(
                id, "this id appears twice", "Delete one of the two, or give it the id of another field.")
        }
        if turns.contains(true) {
            fault = DrawingFault(
                id, "it is turned or slanted, or lies in a group that is",
                "Draw it upright, or take it out of the group and delete the transform.")
        }
        fields.append(field)
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        turns.removeLast()
        conditional.removeLast()
    }

    /// Notes a `with-` group, whose words nothing could translate.
    private func read(condition id: String, of name: String) {
        let isInside = conditional.last ?? false
        if isInside, name == "text" {
            fault = DrawingFault("a text", "a with- group holds words", "Make the words a field of template.yaml.")
        }
        if id.hasPrefix("with-") {
            if name != "g" {
                fault = DrawingFault(id, "it must be a group, and is a \(name)", "Put it into a group with this id.")
            }
            if isInside {
                fault = DrawingFault(id, "it lies in another with- group", "Move it out of the other group.")
            }
            conditions.append(String(id.dropFirst("with-".count)))
        }
        conditional.append(isInside || id.hasPrefix("with-"))
    }

    private func turnsOrSlants(_ attributes: [String: String]) -> Bool {
        if attributes["style"]?.contains("transform") == true { return true }
        guard let transform = attributes["transform"] else { return false }
        if transform.contains("rotate") || transform.contains("skew") { return true }
        return transform.components(separatedBy: "matrix").dropFirst().contains { step in
            let numbers = step.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
                .split { $0 == "," || $0.isWhitespace }.compactMap { Double($0) }
            return numbers.count != 6 || abs(numbers[1]) > 1e-6 || abs(numbers[2]) > 1e-6
        }
    }
}

/// What is wrong with an element of a drawing, and how it is mended.
struct DrawingFault {
    let element: String
    let trouble: String
    let cure: String

    init(_ element: String, _ trouble: String, _ cure: String) {
        self.element = element
        self.trouble = trouble
        self.cure = cure
    }

    func error(in file: String) -> TemplateError {
        .malformed(file: file, element: element, trouble: trouble, cure: cure)
    }
}
