import Desk
import Foundation
import Insurance
import Ledger
import Printing

/// What the evening left behind, held against what the rehearsal saw.
struct RehearsalVerdict: Sendable {
    var visits = 0
    var registrations: [String: Int] = [:]
    /// `kind state` → papers.
    var documents: [String: Int] = [:]
    /// What the ledger says was taken, in đồng.
    var money = 0
    var payments = 0
    var envelopes = QueueCounts(waiting: 0, accepted: 0, refused: 0, conflict: 0, oldestWaiting: nil)
    /// The crash lab's own account.
    var lab: LabFigures?
    /// Every invariant that does not hold; empty when all do.
    var broken: [String] = []

    /// Reads the ledger after the kiosk has stopped.
    ///
    /// - Parameters:
    ///   - firstDay: When the evening began; it may have gone past midnight.
    ///   - arrived: What the intake's store gained, when the kiosk was enrolled there.
    ///   - disturbances: What happened in the crash lab.
    init(
        site: RehearsalSite, since firstDay: CalendarDay, tally: RehearsalTally, tray: PrinterWitness?,
        arrived: IntakeProgram.Totals?,
        disturbances: [DisturbanceRecord]?
    ) async throws {
        let ledger = try Self.openLedger(of: site)
        broken += try await ledger.brokenInvariants()
        var files: [VisitFile] = []
        var day = firstDay
        while day <= SystemClock().now().day {
            files += try await ledger.visitFiles(on: day)
            day = day.adding(days: 1)
        }
        envelopes = try await ledger.queueCounts()
        let history = try await ledger.printHistory()
        let stock = try await ledger.stock()
        try ledger.close()
        count(files)
        compareMoney(files, acknowledged: await tally.acknowledged, found: await tally.foundPaid)
        compareSheets(files, tray: tray)
        if let arrived { compareEnvelopes(arrived) }
        if let disturbances, let tray {
            let cups = try Wiring.cups(try Site(Settings.read(file: site.settingsFile)))
            var figures = LabFigures(
                history: history, stock: stock, files: files, sheets: tray.sheets(), records: disturbances,
                completed: try await SpoolerAccount(cups).completed())
            figures.answersPutOff = await tally.answersPutOff
            figures.scannedBack = await tally.scannedBack
            broken += figures.broken
            lab = figures
        }
        broken += await tally.problems
    }

    /// The one place where the rehearsal looks behind the pages.
    private static func openLedger(of site: RehearsalSite) throws -> LedgerDatabase {
        let today = SystemClock().now().day
        return try LedgerDatabase.open(
            at: site.ledgerFile,
            settings: LedgerSettings(kiosk: site.kioskID, training: true, rules: ""),
            key: try DataKey.read(from: site.keys + "/data.key"), sealer: NothingToSeal(),
            fields: DocumentFields(issuer: "", place: "", catalogues: Catalogues(facilities: [], objects: [:])),
            clock: ClockGuard(eventDays: today...today))
    }

    private mutating func count(_ files: [VisitFile]) {
        visits = files.count
        for file in files {
            for registration in file.registrations where registration.state != .abandoned {
                registrations["\(registration.scheme.rawValue) \(registration.state.rawValue)", default: 0] += 1
            }
            for document in file.documents {
                documents["\(document.kind.rawValue) \(document.state.rawValue)", default: 0] += 1
            }
        }
        let taken = files.compactMap(\.payment)
        payments = taken.count
        money = taken.reduce(0) { $0 + $1.amount.count }
    }

    /// Nothing acknowledged is lost, and nothing was taken that nobody saw.
    private mutating func compareMoney(_ files: [VisitFile], acknowledged: [String: Int], found: [String: Int]) {
        var ledger: [String: Int] = [:]
        for file in files {
            if let payment = file.payment { ledger["/visits/\(file.visit.id)"] = payment.amount.count }
        }
        for (visit, amount) in acknowledged where ledger[visit] != amount {
            broken.append("Payment of \(visit): acknowledged \(amount), in the ledger \(ledger[visit] ?? 0).")
        }
        for (visit, amount) in found where ledger[visit] != amount {
            broken.append("Payment of \(visit): shown as paid \(amount), in the ledger \(ledger[visit] ?? 0).")
        }
        let seen = acknowledged.values.reduce(0, +) + found.values.reduce(0, +)
        if seen != money { broken.append("Money seen \(seen) is not the money in the ledger \(money).") }
    }

    /// No print intent put out the same sheet twice.
    private mutating func compareSheets(_ files: [VisitFile], tray: PrinterWitness?) {
        guard let tray else { return }
        let documents = files.flatMap(\.documents)
        for sheet in tray.printedTwice() { broken.append("The sheet \(sheet) came out twice.") }
        for document in documents where [.good, .handedOver].contains(document.state) {
            if let intent = document.intent, tray.sheets(of: intent.text) == 0 {
                broken.append("Paper \(document.id) counts as good, but its printer put out no sheet.")
            }
        }
    }

    /// The intake holds what the kiosk counts as accepted, once.
    private mutating func compareEnvelopes(_ arrived: IntakeProgram.Totals) {
        if envelopes.waiting + envelopes.inTrouble > 0 {
            broken.append(
                "Envelopes not accepted: \(envelopes.waiting) wait, \(envelopes.refused) refused, "
                    + "\(envelopes.conflict) in conflict, \(envelopes.recalled) recalled.")
        }
        if arrived.envelopes != envelopes.accepted || arrived.conflicts > 0 {
            broken.append(
                "The intake took \(arrived.envelopes) envelopes and refused \(arrived.conflicts) as conflicts; the "
                    + "ledger counts \(envelopes.accepted) accepted.")
        }
    }
}

/// Stands where a kiosk makes envelopes; a ledger that is only read makes none.
private struct NothingToSeal: EnvelopeSealing {
    func seal(_ record: OutgoingRecord, head: EnvelopeHead) throws -> SealedEnvelope {
        throw RehearsalTrouble("rehearse-writes", "The rehearsal's verdict only reads.")
    }
}
