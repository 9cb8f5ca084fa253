import Foundation

/// The other side of a paper: art alone, the same for everyone.
struct BackArt {
    private let whole: StaticArt
    private let withoutBlank: StaticArt
    private let hasLabels: Bool

    /// - Throws: ``TemplateError``; the drawing has a layer `blank`, `labels` or both.
    init(_ file: String, page: PageSize, typeface: Typeface) throws {
        guard let svg = FileManager.default.contents(atPath: file) else { throw TemplateError.missing(file: file) }
        let marks = try DrawingMarks(svg, file: file)
        if let field = marks.fields.first {
            throw DrawingFault("field-\(field)", "the back has no fields", "Draw it on the front.").error(in: file)
        }
        guard !marks.groups.isDisjoint(with: ["blank", "labels"]) else {
            throw DrawingFault(
                "svg", "there is no group with the id blank or labels",
                "Put what the blank carries into a layer blank, and what is printed into a layer labels."
            ).error(in: file)
        }
        hasLabels = marks.groups.contains("labels")
        let drawing = try SVGDrawing(svg, file: file, page: page)
        let words = DrawingWords(svg)
        func art(hiding groups: [String]) throws -> StaticArt {
            try drawing.record(hiding: groups, words: words, part: 0..<page.heightInPoints, typeface: typeface)
        }
        whole = try art(hiding: ["fields"])
        withoutBlank = try art(hiding: ["fields", "blank"])
    }

    /// Whether there is anything to draw; a blank that carries all of its back needs none.
    func isDrawn(withBlank: Bool) -> Bool { withBlank || hasLabels }

    func art(withBlank: Bool) -> StaticArt { withBlank ? whole : withoutBlank }
}
