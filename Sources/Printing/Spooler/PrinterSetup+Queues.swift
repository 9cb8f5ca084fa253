import Desk
import Foundation
import Insurance

// What differs about a queue.
extension PrinterSetup {
    func queueFindings(_ kind: PrinterKind, _ queue: String, _ found: QueueSettings?) -> [PrinterFinding] {
        do {
            let declared = try devices[queue]?.uri()
            guard let found else { return [missing(kind, queue, device: declared)] }
            return device(queue, found, declared: declared) + policies(queue, found) + driver(kind, queue, found)
                + states(queue, found)
        } catch {
            let trouble = error as? any StaffReadable
            return [
                PrinterFinding(
                    trouble?.code ?? "device-malformed", queue: queue, trouble?.description ?? "\(type(of: error))",
                    why: "Its queue cannot be made.")
            ]
        }
    }

    private func missing(_ kind: PrinterKind, _ queue: String, device: String?) -> PrinterFinding {
        guard let device, let papers = papers[kind] else {
            return PrinterFinding(
                "queue-missing", queue: queue,
                "There is no such queue, and printers.devices does not say where its printer is.",
                why: "Its papers cannot be printed.")
        }
        let change = QueueChange(
            queue: queue, isNew: true, device: PrinterSetup.gated(device), driver: QueueDriver(papers).text,
            errorPolicy: PrinterSetup.policy, isShared: false)
        return PrinterFinding(
            "queue-missing", queue: queue, "There is no such queue.", why: "Its papers cannot be printed.",
            remedy: "make the queue \(queue) with the gate before \(DeviceAddress.told(device))", change: .queue(change)
        )
    }

    private func device(_ queue: String, _ found: QueueSettings, declared: String?) -> [PrinterFinding] {
        var findings: [PrinterFinding] = []
        let isGated = found.device.hasPrefix(PrinterSetup.gatePrefix)
        let real = isGated ? String(found.device.dropFirst(PrinterSetup.gatePrefix.count)) : found.device
        if !isGated {
            findings.append(
                PrinterFinding(
                    "queue-ungated", queue: queue, "Its device is \(found.device), without the gate before it.",
                    why: "After a crash or a power cut the spooler prints the same card again.",
                    remedy: "put the gate before \(queue)'s device",
                    change: .queue(QueueChange(queue: queue, device: PrinterSetup.gated(declared ?? real)))))
        } else if let declared, DeviceAddress.told(declared) != real {
            findings.append(
                PrinterFinding(
                    "queue-device-differs", queue: queue, "Its device is \(real), and the settings name another.",
                    why: "Papers may go to a printer that nobody watches, or to none.",
                    remedy: "set \(queue)'s device to \(PrinterSetup.gated(DeviceAddress.told(declared)))",
                    change: .queue(QueueChange(queue: queue, device: PrinterSetup.gated(declared)))))
        }
        let scheme = DeviceAddress.scheme(of: declared ?? real)
        if FileManager.default.isReadableFile(atPath: folders.backends),
            !FileManager.default.fileExists(atPath: folders.backends + "/" + scheme)
        {
            findings.append(
                PrinterFinding(
                    "backend-missing", queue: queue, "CUPS has no backend \(scheme) in \(folders.backends).",
                    why: "The queue stops at its first paper. Install the package it comes with."))
        }
        return findings
    }

    private func policies(_ queue: String, _ found: QueueSettings) -> [PrinterFinding] {
        var findings: [PrinterFinding] = []
        if found.errorPolicy != PrinterSetup.policy {
            findings.append(
                PrinterFinding(
                    "queue-retries", queue: queue, "Its error policy is \(found.errorPolicy).",
                    why: "The spooler tries a failed paper again by itself, or keeps it to print later.",
                    remedy: "set \(queue)'s error policy to \(PrinterSetup.policy)",
                    change: .queue(QueueChange(queue: queue, errorPolicy: PrinterSetup.policy))))
        }
        if found.isShared {
            findings.append(
                PrinterFinding(
                    "queue-shared", queue: queue, "It is shared on the network.",
                    why: "Others can print on numbered blanks.", remedy: "stop sharing \(queue)",
                    change: .queue(QueueChange(queue: queue, isShared: false))))
        }
        return findings
    }

    private func driver(_ kind: PrinterKind, _ queue: String, _ found: QueueSettings) -> [PrinterFinding] {
        guard let papers = papers[kind] else { return [] }
        let driver = QueueDriver(papers)
        if found.model == driver.model { return [] }
        if QueueDriver.isOwn(found.model) {
            return [
                PrinterFinding(
                    "queue-driver-outdated", queue: queue, "The templates' paper sizes have changed since it was made.",
                    why: "A paper of a size the queue does not know is scaled or refused.",
                    remedy: "give \(queue) the driver for the templates' sizes",
                    change: .queue(QueueChange(queue: queue, driver: driver.text)))
            ]
        }
        let lacking = papers.sizes.map(\.media).filter { !found.media.contains($0) }
        guard lacking.isEmpty else {
            return [
                PrinterFinding(
                    "queue-media-missing", queue: queue,
                    "Its driver (\(found.model)) does not know \(lacking.joined(separator: ", ")).",
                    why: "The paper is scaled or refused, and a card is spoiled. Choose another driver, or delete the "
                        + "queue (lpadmin -x \(queue)) and install again.")
            ]
        }
        return [
            PrinterFinding(
                "queue-driver-other", queue: queue, matters: QueueDriver.isDriverless(found.model),
                "It has a driver of its own (\(found.model)).",
                why: "That driver may move or scale what is printed. Run: kiosk test-print")
        ]
    }

    private func states(_ queue: String, _ found: QueueSettings) -> [PrinterFinding] {
        var findings: [PrinterFinding] = []
        if found.queue.state == .stopped {
            findings.append(
                PrinterFinding(
                    "queue-stopped", queue: queue, matters: false, "It is stopped.",
                    why: "Papers wait. Look into the tray, then resume it there, or run: cupsenable \(queue)"))
        }
        if !found.queue.isAccepting {
            findings.append(
                PrinterFinding(
                    "queue-not-accepting", queue: queue, matters: false, "It takes no papers.",
                    why: "Papers wait. Run: cupsaccept \(queue)"))
        }
        return findings
    }

    static let gatePrefix = "gate:"
    /// A failed job is not tried again by the spooler.
    private static let policy = "abort-job"

    private static func gated(_ uri: String) -> String { gatePrefix + uri }
}
