import CCairo
import CPango
import CRsvg
import Foundation

/// An SVG file read by librsvg, as large as its page.
struct SVGDrawing {
    private let svg: Data
    private let file: String
    private let page: PageSize

    /// - Throws: ``TemplateError/malformed(file:trouble:)`` when the file is no
    ///   SVG, or its size in millimetres is not the page's.
    init(_ svg: Data, file: String, page: PageSize) throws {
        self.svg = svg
        self.file = file
        self.page = page
        try checkSize()
    }

    /// Where the `field-` rectangles lie, whether their layer is shown or not.
    func boxes(of fields: [String]) throws -> [String: Box] {
        try withHandle(stylesheet: "#fields { display: inline !important; }") { handle in
            var boxes: [String: Box] = [:]
            for field in fields { boxes[field] = try box(of: "#field-\(field)", in: handle) }
            return boxes
        }
    }

    /// Draws all but some groups once, to be copied onto every page.
    ///
    /// - Parameter part: From where to where down the page, in points.
    func record(
        hiding groups: [String], words: DrawingWords?, part: Range<Double>, typeface: Typeface
    ) throws -> StaticArt {
        let hidden = groups.map { "#\($0)" } + (words == nil ? [] : ["text"])
        let style = hidden.map { "\($0) { display: none !important; }" }.joined(separator: " ")
        return try withHandle(stylesheet: style) { handle in
            guard let art = StaticArt(page) else { throw malformed("no room to draw it") }
            var error: UnsafeMutablePointer<GError>?
            var viewport = viewport
            let isDrawn = art.record { canvas in
                cairo_save(canvas)
                cairo_rectangle(canvas, 0, part.lowerBound, page.widthInPoints, part.upperBound - part.lowerBound)
                cairo_clip(canvas)
                let isRendered = rsvg_handle_render_document(handle, canvas, &viewport, &error) != 0
                cairo_restore(canvas)
                guard isRendered else { return false }
                let withBlank = !groups.contains("blank")
                if let words { draw(words, withBlank: withBlank, part: part, typeface: typeface, on: canvas) }
                return true
            }
            guard isDrawn else { throw malformed(takeWords(of: error)) }
            return art
        }
    }

    /// Draws one group alone, where it stands on the page.
    func record(group id: String) throws -> StaticArt {
        try withHandle(stylesheet: "") { handle in
            guard let art = StaticArt(page) else { throw malformed("no room to draw it") }
            var error: UnsafeMutablePointer<GError>?
            var viewport = viewport
            let isDrawn = art.record { canvas in
                rsvg_handle_render_layer(handle, canvas, "#\(id)", &viewport, &error) != 0
            }
            guard isDrawn else { throw malformed(takeWords(of: error)) }
            return art
        }
    }

    private func draw(
        _ words: DrawingWords, withBlank: Bool, part: Range<Double>, typeface: Typeface, on canvas: OpaquePointer
    ) {
        let scale = page.widthInPoints / words.width
        for run in words.words where (withBlank || !run.isOnBlank) && part.contains(run.y * scale) {
            typeface.draw(run, scale: scale, on: canvas)
        }
    }

    private var viewport: RsvgRectangle {
        RsvgRectangle(x: 0, y: 0, width: page.widthInPoints, height: page.heightInPoints)
    }

    private func checkSize() throws {
        try withHandle(stylesheet: "") { handle in
            var hasWidth: gboolean = 0
            var hasHeight: gboolean = 0
            var width = RsvgLength()
            var height = RsvgLength()
            rsvg_handle_get_intrinsic_dimensions(handle, &hasWidth, &width, &hasHeight, &height, nil, nil)
            guard hasWidth != 0, hasHeight != 0, let wide = millimetres(width), let high = millimetres(height),
                abs(wide - page.width) < 0.005, abs(high - page.height) < 0.005
            else {
                throw DrawingFault(
                    "svg", "its width and height must be those of the page, in mm",
                    "Set them under Document properties to \(page.width) × \(page.height) mm, or change page in template.yaml."
                ).error(in: file)
            }
        }
    }

    private func millimetres(_ length: RsvgLength) -> Double? {
        length.unit == RSVG_UNIT_MM ? length.length : length.unit == RSVG_UNIT_CM ? length.length * 10 : nil
    }

    private func box(of id: String, in handle: UnsafeMutablePointer<RsvgHandle>) throws -> Box {
        var error: UnsafeMutablePointer<GError>?
        var viewport = viewport
        var ink = RsvgRectangle()
        var box = RsvgRectangle()
        guard rsvg_handle_get_geometry_for_layer(handle, id, &viewport, &ink, &box, &error) != 0 else {
            throw DrawingFault(
                String(id.dropFirst()), takeWords(of: error), "Draw the rectangle anew."
            ).error(in: file)
        }
        return Box(x: box.x, y: box.y, width: box.width, height: box.height)
    }

    private func withHandle<Result>(
        stylesheet: String, _ body: (UnsafeMutablePointer<RsvgHandle>) throws -> Result
    ) throws -> Result {
        var error: UnsafeMutablePointer<GError>?
        let opened = svg.withUnsafeBytes { bytes in
            rsvg_handle_new_from_data(bytes.bindMemory(to: UInt8.self).baseAddress, gsize(bytes.count), &error)
        }
        guard let handle = opened else { throw malformed(takeWords(of: error)) }
        let owner = OwnedObject(UnsafeMutableRawPointer(handle))
        // Geometry comes in units of the file's own size at this resolution: points.
        rsvg_handle_set_dpi(handle, 72)
        guard rsvg_handle_set_stylesheet(handle, stylesheet, gsize(stylesheet.utf8.count), &error) != 0 else {
            throw malformed(takeWords(of: error))
        }
        return try withExtendedLifetime(owner) { try body(handle) }
    }

    private func malformed(_ trouble: String) -> TemplateError {
        DrawingFault("svg", trouble, "Save the drawing again from Inkscape as plain SVG.").error(in: file)
    }
}
