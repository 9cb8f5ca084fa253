/// A field of running text.
///
/// The first line stands where it stands at the full size, so that a name that
/// had to shrink keeps its line.
final class TextBlock: FieldBlock {
    private let box: Box
    private let style: TypeStyle
    private let lines: Int
    private let layout: TextLayout
    private let firstLine: Double

    init(_ field: FieldDescription, in box: Box, typeface: Typeface) {
        self.box = box
        style = field.style
        lines = field.lines
        layout = typeface.makeLayout(field.style)
        layout.setWidth(box.width, alignment: field.style.alignment)
        firstLine = layout.baseline
    }

    func set(_ text: String) throws(FitTrouble) {
        layout.setText(text)
        guard layout.unknownGlyphs == 0 else { throw .glyphMissing }
        try style.fit { size in
            layout.setSize(size)
            let extent = layout.extent
            let slack = 0.1
            return layout.lineCount <= lines && extent.width <= box.width + slack
                && firstLine - layout.baseline + extent.height <= box.height + slack
        }
    }

    func draw(on page: inout PageContent) {
        layout.draw(on: &page, x: box.x, y: box.y + firstLine - layout.baseline)
    }

    func clear() { layout.setText("") }
}
