import CCairo
import CPango

/// One Pango layout kept warm for one style.
///
/// Lengths are in points.
final class TextLayout {
    let layout: OpaquePointer
    let style: TypeStyle
    let faces: FaceShelf
    private(set) var size = 0.0
    private(set) var text = ""
    private let font: OpaquePointer
    private let owner: OwnedObject

    /// How far apart lines stand, against the typeface's own distance.
    private static let lineSpacing: Float = 0.92
    static let scale = Double(PANGO_SCALE)

    init(context: OpaquePointer, style: TypeStyle, faces: FaceShelf) {
        layout = pango_layout_new(context)
        font = pango_font_description_new()
        owner = OwnedObject(UnsafeMutableRawPointer(layout))
        self.style = style
        self.faces = faces
        pango_font_description_set_family(font, Typeface.family)
        pango_font_description_set_weight(font, style.weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD)
        pango_layout_set_line_spacing(layout, TextLayout.lineSpacing)
        let attributes = pango_attr_list_new()
        pango_attr_list_insert(attributes, pango_attr_fallback_new(0))
        pango_layout_set_attributes(layout, attributes)
        pango_attr_list_unref(attributes)
        setSize(style.size)
    }

    deinit { pango_font_description_free(font) }

    func setText(_ text: String) {
        self.text = text
        pango_layout_set_text(layout, text, -1)
    }

    func setSize(_ size: Double) {
        guard size != self.size else { return }
        self.size = size
        pango_font_description_set_absolute_size(font, size * TextLayout.scale)
        pango_layout_set_font_description(layout, font)
    }

    /// Looks that only static words have; `spacing` is put between letters.
    func setArt(isItalic: Bool, spacing: Double) {
        pango_font_description_set_style(font, isItalic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL)
        pango_layout_set_font_description(layout, font)
        guard spacing != 0, let attributes = pango_layout_get_attributes(layout) else { return }
        pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(Int32(spacing * TextLayout.scale)))
        pango_layout_context_changed(layout)
    }

    func setWidth(_ width: Double, alignment: TypeStyle.Alignment) {
        pango_layout_set_width(layout, Int32((width * TextLayout.scale).rounded()))
        switch alignment {
        case .left: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
        case .center: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
        case .right: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
        }
    }

    /// Characters the typeface has no glyph for.
    var unknownGlyphs: Int { Int(pango_layout_get_unknown_glyphs_count(layout)) }
    var lineCount: Int { Int(pango_layout_get_line_count(layout)) }
    /// From the upper edge to the line the first row of letters stands on.
    var baseline: Double { Double(pango_layout_get_baseline(layout)) / TextLayout.scale }

    /// The room the text takes up; wider than the width set when a word is.
    var extent: (width: Double, height: Double) {
        var width: Int32 = 0
        var height: Int32 = 0
        pango_layout_get_size(layout, &width, &height)
        return (Double(width) / TextLayout.scale, Double(height) / TextLayout.scale)
    }

    /// Draws with the upper left corner at a point.
    func draw(on page: OpaquePointer, x: Double, y: Double) {
        cairo_set_source_rgb(page, style.color.red, style.color.green, style.color.blue)
        cairo_move_to(page, x, y)
        pango_cairo_show_layout(page, layout)
    }

    /// Draws in cairo's current colour around the current origin.
    func drawCentred(on page: OpaquePointer) {
        let extent = extent
        cairo_move_to(page, -extent.width / 2, -extent.height / 2)
        pango_cairo_show_layout(page, layout)
    }
}
