import CCups
import Foundation
import Insurance

// What only `kiosk printers` asks of the spooler.
extension CUPSConnection {
    /// How a queue is set up; `nil` when there is none of that name.
    func settings(of queue: String) throws(SpoolerTrouble) -> QueueSettings? {
        let request = try message(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: queue)
        request.request(QueueSettings.attributes)
        do throws(SpoolerTrouble) {
            return try exchange(request, queue: queue).groups(IPP_TAG_PRINTER).first.map(QueueSettings.init)
        } catch .queueMissing {
            return nil
        }
    }

    /// Makes a queue or changes it.
    ///
    /// - Throws: ``Refusal`` with `queue-not-changed`, ``SpoolerTrouble``.
    func apply(_ change: QueueChange) throws {
        let request = try message(IPP_OP_CUPS_ADD_MODIFY_PRINTER, queue: change.queue)
        if let device = change.device { request.add(IPP_TAG_PRINTER, IPP_TAG_URI, "device-uri", device) }
        if let policy = change.errorPolicy {
            request.add(IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-error-policy", policy)
        }
        if let isShared = change.isShared { request.add(flag: "printer-is-shared", isShared) }
        if change.isNew {
            request.add(flag: "printer-is-accepting-jobs", true)
            request.add(state: IPP_PSTATE_IDLE)
        }
        try administer(request, queue: change.queue, document: change.driver.map { Array($0.utf8) } ?? [])
    }

    /// Starts a stopped queue again.
    ///
    /// - Throws: ``Refusal`` with `queue-not-changed`, ``SpoolerTrouble``.
    func resume(_ queue: String) throws {
        try administer(try message(IPP_OP_RESUME_PRINTER, queue: queue), queue: queue)
    }

    /// Asks for something that only the spooler's administrators may do.
    ///
    /// On the spooler's own socket the asking process's user is proof enough.
    private func administer(_ request: IPPMessage, queue: String, document: [UInt8] = []) throws {
        let own = try SpoolerLine(to: address, timeout: timeout)
        own.signAsPeer()
        guard let answer = own.ask(request, at: "/admin/", document: document) else {
            guard own.isRefused else { throw SpoolerTrouble.unreachable(server: address.description) }
            throw CUPSConnection.notChanged(queue, "not allowed")
        }
        guard answer.isError else { return }
        throw CUPSConnection.notChanged(queue, answer.statusKeyword)
    }

    private static func notChanged(_ queue: String, _ status: String) -> Refusal {
        Refusal(
            "queue-not-changed",
            """
            The spooler did not change the queue \(queue) (\(status)), so it stays as it was. Do it as root, or let \
            the kiosk's user into CUPS's group of administrators (usermod -aG lpadmin kiosk).
            """,
            details: ["queue": queue, "status": status])
    }
}

extension IPPMessage {
    fileprivate func add(flag name: String, _ value: Bool) {
        _ = ippAddBoolean(pointer, IPP_TAG_PRINTER, name, value ? 1 : 0)
    }

    fileprivate func add(state: ipp_pstate_t) {
        _ = ippAddInteger(pointer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", Int32(state.rawValue))
    }
}

extension SpoolerLine {
    /// Says as whom this process runs; the spooler asks the system whether that is so.
    fileprivate func signAsPeer() {
        // A spooler that wants a password gets none, least of all from a terminal.
        cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
        guard let user = getpwuid(geteuid())?.pointee.pw_name else { return }
        httpSetAuthString(http, "PeerCred", user)
    }

    /// Whether the spooler said that we may not.
    fileprivate var isRefused: Bool {
        let status = httpGetStatus(http)
        return status == HTTP_STATUS_UNAUTHORIZED || status == HTTP_STATUS_FORBIDDEN
            || status == HTTP_STATUS_CUPS_AUTHORIZATION_CANCELED
    }
}
