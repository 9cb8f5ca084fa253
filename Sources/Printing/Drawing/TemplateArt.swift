import CCairo
import CPango
import CRsvg
import Foundation

/// A template's drawing: where its fields lie, and its art, drawn once.
struct TemplateArt {
    /// By field id.
    let boxes: [String: Box]
    /// With what the blank already carries.
    let whole: PageArt
    /// Without it.
    let withoutBlank: PageArt
    /// What is drawn only with a field that holds something, by field id.
    let conditional: [String: StaticArt]

    /// - Throws: ``TemplateError``; every field has exactly one rectangle, on
    ///   the page, clear of the others.
    init(_ template: TemplateFile, typeface: Typeface) throws {
        let svg = try Data(readingPart: template.art)
        let marks = try DrawingMarks(svg, file: template.art)
        let page = template.description.page
        for group in ["fields", "blank"] where !marks.groups.contains(group) {
            throw DrawingFault(
                "the layer \(group)", "there is no group with the id \(group)",
                "Make the layer in Inkscape and set its id under Object properties."
            ).error(in: template.art)
        }
        let known = Set(template.description.fields.map(\.id))
        for field in known.sorted() where !marks.fields.contains(field) {
            throw TemplateError.fieldMissing(file: template.art, field: field)
        }
        for field in marks.fields where !known.contains(field) {
            throw DrawingFault(
                "field-\(field)", "field-\(field) is not in template.yaml",
                "Add \(field) under fields, or delete the rectangle."
            ).error(in: template.art)
        }
        for field in marks.conditions where !known.contains(field) {
            throw DrawingFault(
                "with-\(field)", "with-\(field) is not in template.yaml",
                "Give the group the name of a field, or delete it."
            ).error(in: template.art)
        }
        let drawing = try SVGDrawing(svg, file: template.art, page: page)
        let boxes = try drawing.boxes(of: marks.fields)
        self.boxes = boxes
        let words = DrawingWords(svg)
        let hidden = ["fields"] + marks.conditions.map { "with-\($0)" }
        let split = template.description.roll.flatMap { boxes[$0.field]?.bottom }
        if split != nil, !marks.conditions.isEmpty {
            throw DrawingFault(
                "with-\(marks.conditions.sorted()[0])", "a roll has no with- groups",
                "Draw what is in the group on every piece, or take the roll out of template.yaml."
            ).error(in: template.art)
        }
        func art(hiding groups: [String]) throws -> PageArt {
            func part(_ part: Range<Double>) throws -> StaticArt {
                try drawing.record(hiding: groups, words: words, part: part, typeface: typeface)
            }
            guard let split else { return PageArt(above: try part(0..<page.heightInPoints)) }
            return PageArt(above: try part(0..<split), below: try part(split..<page.heightInPoints))
        }
        whole = try art(hiding: hidden)
        withoutBlank = try art(hiding: hidden + ["blank"])
        conditional = try Dictionary(
            marks.conditions.map { ($0, try drawing.record(group: "with-\($0)")) },
            uniquingKeysWith: { first, _ in first })
        try FieldLayoutCheck(file: template.art, page: page, roll: template.description.roll).check(
            boxes, for: template.description.fields)
    }
}

extension Data {
    fileprivate init(readingPart file: String) throws(TemplateError) {
        do {
            self = try Data(contentsOf: URL(filePath: file))
        } catch {
            throw .missing(file: file)
        }
    }
}
