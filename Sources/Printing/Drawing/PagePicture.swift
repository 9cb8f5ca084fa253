import CCairo
import CPango
import CPoppler

/// Turns a page of PDF into a picture, with the PDF's own bytes and fonts.
struct PagePicture {
    let dpi: Double

    func png(of pdf: [UInt8], page index: Int) throws -> [UInt8] {
        guard (20...1200).contains(dpi) else { throw trouble("the resolution must be 20 to 1200 dpi") }
        var error: UnsafeMutablePointer<GError>?
        let bytes = g_bytes_new(pdf, gsize(pdf.count))
        defer { g_bytes_unref(bytes) }
        guard let document = poppler_document_new_from_bytes(bytes, nil, &error) else {
            throw trouble(takeWords(of: error))
        }
        let documentOwner = OwnedObject(UnsafeMutableRawPointer(document))
        guard index >= 0, let page = poppler_document_get_page(document, Int32(clamping: index)) else {
            throw trouble("there is no such page")
        }
        let pageOwner = OwnedObject(UnsafeMutableRawPointer(page))
        return try withExtendedLifetime((documentOwner, pageOwner)) { try png(of: page) }
    }

    private func png(of page: OpaquePointer) throws -> [UInt8] {
        var width = 0.0
        var height = 0.0
        poppler_page_get_size(page, &width, &height)
        let scale = dpi / 72
        let (columns, rows) = ((width * scale).rounded(), (height * scale).rounded())
        guard (1...20_000).contains(columns), (1...20_000).contains(rows),
            let picture = OwnedSurface(
                cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))),
            let canvas = cairo_create(picture.pointer)
        else { throw trouble("the picture would be too large") }
        defer { cairo_destroy(canvas) }
        cairo_set_source_rgb(canvas, 1, 1, 1)
        cairo_paint(canvas)
        cairo_scale(canvas, columns / width, rows / height)
        poppler_page_render(page, canvas)
        let sink = ByteSink()
        let status = cairo_surface_write_to_png_stream(picture.pointer, ByteSink.write, sink.closure)
        guard status == CAIRO_STATUS_SUCCESS else { throw trouble("no PNG could be written") }
        return sink.bytes
    }

    private func trouble(_ words: String) -> DocumentError { .previewFailed(trouble: words) }
}
