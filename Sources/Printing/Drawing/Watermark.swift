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

    /// Draws from the lower left towards the upper right corner.
    func draw(on page: OpaquePointer, size: PageSize) {
        let (width, height) = (size.widthInPoints, size.heightInPoints)
        let diagonal = (width * width + height * height).squareRoot()
        // On a long piece of a roll the letters stay as wide as the roll allows.
        let scale = min(diagonal * 0.68 / layout.extent.width, width * 0.6 / layout.extent.height)
        cairo_save(page)
        cairo_translate(page, width / 2, height / 2)
        cairo_rotate(page, -atan2(height, width))
        cairo_scale(page, scale, scale)
        cairo_set_source_rgba(page, 0.42, 0.16, 0.62, 0.16)
        layout.drawCentred(on: page)
        cairo_restore(page)
    }
}
