import CCairo

/// A page of art in the making.
///
/// The same drawing gives the same bytes: the date inside is fixed, and the
/// title is the template's name, never a person's.
final class PDFSheet {
    /// Draws in points from the upper left corner.
    let page: OpaquePointer
    private let surface: OwnedSurface
    private let sink = ByteSink()

    init(size: PageSize, title: String) throws {
        let pointer = cairo_pdf_surface_create_for_stream(
            ByteSink.write, sink.closure, size.widthInPoints, size.heightInPoints)
        guard let surface = OwnedSurface(pointer), let page = cairo_create(surface.pointer) else {
            throw DocumentError.drawing(template: title, trouble: "no PDF surface")
        }
        cairo_pdf_surface_set_metadata(surface.pointer, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface.pointer, CAIRO_PDF_METADATA_CREATE_DATE, "2020-01-01T00:00:00Z")
        self.surface = surface
        self.page = page
    }

    deinit { cairo_destroy(page) }

    /// Ends the page and begins the other side.
    func turnOver() {
        cairo_show_page(page)
        cairo_identity_matrix(page)
    }

    /// Ends the page.
    ///
    /// - Returns: the whole PDF, or `nil` when cairo failed at any step.
    func finish() -> [UInt8]? {
        let drawn = cairo_status(page) == CAIRO_STATUS_SUCCESS
        cairo_show_page(page)
        cairo_surface_finish(surface.pointer)
        return drawn && surface.isSound ? sink.bytes : nil
    }
}
