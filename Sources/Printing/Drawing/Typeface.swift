import CCairo
import CPango

/// The one typeface of all papers, with a font map of its own.
///
/// Not for use by two threads at once.
final class Typeface {
    static let family = "Noto Sans"

    private let context: OpaquePointer
    private let faces = FaceShelf()
    private let owned: [OwnedObject]

    /// - Throws: ``TemplateError/fontMissing(family:)`` unless the face really
    ///   is installed in both weights.
    init() throws(TemplateError) {
        guard let map = pango_cairo_font_map_new() else { throw .fontMissing(family: Typeface.family) }
        let mapOwner = OwnedObject(UnsafeMutableRawPointer(map))
        guard Typeface.isInstalled(in: map), let context = pango_font_map_create_context(map) else {
            throw .fontMissing(family: Typeface.family)
        }
        owned = [OwnedObject(UnsafeMutableRawPointer(context)), mapOwner]
        self.context = context
        pango_cairo_context_set_resolution(context, 72)
        // Otherwise advances are rounded to whole user units.
        pango_context_set_round_glyph_positions(context, 0)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
    }

    /// Makes a layout that never borrows glyphs from another typeface.
    func makeLayout(_ style: TypeStyle) -> TextLayout { TextLayout(context: context, style: style, faces: faces) }

    /// Draws words of a template's own art, `scale` points to one of their units.
    func draw(_ words: DrawnWords, scale: Double, on page: OpaquePointer) {
        let size = words.size * scale
        let layout = makeLayout(
            TypeStyle(
                size: size, smallest: size, weight: words.isBold ? .bold : .normal, alignment: .left,
                color: words.color))
        layout.setText(words.text)
        layout.setArt(isItalic: words.isItalic, spacing: words.spacing * scale)
        let width = layout.extent.width
        let back = words.anchor == .center ? width / 2 : words.anchor == .right ? width : 0
        layout.draw(on: page, x: words.x * scale - back, y: words.y * scale - layout.baseline)
    }

    /// Looks for the family by name: asking for a font would be answered with
    /// any other one.
    private static func isInstalled(in map: UnsafeMutablePointer<PangoFontMap>) -> Bool {
        guard let found = pango_font_map_get_family(map, family),
            String(cString: pango_font_family_get_name(found)) == family
        else { return false }
        return ["Regular", "Bold"].allSatisfy { (face: String) in pango_font_family_get_face(found, face) != nil }
    }
}
