import Desk
import Insurance
import Printing

// The printers and the spooler before them.
extension Readiness {
    func printerChecks(at now: Moment) async -> [ReadyCheck] {
        await looked(at: .printers) {
            let look = PrinterLook(try Wiring.cups(site))
            let statuses = await look.statuses()
            // One silent spooler is one trouble, not three.
            if statuses.allSatisfy({ $0.state == .unreachable }) {
                throw SpoolerTrouble.unreachable(server: site.settings.printers.server)
            }
            var checks = statuses.map(check)
            for status in statuses where status.state != .missing && status.state != .unreachable {
                checks += await looked(at: .printers, else: .warning) {
                    [tried(status, at: try await look.lastFinished(on: status.queue), now: now)]
                }
            }
            return checks + (await looked(at: .printers, else: .warning) { try await spoolerChecks() })
        }
    }

    /// What `kiosk printers check` finds, but for what the printers' own lines say.
    ///
    /// Most of it stands in the spooler's files, which it tells nobody who asks.
    private func spoolerChecks() async throws -> [ReadyCheck] {
        let told: Set<String> = ["queue-missing", "queue-stopped", "queue-not-accepting", "spooler-unreachable"]
        var checks: [ReadyCheck] = []
        for finding in try await PrintersOptions.setup(of: site.settings).findings() where !told.contains(finding.code)
        {
            // Nobody loses a real card in training; what cannot be read may be right.
            let isStop = finding.matters && !site.isTraining && finding.code != "spooler-files-unreadable"
            let values = finding.queue.map { ["queue": $0] } ?? [:]
            guard !checks.contains(where: { $0.code == finding.code && $0.values == values }) else { continue }
            checks.append(ReadyCheck(.printers, isStop ? .stop : .warning, finding.code, values))
        }
        return checks.isEmpty ? [ReadyCheck(.printers, .ok, "spooler-sound")] : checks
    }

    private func check(_ status: PrinterStatus) -> ReadyCheck {
        let values = [
            "printer": status.kind.rawValue, "queue": status.queue, "reasons": status.reasons.joined(separator: ","),
        ]
        switch status.state {
        case .missing: return ReadyCheck(.printers, .stop, because: SpoolerTrouble.queueMissing(queue: status.queue))
        case .unreachable:
            let server = site.settings.printers.server
            return ReadyCheck(.printers, .stop, because: SpoolerTrouble.unreachable(server: server))
        case .stopped where status.reasons.isEmpty:
            return ReadyCheck(.printers, .stop, because: SpoolerTrouble.queueStopped(queue: status.queue))
        case .idle, .processing, .stopped:
            if status.isReady { return ReadyCheck(.printers, .ok, "printer-ready", values) }
            let isSoon = status.reasons.allSatisfy { $0.hasSuffix("-low") || $0.contains("almost") }
            return ReadyCheck(.printers, isSoon ? .warning : .stop, "printer-trouble", values)
        }
    }

    /// The kiosk keeps no record of test prints; the spooler knows what it
    /// finished, where it keeps its history.
    private func tried(_ status: PrinterStatus, at last: Moment?, now: Moment) -> ReadyCheck {
        let paper = DocumentKind.allCases.first { $0.printer == status.kind }?.rawValue ?? ""
        let values = ["printer": status.kind.rawValue, "time": last?.clockTime ?? "", "template": paper]
        let isToday = last?.day == now.day
        return ReadyCheck(.printers, isToday ? .ok : .warning, isToday ? "printer-tried" : "printer-not-tried", values)
    }
}
