/// Glyphs of one face that stand on one line, in points from the page's upper left corner.
struct GlyphRun {
    struct Glyph {
        let index: UInt32
        let x: Double
        let y: Double
        /// What it stands for; nothing for a later glyph of several that stand for one text.
        let text: Substring
    }

    let face: PDFFace
    /// Points to an em.
    let size: Double
    var glyphs: [Glyph] = []
}
