public import Desk
import Insurance

/// Compares the spooler and the kiosk's queues with what the kiosk needs, and
/// makes them so.
///
/// Nothing is changed that is right already. A queue's own driver that somebody
/// else installed is left alone.
public struct PrinterSetup: Sendable {
    let cups: CUPSSettings
    let folders: SpoolerFolders
    let papers: [PrinterKind: QueuePapers]
    /// By the queue's name.
    let devices: [String: DeviceAddress]
    /// The program as it was shipped.
    let gate: String
    let connection: CUPSConnection

    /// - Parameters:
    ///   - folder: The spooler's folder of settings, such as `/etc/cups`; without
    ///     one, that of the spooler which answers.
    ///   - devices: Where printers are; one that is not named keeps its queue's device.
    ///   - spareDevices: The same of the spare printers.
    ///   - gate: The path of `kiosk-gate`.
    /// - Throws: ``Refusal`` with `spooler-files-unreadable`, `spooler-unnamed`.
    public init(
        _ cups: CUPSSettings, spooler folder: String?, papers: [QueuePapers], devices: [PrinterKind: DeviceAddress],
        spareDevices: [PrinterKind: DeviceAddress] = [:], gate: String
    ) throws {
        self.cups = cups
        folders = try SpoolerFolders(settings: folder ?? SpoolerFolders.settings(of: cups.address))
        self.papers = Dictionary(uniqueKeysWithValues: papers.map { ($0.printer, $0) })
        let own = devices.compactMap { kind, device in cups.queues[kind].map { ($0, device) } }
        let spare = spareDevices.compactMap { kind, device in cups.spares[kind].map { ($0, device) } }
        self.devices = Dictionary(own + spare) { first, _ in first }
        self.gate = gate
        connection = CUPSConnection(cups)
    }

    /// Everything that is not as it should be: the spooler first, then queue by queue.
    ///
    /// - Parameter filesOnly: Asks no spooler, for one that does not run.
    public func findings(filesOnly: Bool = false) async -> [PrinterFinding] {
        guard !filesOnly else { return settingFindings() + gateFindings() }
        var (found, findings): ([QueueSettings], [PrinterFinding]) = ([], [])
        for (kind, queue) in PrinterKind.allCases.flatMap({ kind in cups.allQueues(of: kind).map { (kind, $0) } }) {
            do throws(SpoolerTrouble) {
                let settings = try await connection.settings(of: queue)
                if let settings { found.append(settings) }
                findings += queueFindings(kind, queue, settings)
            } catch {
                findings.append(PrinterSetup.unreachable(error))
                break
            }
        }
        return settingFindings() + gateFindings(found) + findings
    }

    /// Does what findings say `kiosk printers install` does.
    ///
    /// - Throws: ``Refusal`` with `queue-busy`, before anything is changed;
    ///   `spooler-not-writable`, `queue-not-changed`, `spooler-not-restarted`,
    ///   ``SpoolerTrouble``.
    public func apply(_ findings: [PrinterFinding]) async throws {
        let changes = findings.compactMap(\.change)
        let queues = PrinterSetup.merged(changes)
        let settings = changes.compactMap { if case .setting(let setting) = $0 { setting } else { nil } }
        try await refuseWhilePrinting(
            settings.isEmpty ? queues.map(\.queue) : Array(cups.queues.values) + cups.spares.values)
        for change in changes {
            switch change {
            case .gate(let mode): try placeGate(mode: mode)
            case .marks: try openMarks()
            case .setting, .queue: continue
            }
        }
        if !settings.isEmpty {
            try write(settings)
            try await SpoolerReload(cups).reload()
        }
        for change in queues { try await connection.apply(change) }
    }

    /// A queue that is changed starts the job it is printing again.
    private func refuseWhilePrinting(_ queues: [String]) async throws {
        for queue in queues.sorted() where try await isPrinting(queue) {
            throw Refusal(
                "queue-busy",
                "The queue \(queue) is printing, and a change would start that paper again. Nothing was changed; wait.",
                details: ["queue": queue])
        }
    }

    /// Nothing prints where no spooler runs, or no such queue is.
    private func isPrinting(_ queue: String) async throws -> Bool {
        let jobs: [SpooledJob]
        do throws(SpoolerTrouble) {
            jobs = try await connection.jobs(in: queue)
        } catch {
            switch error {
            case .queueMissing, .unreachable: jobs = []
            case .queueNotAccepting, .queueStopped, .refused: throw error
            }
        }
        return jobs.contains { $0.state == .processing }
    }

    private static func merged(_ changes: [SetupChange]) -> [QueueChange] {
        var queues: [QueueChange] = []
        for case .queue(let change) in changes {
            if let index = queues.firstIndex(where: { $0.queue == change.queue }) {
                queues[index] = queues[index].merged(with: change)
            } else {
                queues.append(change)
            }
        }
        return queues
    }

    private static func unreachable(_ trouble: SpoolerTrouble) -> PrinterFinding {
        PrinterFinding(trouble.code, trouble.description, why: "Nothing prints, and its queues cannot be looked at.")
    }
}
