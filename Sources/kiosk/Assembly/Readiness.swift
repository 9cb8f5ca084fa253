import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import Printing
import RuleFiles

/// Looks at everything the evening needs, for `kiosk ready` and its page.
///
/// What does not open is a line of the list, not its end.
struct Readiness: ReadinessChecking {
    let site: Site
    /// The ledger, or why it does not open.
    let ledger: Result<LedgerDatabase, any Error>
    /// The templates, or why they do not load.
    let renderer: Result<DocumentRenderer, any Error>
    let roster: Result<any Roster, any Error>

    /// Opens what is there, beside a running kiosk or without one; makes nothing.
    init(opening site: Site) {
        self.site = site
        ledger = Result { try site.openLedger() }
        renderer = Result { try site.settings.renderer() }
        roster = Result { RosterDatabase(at: site.settings.rosterFile, key: try site.keys.dataKey()) }
    }

    init(site: Site, ledger: LedgerDatabase, renderer: DocumentRenderer, roster: any Roster) {
        self.site = site
        self.ledger = .success(ledger)
        self.renderer = .success(renderer)
        self.roster = .success(roster)
    }

    func checks() async -> [ReadyCheck] {
        let now = Wiring.clock.now()
        let condition = await condition()
        // These wait for others, so they wait together.
        async let printers = printerChecks(at: now)
        async let upload = uploadChecks(condition, at: now)
        let checks =
            await ledgerChecks(condition, at: now) + auditChecks() + keyChecks() + ruleChecks(on: now.day)
            + listChecks(on: now.day)
            + paperChecks() + receiptChecks() + stockChecks() + staffChecks() + scannerChecks() + diskChecks()
            + (await backupChecks())
        return await checks + printers + upload
    }

    /// The lines of one part; a trouble on the way is its only line.
    func looked(
        at area: ReadyCheck.Area, else state: ReadyCheck.State = .stop, _ look: () async throws -> [ReadyCheck]
    ) async -> [ReadyCheck] {
        do { return try await look() } catch { return [ReadyCheck(area, state, because: error)] }
    }
}

// MARK: The house's own parts

extension Readiness {
    private func condition() async -> Result<LedgerCondition, any Error> {
        do { return .success(try await ledger.get().condition()) } catch { return .failure(error) }
    }

    private func clockChecks(latest: Moment?, at now: Moment) -> [ReadyCheck] {
        ClockGuard(eventDays: site.settings.event.days)
            .readiness(at: now, latest: latest, minutesEast: TimeZone.current.secondsFromGMT() / 60)
    }

    private func ledgerChecks(_ condition: Result<LedgerCondition, any Error>, at now: Moment) -> [ReadyCheck] {
        switch condition {
        case .failure(let error):
            return clockChecks(latest: nil, at: now) + [ReadyCheck(.ledger, .stop, because: error)]
        case .success(let condition):
            let size = ["size": Self.size(condition.size), "faults": String(condition.faults.count)]
            return clockChecks(latest: condition.latest, at: now) + [
                condition.faults.isEmpty
                    ? ReadyCheck(.ledger, .ok, "ledger-sound", size)
                    : ReadyCheck(.ledger, .stop, "ledger-damaged", size),
                condition.isDurable
                    ? ReadyCheck(.ledger, .ok, "ledger-durable") : ReadyCheck(.ledger, .stop, "ledger-not-durable"),
                site.isTraining
                    ? ReadyCheck(.ledger, .warning, "mode-training") : ReadyCheck(.ledger, .ok, "mode-real"),
            ]
        }
    }

    /// Whether the records agree with each other.
    private func auditChecks() async -> [ReadyCheck] {
        await looked(at: .ledger) {
            let findings = try await ledger.get().findings()
            let count = ["count": String(findings.count)]
            guard !findings.isEmpty else { return [ReadyCheck(.ledger, .ok, "ledger-agrees")] }
            return [ReadyCheck(.ledger, .warning, "ledger-contradicts", count)]
        }
    }

    private func ruleChecks(on today: CalendarDay) -> [ReadyCheck] {
        RuleReadiness(
            of: site.book, at: site.settings.event.home, eventDays: site.settings.event.days,
            staleAfterDays: RuleCheck.daysUntilStale
        ).checks(on: today)
    }

    private func listChecks(on today: CalendarDay) async -> [ReadyCheck] {
        let listed = await looked(at: .lists, else: .warning) {
            let days = site.settings.rosterStaleAfterDays
            return try await roster.get().listed()?.readiness(staleAfter: days, on: today)
                ?? [ReadyCheck(.lists, .warning, "roster-none")]
        }
        return listed + [.commune(site.settings.event.communeCode)] + site.catalogues.statuses.map(\.readiness)
    }

    private func stockChecks() async -> [ReadyCheck] {
        await looked(at: .stock) {
            let ledger = try ledger.get()
            let forecasts = try await ledger.forecasts(on: Wiring.clock.now().day)
            let blanks = try await ledger.stock().map { balance in
                balance.readiness(forecasts.first { $0.kind == balance.kind })
            }
            return blanks + ReadyCheck.receipts(try await ledger.receiptBooks())
        }
    }

    private func staffChecks() async -> [ReadyCheck] {
        await looked(at: .staff) { ReadyCheck.staff(try await ledger.get().members(), training: site.isTraining) }
    }

    /// `1,4 MB`, as people write it here.
    static func size(_ bytes: Int) -> String {
        let tenths = bytes / 100_000
        return bytes < 10_000_000_000 ? "\(tenths / 10),\(tenths % 10) MB" : "\(tenths / 10_000) GB"
    }
}
