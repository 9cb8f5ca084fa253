import Foundation

/// A printer that is asked directly, beside the spooler: one whose device is `ipp:`.
struct IPPDevice: Hashable, Sendable {
    /// The printer's URI, without the gate before it.
    let uri: String
    let path: String
    let server: SpoolerAddress

    /// - Parameter device: A queue's device URI.
    /// - Returns: `nil` for a printer that is reached in any other way.
    init?(_ device: String) {
        guard let place = URLComponents(string: String(device.trimmingPrefix(PrinterSetup.gatePrefix))),
            place.scheme == "ipp", let host = place.host, let uri = place.string
        else { return nil }
        self.uri = uri
        path = place.path
        server = SpoolerAddress("\(host):\(place.port ?? 631)")
    }
}
