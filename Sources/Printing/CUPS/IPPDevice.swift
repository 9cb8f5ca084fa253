import CCups
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

extension CUPSConnection {
    /// The printer behind a queue, to be asked itself.
    ///
    /// - Returns: `nil` where it is reached in any other way than by `ipp:`.
    func device(of queue: String) throws(SpoolerTrouble) -> IPPDevice? {
        let request = try message(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: queue)
        request.request(["device-uri"])
        let told = try exchange(request, queue: queue).groups(IPP_TAG_PRINTER).first?.texts["device-uri"]?.first
        return told.flatMap(IPPDevice.init)
    }
}
