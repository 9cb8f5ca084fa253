import CCairo
import Foundation

/// The mark on everything that is printed in training, under the fields.
final class Watermark {
    private let layout: TextLayout

    private static let words = "TẬP HUẤN"
    private static let size = 100.0

    init(typeface: Typeface) {
        layout = typeface.makeLayout(
            TypeStyle(size: Watermark.size, smallest: Watermark.size, weight: .bold, alignment: .left, color: .ink))
        layout.setText(Watermark.words)
    }

    /// Draws from the lower left towards the upper right corner; on an upright
    /// page with a code to scan at its foot, above that code.
    ///
    /// - Parameter symbols: Boxes of codes to scan, in points, that stay white with what is around them.
    func draw(on page: OpaquePointer, size: PageSize, sparing symbols: [Box] = []) {
        let (width, whole) = (size.widthInPoints, size.heightInPoints)
        let foot = symbols.map { $0.y - Self.border(of: $0) }.filter { $0 > max(width, whole / 2) }.min()
        let height = foot ?? whole
        let diagonal = (width * width + height * height).squareRoot()
        // On a long piece of a roll the letters stay as wide as the roll allows.
        let scale = min(diagonal * 0.68 / layout.extent.width, width * 0.6 / layout.extent.height)
        cairo_save(page)
        spare(symbols, on: page, size: size)
        cairo_translate(page, width / 2, height / 2)
        cairo_rotate(page, -atan2(height, width))
        cairo_scale(page, scale, scale)
        cairo_set_source_rgba(page, 0.42, 0.16, 0.62, 0.16)
        layout.drawCentred(on: page)
        cairo_restore(page)
    }

    /// Four modules and a little more.
    private static func border(of symbol: Box) -> Double { symbol.width / 8 }

    private func spare(_ symbols: [Box], on page: OpaquePointer, size: PageSize) {
        guard !symbols.isEmpty else { return }
        cairo_rectangle(page, 0, 0, size.widthInPoints, size.heightInPoints)
        for box in symbols {
            let border = Self.border(of: box)
            cairo_rectangle(
                page, box.x - border, box.y - border, box.width + 2 * border, box.height + 2 * border)
        }
        cairo_set_fill_rule(page, CAIRO_FILL_RULE_EVEN_ODD)
        cairo_clip(page)
    }
}
