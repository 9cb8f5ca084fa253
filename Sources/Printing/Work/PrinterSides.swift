/// Finds out whether a printer prints on both sides.
///
/// The kiosk's own driver takes on any job, so its queues say nothing about their
/// printers. A printer whose device is `ipp:` is asked itself; of any other one
/// nobody can tell, and its papers have no back.
struct PrinterSides: Sendable {
    private let connection: CUPSConnection
    private let timeout: Duration

    init(_ settings: CUPSSettings) {
        connection = CUPSConnection(settings)
        timeout = settings.timeout
    }

    /// - Returns: `nil` while spooler or printer are away, or nobody can tell.
    func isTwoSided(_ queue: String) async -> Bool? {
        do throws(SpoolerTrouble) {
            guard let device = try await connection.device(of: queue) else { return nil }
            return await DeviceAsker(timeout: timeout).attributes(["sides-supported"], of: device)?.isTwoSided
        } catch {
            return nil
        }
    }
}
