import CHarfBuzz

/// A typeface as a PDF embeds it: cut down, for each document, to the glyphs that stand in it.
///
/// The face is read and prepared once. Not for use by two threads at once.
final class PDFFace {
    /// The name in the document's font dictionaries, without its tag.
    let name: String
    private let source: OpaquePointer
    private let font: OpaquePointer?
    private var advances: [UInt32: Int32] = [:]
    private let box: [Int16]
    private let ascent: Int32
    private let descent: Int32

    /// Tables a PDF reader asks for; all others are left out.
    private static let kept = ["glyf", "head", "hhea", "hmtx", "loca", "maxp"]

    /// - Returns: `nil` for a face that has no TrueType outlines or cannot be prepared.
    init?(_ face: OpaquePointer, name: String) {
        guard let outlines = PDFFace.outlines(of: face) else { return nil }
        defer { hb_face_destroy(outlines) }
        guard let source = hb_subset_preprocess(outlines) else { return nil }
        self.source = source
        self.name = name
        font = PDFFace.font(of: source)
        (ascent, descent) = PDFFace.heights(of: face)
        box = PDFFace.box(of: source)
        guard box.count == 4, hb_face_get_glyph_count(source) > 0 else { return nil }
    }

    deinit {
        hb_font_destroy(font)
        hb_face_destroy(source)
    }

    /// Thousandths of an em from one glyph's origin to the next.
    func advance(of glyph: UInt32) -> Int32 {
        if let known = advances[glyph] { return known }
        let advance = hb_font_get_glyph_h_advance(font, glyph)
        advances[glyph] = advance
        return advance
    }

    /// The face with these glyphs alone, and what became of their numbers.
    func subset(_ glyphs: some Sequence<UInt32>) -> (file: [UInt8], renumbered: [UInt32: UInt32])? {
        guard let input = PDFFace.input(for: source) else { return nil }
        defer { hb_subset_input_destroy(input) }
        for glyph in glyphs { hb_set_add(hb_subset_input_glyph_set(input), glyph) }
        guard let plan = hb_subset_plan_create_or_fail(source, input) else { return nil }
        defer { hb_subset_plan_destroy(plan) }
        guard let cut = hb_subset_plan_execute_or_fail(plan) else { return nil }
        defer { hb_face_destroy(cut) }
        let map = hb_subset_plan_old_to_new_glyph_mapping(plan)
        var renumbered: [UInt32: UInt32] = [:]
        for glyph in glyphs { renumbered[glyph] = hb_map_get(map, glyph) }
        return (PDFFace.bytes(of: hb_face_reference_blob(cut)), renumbered)
    }

    /// The font descriptor's entries that describe the whole face (ISO 32000-1, 9.8).
    var descriptor: String {
        """
        /Flags 4 /FontBBox [\(box.map(String.init).joined(separator: " "))] /ItalicAngle 0 /Ascent \(ascent) \
        /Descent \(descent) /CapHeight \(ascent) /StemV 80
        """
    }

    /// The face with all its glyphs, and nothing a PDF reader does not ask for.
    ///
    /// Cut before it is prepared: with its tables for shaping it takes three
    /// times the memory, and HarfBuzz 6 lists no tables of a prepared face, so
    /// that each document would carry them.
    private static func outlines(of face: OpaquePointer) -> OpaquePointer? {
        guard let input = input(for: face) else { return nil }
        defer { hb_subset_input_destroy(input) }
        hb_set_add_range(hb_subset_input_glyph_set(input), 0, hb_face_get_glyph_count(face) &- 1)
        return hb_subset_or_fail(face, input)
    }

    /// What a cut keeps of a face, but for its glyphs.
    private static func input(for face: OpaquePointer) -> OpaquePointer? {
        guard let input = hb_subset_input_create_or_fail() else { return nil }
        hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
        let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
        var count: UInt32 = 64
        var tags = [hb_tag_t](repeating: 0, count: Int(count))
        hb_face_get_table_tags(face, 0, &count, &tags)
        let kept = Set(PDFFace.kept.map(tag))
        for tag in tags.prefix(Int(count)) where !kept.contains(tag) { hb_set_add(dropped, tag) }
        return input
    }

    /// PDF measures glyphs in thousandths of an em.
    private static func font(of face: OpaquePointer) -> OpaquePointer? {
        let font = hb_font_create(face)
        hb_font_set_scale(font, 1000, 1000)
        return font
    }

    /// How far the face's lines reach up and down, in thousandths of an em.
    private static func heights(of face: OpaquePointer) -> (ascent: Int32, descent: Int32) {
        let font = font(of: face)
        defer { hb_font_destroy(font) }
        var extents = hb_font_extents_t()
        hb_font_get_h_extents(font, &extents)
        return (extents.ascender, extents.descender)
    }

    /// The box around all glyphs, from the table `head`, in thousandths of an em.
    private static func box(of face: OpaquePointer) -> [Int16] {
        let head = bytes(of: hb_face_reference_table(face, tag("head")))
        guard head.count >= 44 else { return [] }
        let unitsPerEm = Int(hb_face_get_upem(face))
        return stride(from: 36, to: 44, by: 2).map { at in
            let units = Int16(bitPattern: UInt16(head[at]) << 8 | UInt16(head[at + 1]))
            return Int16(clamping: Int(units) * 1000 / unitsPerEm)
        }
    }

    /// Takes over a reference to a blob and gives it back.
    private static func bytes(of blob: OpaquePointer?) -> [UInt8] {
        defer { hb_blob_destroy(blob) }
        var length: UInt32 = 0
        guard let data = hb_blob_get_data(blob, &length) else { return [] }
        return data.withMemoryRebound(to: UInt8.self, capacity: Int(length)) { start in
            [UInt8](UnsafeBufferPointer(start: start, count: Int(length)))
        }
    }
}

/// The four letters of a table's name as a number.
private func tag(_ name: String) -> hb_tag_t { name.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) } }
