// Several of these modules include cairo.h and glib.h; a member counts as any one's of them.
import CCairo
import CPango
import CRsvg

/// A GObject this code owns one reference to.
final class OwnedObject {
    private let object: UnsafeMutableRawPointer

    init(_ object: UnsafeMutableRawPointer) { self.object = object }

    deinit { g_object_unref(object) }
}

/// A cairo surface this code owns.
final class OwnedSurface {
    let pointer: OpaquePointer

    /// - Returns: `nil` when cairo could not make the surface.
    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
        guard isSound else { return nil }
    }

    deinit { cairo_surface_destroy(pointer) }

    var isSound: Bool { cairo_surface_status(pointer) == CAIRO_STATUS_SUCCESS }
}

/// The words of a GLib error, which is freed.
func takeWords(of error: UnsafeMutablePointer<GError>?) -> String {
    guard let error else { return "no reason given" }
    defer { g_error_free(error) }
    return error.pointee.message.map { String(cString: $0) } ?? "no reason given"
}
