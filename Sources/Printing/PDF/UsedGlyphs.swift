/// The glyphs of one face in one document, numbered in the order of their first use.
///
/// A glyph that stands for two texts has two numbers, so that what is copied
/// or searched is always what was written.
struct UsedGlyphs {
    struct Use: Hashable {
        let glyph: UInt32
        let text: Substring
    }

    /// From number 1 on; 0 is the face's sign for a missing glyph.
    private(set) var uses: [Use] = []
    private var numbers: [Use: UInt16] = [:]

    /// The character identifier (CID) the content names this glyph by.
    mutating func number(of glyph: UInt32, for text: Substring) -> UInt16 {
        let use = Use(glyph: glyph, text: text)
        if let known = numbers[use] { return known }
        uses.append(use)
        numbers[use] = UInt16(uses.count)
        return UInt16(uses.count)
    }

    /// Writes the face into a document, as a composite font (ISO 32000-1, 9.7).
    ///
    /// - Returns: its number, or `nil` when the face could not be cut down.
    func write(_ face: PDFFace, to objects: inout PDFObjects, with compressor: Compressor) -> Int? {
        guard let (file, renumbered) = face.subset(uses.map(\.glyph)), let packed = compressor.compressed(file) else {
            return nil
        }
        let name = "\(tag)+\(face.name)"
        let (program, descriptor, identifiers, map, unicode, font) = (
            objects.number(), objects.number(), objects.number(), objects.number(), objects.number(), objects.number()
        )
        objects.write(program, stream: packed, entries: "/Filter /FlateDecode /Length1 \(file.count)")
        objects.write(
            descriptor,
            "<< /Type /FontDescriptor /FontName /\(name) \(face.descriptor) /FontFile2 \(program) 0 R >>")
        objects.write(map, stream: glyphMap(renumbered), entries: "")
        objects.write(
            identifiers,
            """
            << /Type /Font /Subtype /CIDFontType2 /BaseFont /\(name) /FontDescriptor \(descriptor) 0 R /CIDToGIDMap \(map) 0 R
            /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
            /W [1 [\(uses.map { String(face.advance(of: $0.glyph)) }.joined(separator: " "))]] >>
            """)
        objects.write(unicode, stream: texts, entries: "")
        objects.write(
            font,
            """
            << /Type /Font /Subtype /Type0 /BaseFont /\(name) /Encoding /Identity-H /DescendantFonts [\(identifiers) 0 R] \
            /ToUnicode \(unicode) 0 R >>
            """)
        return font
    }

    /// Six capitals that tell two subsets of one face apart (ISO 32000-1, 9.6.4).
    private var tag: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for use in uses { hash = (hash ^ UInt64(use.glyph)) &* 0x100_0000_01b3 }
        return (0..<6).reduce(into: "") { tag, place in
            tag.unicodeScalars.append(Unicode.Scalar(65 + UInt8(hash >> UInt64(place * 8) & 0xFF) % 26))
        }
    }

    /// For each number, two bytes of the glyph's number in the face that was cut down.
    private func glyphMap(_ renumbered: [UInt32: UInt32]) -> [UInt8] {
        var bytes: [UInt8] = [0, 0]
        for use in uses {
            let glyph = renumbered[use.glyph] ?? 0
            bytes += [UInt8(glyph >> 8 & 0xFF), UInt8(glyph & 0xFF)]
        }
        return bytes
    }

    /// The text of each number, as a CMap (ISO 32000-1, 9.10.3).
    private var texts: [UInt8] {
        var lines: [UInt8] = []
        lines.write(
            """
            /CIDInit /ProcSet findresource begin 12 dict begin begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def /CMapType 2 def
            1 begincodespacerange <0000> <ffff> endcodespacerange

            """)
        let named = uses.enumerated().filter { !$0.element.text.isEmpty }
        // No block may have more than a hundred.
        for start in stride(from: 0, to: named.count, by: 100) {
            let block = named[start..<min(start + 100, named.count)]
            lines.write("\(block.count) beginbfchar\n")
            for (offset, use) in block {
                lines.write("<")
                lines.write(hex: UInt16(offset + 1))
                lines.write("> <")
                for unit in use.text.utf16 { lines.write(hex: unit) }
                lines.write(">\n")
            }
            lines.write("endbfchar\n")
        }
        lines.write("endcmap CMapName currentdict /CMap defineresource pop end end\n")
        return lines
    }
}
