import CPango

extension TextLayout {
    /// Draws with the upper left corner at a point.
    func draw(on page: inout PageContent, x: Double, y: Double) {
        page.setColor(style.color)
        guard let iterator = pango_layout_get_iter(layout) else { return }
        defer { pango_layout_iter_free(iterator) }
        repeat {
            if let run = run(at: iterator, x: x, y: y) { page.set(run) }
        } while pango_layout_iter_next_run(iterator) != 0
    }

    /// - Returns: `nil` at the end of a line, where no glyphs stand.
    private func run(at iterator: OpaquePointer, x: Double, y: Double) -> GlyphRun? {
        guard let run = pango_layout_iter_get_run_readonly(iterator)?.pointee,
            let font = run.item.pointee.analysis.font, let face = faces.face(of: pango_font_get_hb_font(font))
        else { return nil }
        var extent = PangoRectangle()
        pango_layout_iter_get_run_extents(iterator, nil, &extent)
        var pen = x + Double(extent.x) / TextLayout.scale
        let line = y + Double(pango_layout_iter_get_baseline(iterator)) / TextLayout.scale
        var laid = GlyphRun(face: face, size: size)
        for (index, text) in texts(of: run).enumerated() {
            let glyph = run.glyphs.pointee.glyphs[index]
            // The sign for a character that has no glyph and no width.
            if glyph.glyph != 0x0FFF_FFFF {
                laid.glyphs.append(
                    GlyphRun.Glyph(
                        index: glyph.glyph, x: pen + Double(glyph.geometry.x_offset) / TextLayout.scale,
                        y: line + Double(glyph.geometry.y_offset) / TextLayout.scale, text: text))
            }
            pen += Double(glyph.geometry.width) / TextLayout.scale
        }
        return laid
    }

    /// What each glyph stands for; of a cluster, such as a letter and its mark, the
    /// first stands for all of it.
    private func texts(of run: PangoGlyphItem) -> [Substring] {
        let glyphs = run.glyphs.pointee
        let count = Int(glyphs.num_glyphs)
        let (start, length) = (Int(run.item.pointee.offset), Int(run.item.pointee.length))
        var texts: [Substring] = []
        while texts.count < count {
            let first = texts.count
            let next = (first..<count).first { glyphs.log_clusters[$0] != glyphs.log_clusters[first] } ?? count
            let end = next < count ? Int(glyphs.log_clusters[next]) : length
            let cluster = part(start + Int(glyphs.log_clusters[first])..<start + end)
            texts += [cluster] + repeatElement("", count: next - first - 1)
        }
        return texts
    }

    /// The text between two places, counted in bytes of UTF-8.
    private func part(_ bytes: Range<Int>) -> Substring {
        let start = text.utf8.index(text.startIndex, offsetBy: bytes.lowerBound)
        return text[start..<text.utf8.index(start, offsetBy: bytes.count)]
    }
}
