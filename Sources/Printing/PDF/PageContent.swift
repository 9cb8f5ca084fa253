/// What is drawn over a page's art: text and bars, in points from the upper left corner.
struct PageContent {
    private(set) var bytes: [UInt8] = []
    /// The faces used, in the order of their first use, and their glyphs.
    private(set) var faces: [(face: PDFFace, used: UsedGlyphs)] = []
    private var color: InkColor?

    /// Begins with the art, and then measures from the upper left corner.
    init(height: Double, calibration: Calibration = .none) {
        bytes.reserveCapacity(16_384)
        let offset = calibration.inPoints
        bytes.write("/Art Do\n")
        bytes.write(calibration.scale, digits: 6)
        bytes.write(" 0 0 ")
        bytes.write(-calibration.scale, digits: 6)
        bytes.write(" ")
        bytes.write(offset.x)
        bytes.write(" ")
        bytes.write(height - offset.y)
        bytes.write(" cm\n")
    }

    /// Moves all that follows down the page.
    mutating func lower(by points: Double) {
        bytes.write("1 0 0 1 0 ")
        bytes.write(points)
        bytes.write(" cm\n")
    }

    /// Draws something narrower than it is, from an edge to the right.
    mutating func press(to share: Double, at x: Double, _ draw: (inout PageContent) -> Void) {
        guard share != 1 else { return draw(&self) }
        bytes.write("q ")
        bytes.write(share, digits: 6)
        bytes.write(" 0 0 1 ")
        bytes.write(x * (1 - share))
        bytes.write(" 0 cm\n")
        let before = color
        draw(&self)
        color = before
        bytes.write("Q\n")
    }

    mutating func setColor(_ color: InkColor) {
        guard color != self.color else { return }
        self.color = color
        for part in [color.red, color.green, color.blue] {
            bytes.write(part)
            bytes.write(" ")
        }
        bytes.write("rg\n")
    }

    /// Fills bars that are measured in units of their own, from a corner on.
    mutating func fill(_ bars: [SymbolBar], at x: Double, _ y: Double, unit: Double) {
        bytes.write("q ")
        bytes.write(unit, digits: 6)
        bytes.write(" 0 0 ")
        bytes.write(unit, digits: 6)
        bytes.write(" ")
        bytes.write(x)
        bytes.write(" ")
        bytes.write(y)
        bytes.write(" cm\n")
        for bar in bars {
            for number in [bar.x, bar.y, bar.width, bar.height] {
                bytes.write(number)
                bytes.append(UInt8(ascii: " "))
            }
            bytes.write("re f\n")
        }
        bytes.write("Q\n")
    }

    /// Hides a place.
    mutating func cover(_ box: Box) {
        setColor(.cover)
        for number in [box.x, box.y, box.width, box.height] {
            bytes.write(number)
            bytes.append(UInt8(ascii: " "))
        }
        bytes.write("re f\n")
    }

    /// Sets glyphs, each where it was laid out.
    mutating func set(_ run: GlyphRun) {
        guard let first = run.glyphs.first else { return }
        let font = number(of: run.face)
        let unit = run.size / 1000
        bytes.write("BT /F\(font) ")
        bytes.write(run.size)
        bytes.write(" Tf ")
        var pen = begin(at: first)
        var line = first.y
        for glyph in run.glyphs {
            let drift = ((glyph.x - pen) / unit).rounded()
            if abs(glyph.y - line) > 0.0005 {
                bytes.write(">] TJ ")
                pen = begin(at: glyph)
                line = glyph.y
            } else if drift != 0 {
                bytes.write(">")
                bytes.write(-Int(drift))
                bytes.write("<")
                pen += drift * unit
            }
            bytes.write(hex: faces[font].used.number(of: glyph.index, for: glyph.text))
            pen += Double(run.face.advance(of: glyph.index)) * unit
        }
        bytes.write(">] TJ ET\n")
    }

    /// Puts the pen where a glyph begins and opens its line of text.
    ///
    /// - Returns: where the pen stands across the page.
    private mutating func begin(at glyph: GlyphRun.Glyph) -> Double {
        bytes.write("1 0 0 -1 ")
        bytes.write(glyph.x)
        bytes.write(" ")
        bytes.write(glyph.y)
        bytes.write(" Tm [<")
        return glyph.x
    }

    private mutating func number(of face: PDFFace) -> Int {
        if let known = faces.firstIndex(where: { $0.face === face }) { return known }
        faces.append((face, UsedGlyphs()))
        return faces.count - 1
    }
}
