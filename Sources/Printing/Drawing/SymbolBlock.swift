import CCairo

/// A QR symbol (ISO/IEC 18004, level M), drawn as dark rectangles.
///
/// The box is the symbol itself; the drawing keeps four modules around it white.
final class SymbolBlock: FieldBlock {
    private let box: Box
    private let smallestModule: Double
    private var bars: [SymbolBar] = []
    private var modules = 1

    init(_ field: FieldDescription, in box: Box) {
        let side = min(box.width, box.height)
        self.box = Box(
            x: box.x + (box.width - side) / 2, y: box.y + (box.height - side) / 2, width: side, height: side)
        smallestModule = field.smallestModule * PageSize.pointsPerMillimetre
    }

    func set(_ text: String) throws(FitTrouble) {
        clear()
        guard !text.isEmpty else { return }
        guard let symbol = SymbolModules(text), box.width / Double(symbol.across) >= smallestModule else {
            throw .doesNotFit
        }
        modules = symbol.across
        bars = symbol.bars
    }

    func draw(on page: OpaquePointer) {
        let module = box.width / Double(modules)
        cairo_set_source_rgb(page, 0, 0, 0)
        for bar in bars {
            cairo_rectangle(
                page, box.x + Double(bar.x) * module, box.y + Double(bar.y) * module, Double(bar.width) * module,
                Double(bar.height) * module)
            // A rectangle alone becomes one operator with four numbers; as part of a larger path it takes eight.
            cairo_fill(page)
        }
    }

    func clear() { bars.removeAll(keepingCapacity: true) }
}
