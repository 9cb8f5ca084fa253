import CCups

/// A network printer asked itself, for what its queue does not know.
actor DeviceAsker {
    private let executor = BlockingExecutor(label: "kiosk.device")
    private let timeout: Duration

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter timeout: How long one step may take; never more than two seconds.
    init(timeout: Duration) { self.timeout = min(timeout, .seconds(2)) }

    /// - Returns: `nil` when the printer is away.
    func attributes(_ names: [String], of device: IPPDevice) -> IPPGroup? {
        // Why it is away is of no interest here; the watch tells it.
        guard let line = try? SpoolerLine(to: device.server, timeout: timeout),
            let request = IPPMessage(IPP_OP_GET_PRINTER_ATTRIBUTES, printer: device.uri)
        else { return nil }
        request.request(names)
        return line.ask(request, at: device.path)?.groups(IPP_TAG_PRINTER).first
    }
}
