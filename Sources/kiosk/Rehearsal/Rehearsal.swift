import AsyncHTTPClient
import Desk
@preconcurrency import Dispatch
import Foundation
import Insurance

/// One rehearsal from the first start of its kiosk to the verdict.
struct Rehearsal: Sendable {
    let site: RehearsalSite
    let people: Int
    let seed: UInt64
    let kills: Int
    let tray: PrinterWitness?
    /// The intake to enrol with and to ask, when there is one.
    let intake: IntakeProgram?
    /// What to disturb, and how often, in the crash lab.
    let lab: (spooler: SimulatedSpooler, disturbances: Int)?
    /// What half of the officers scan with in the crash lab.
    var reader: SheetReader?

    /// Plays the evening.
    ///
    /// - Throws: ``RehearsalTrouble`` when it cannot be played to its end; the
    ///   kiosk is stopped then too.
    func play() async throws -> RehearsalReport {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.httpVersion = .http1Only
        return try await HTTPClient.withHTTPClient(configuration: configuration) { http in
            let kiosk = KioskChild(site: site, http: http)
            let interruption = stopOnInterruption(kiosk)
            defer { interruption.forEach { $0.cancel() } }
            do {
                return try await play(with: kiosk, over: http)
            } catch {
                _ = await kiosk.stop()
                throw error
            }
        }
    }

    private func play(with kiosk: KioskChild, over http: HTTPClient) async throws -> RehearsalReport {
        try intake?.enrol(site)
        let before = try intake?.totals()
        let pace = KillSchedule(kills: kills, people: people, seed: seed)
        let tally = RehearsalTally()
        let disturber = lab.map {
            Disturber($0.disturbances, seed: seed, spooler: $0.spooler, kiosk: kiosk, tally: tally)
        }
        let staff = RehearsalStaff(
            at: site.address, kiosk: kiosk, http: http, pace: pace, tray: tray, tally: tally, disturber: disturber,
            reader: reader)
        try await kiosk.start()
        await pace.arm { await kiosk.killAndRestart() }
        let (start, firstDay) = (ContinuousClock.now, SystemClock().now().day)
        let evening = RehearsalEvening(people: people, seed: seed, sends: intake != nil, staff: staff, pace: pace)
        try await evening.play()
        let time = ContinuousClock.now - start
        let memory = await kiosk.residentKiB()
        let code = await kiosk.stop()
        if code != 0 { await staff.tally.problem("The kiosk did not stop cleanly (exit code \(code)).") }
        let records = await disturber?.records
        let arrived = try before.flatMap { before in try intake?.totals().since(before) }
        let verdict = try await RehearsalVerdict(
            site: site, since: firstDay, tally: staff.tally, tray: tray, arrived: arrived, disturbances: records)
        return RehearsalReport(
            people: people, seed: seed, visits: verdict.visits, registrations: verdict.registrations,
            documents: verdict.documents, payments: verdict.payments, money: verdict.money,
            seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18,
            steps: await staff.tally.times.rows(RehearsalReport.stepOrder),
            envelopesAccepted: verdict.envelopes.accepted, envelopesWaiting: verdict.envelopes.waiting,
            kills: await kiosk.kills, answersLost: await staff.tally.answersLost, residentKiB: memory,
            printersWitnessed: tray != nil, lab: verdict.lab, broken: verdict.broken)
    }

    /// Ends the child too when somebody ends the rehearsal.
    private func stopOnInterruption(_ kiosk: KioskChild) -> [any DispatchSourceSignal] {
        [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                Task {
                    await kiosk.abort()
                    exit(128 + number)
                }
            }
            source.activate()
            return source
        }
    }
}
