import CHarfBuzz

/// The faces documents have used so far, each prepared for cutting down once.
///
/// Not for use by two threads at once.
final class FaceShelf {
    private var faces: [OpaquePointer: PDFFace] = [:]

    /// - Parameter font: one of Pango's fonts, which keeps its face alive.
    /// - Returns: `nil` for a face that a PDF cannot embed.
    func face(of font: OpaquePointer) -> PDFFace? {
        guard let face = hb_font_get_face(font) else { return nil }
        if let known = faces[face] { return known }
        guard let prepared = PDFFace(face, name: FaceShelf.name(of: face)) else { return nil }
        faces[face] = prepared
        return prepared
    }

    /// The face's PostScript name, such as `NotoSans-Bold`.
    private static func name(of face: OpaquePointer) -> String {
        var room = UInt32(128)
        var name = [CChar](repeating: 0, count: Int(room))
        hb_ot_name_get_utf8(face, hb_ot_name_id_t(HB_OT_NAME_ID_POSTSCRIPT_NAME), nil, &room, &name)
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
