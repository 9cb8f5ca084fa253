// Several of these modules include cairo.h and glib.h; a member counts as any one's of them.
import CCairo
import CPango
import CRsvg

/// The art of a page: in one piece, or on a roll what lies above the rows' lower edge and what lies below.
struct PageArt {
    let above: StaticArt
    var below: StaticArt?

    /// - Parameter lowered: How far down the part below is moved, in points.
    func draw(on page: OpaquePointer, lowered: Double) {
        above.draw(on: page)
        guard let below else { return }
        cairo_save(page)
        cairo_translate(page, 0, lowered)
        below.draw(on: page)
        cairo_restore(page)
    }
}

/// Art that is the same on every print, recorded once as drawing commands.
final class StaticArt {
    private let surface: OwnedSurface

    init?(_ page: PageSize) {
        var extent = cairo_rectangle_t()
        extent.width = page.widthInPoints
        extent.height = page.heightInPoints
        guard let surface = OwnedSurface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extent)) else {
            return nil
        }
        self.surface = surface
    }

    /// - Returns: Whether `draw` and cairo both succeeded.
    func record(_ draw: (OpaquePointer) -> Bool) -> Bool {
        guard let canvas = cairo_create(surface.pointer) else { return false }
        defer { cairo_destroy(canvas) }
        return draw(canvas) && cairo_status(canvas) == CAIRO_STATUS_SUCCESS
    }

    func draw(on page: OpaquePointer) {
        cairo_set_source_surface(page, surface.pointer, 0, 0)
        cairo_paint(page)
    }
}
