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

    func draw(on page: inout PageContent) {
        page.setColor(.black)
        page.fill(bars, at: box.x, box.y, unit: box.width / Double(modules))
    }

    func clear() { bars.removeAll(keepingCapacity: true) }
}
