/// A field of running text.
///
/// The first line stands where it stands at the full size, so that a name that
/// had to shrink keeps its line. What is too long at the smallest size is
/// pressed together as far as the template allows, and then refused.
final class TextBlock: FieldBlock {
    private let box: Box
    private let style: TypeStyle
    private let lines: Int
    private let layout: TextLayout
    private let firstLine: Double
    private let narrowest: Double
    /// How wide the text is drawn against its own width; 1 unless it had to be pressed together.
    private var pressed = 1.0

    init(_ field: FieldDescription, in box: Box, typeface: Typeface) {
        self.box = box
        style = field.style
        lines = field.lines
        narrowest = Double(field.narrowest) / 100
        layout = typeface.makeLayout(field.style)
        layout.setWidth(box.width, alignment: field.style.alignment)
        firstLine = layout.baseline
    }

    func set(_ text: String) throws(FitTrouble) {
        layout.setText(text)
        guard layout.unknownGlyphs == 0 else { throw .glyphMissing }
        press(to: 1)
        do throws(FitTrouble) {
            try style.fit(fits)
        } catch {
            try condense()
        }
    }

    func draw(on page: inout PageContent) {
        page.press(to: pressed, at: box.x) { page in
            layout.draw(on: &page, x: box.x, y: box.y + firstLine - layout.baseline)
        }
    }

    /// Presses the text together at the smallest size, as little as will do.
    private func condense() throws(FitTrouble) {
        let steps = stride(from: 0.99, through: narrowest - 0.001, by: -0.01)
        for step in steps {
            press(to: step)
            if fits(style.smallest) { return }
        }
        throw .doesNotFit
    }

    private func press(to share: Double) {
        guard share != pressed else { return }
        pressed = share
        layout.setWidth(box.width / share, alignment: style.alignment)
    }

    private func fits(_ size: Double) -> Bool {
        layout.setSize(size)
        let extent = layout.extent
        let slack = 0.1
        return layout.lineCount <= lines && extent.width * pressed <= box.width + slack
            && firstLine - layout.baseline + extent.height <= box.height + slack
    }

    func clear() { layout.setText("") }
}
