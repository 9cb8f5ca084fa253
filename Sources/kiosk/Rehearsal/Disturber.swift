import Desk
import Insurance
import Logging
import Printing

/// Disturbs an evening at drawn moments while papers are printed, and mends
/// each time what it broke.
///
/// What happens and when is drawn from the seed; what was going on at that
/// moment also depends on the machine.
actor Disturber {
    private let spooler: SimulatedSpooler
    private let kiosk: KioskChild
    private let tally: RehearsalTally
    private var random: SeededRandom
    private var left: Int
    private var untilNext: Int
    private var running: [Task<Void, Never>] = []
    /// What the kiosk itself sees of the printers.
    private let printers: PrinterWatch?
    private var watch: Task<Void, Never>?
    private(set) var records: [DisturbanceRecord] = []

    /// - Parameter count: How many disturbances at most; fewer where printing ends before.
    init(_ count: Int, seed: UInt64, spooler: SimulatedSpooler, kiosk: KioskChild, tally: RehearsalTally) {
        self.spooler = spooler
        self.kiosk = kiosk
        self.tally = tally
        random = SeededRandom(seed: seed, stream: 0xD157)
        left = count
        untilNext = 1
        let queues = Dictionary(uniqueKeysWithValues: PrinterKind.allCases.map { ($0, $0.rawValue) })
        printers = (try? CUPSSettings(server: spooler.folder + "/socket", queues: queues)).map { settings in
            PrinterWatch(settings, logger: Logger(label: "printers", factory: { _ in SwiftLogNoOpLogHandler() }))
        }
    }

    /// Counts a look at papers that are being printed or judged.
    func papersSeen() {
        if watch == nil { watch = Task { await restartWhatIsIdle() } }
        guard left > 0 else { return }
        untilNext -= 1
        guard untilNext <= 0 else { return }
        left -= 1
        untilNext = Int.random(in: 1...7, using: &random)
        let blow = Blow(using: &random)
        running.append(Task { await strike(blow) })
    }

    /// Waits until all is mended and nothing prints any more.
    func settle() async {
        left = 0
        for task in running { await task.value }
        running = []
        for _ in 0..<3 {
            // Never cancelled; a moment more or less does not matter.
            let deadline = ContinuousClock.now + .seconds(30)
            while ContinuousClock.now < deadline, spooler.isAtWork { try? await Task.sleep(for: .milliseconds(100)) }
            try? await Task.sleep(for: .milliseconds(100))
        }
        watch?.cancel()
        await watch?.value
        if spooler.isAtWork { await tally.problem("A printer was still at work half a minute after the evening.") }
    }

    /// Does what staff do with a printer or a spooler that has work and does nothing.
    private func restartWhatIsIdle() async {
        var idle: [PrinterKind: Int] = [:]
        while !Task.isCancelled {
            await printers?.lookOnce()
            if await printers?.statuses().contains(where: { $0.reasons.contains("spooler-stalled") }) == true {
                await strike(Blow(restarting: nil))
            }
            for printer in PrinterKind.allCases {
                idle[printer] = spooler.isIdleThoughAsked(printer) ? idle[printer, default: 0] + 1 : 0
                guard idle[printer, default: 0] >= Self.patience else { continue }
                idle[printer] = 0
                await strike(Blow(restarting: printer))
            }
            // Cancelled when the evening is over.
            try? await Task.sleep(for: .milliseconds(500))
        }
    }

    /// So many looks, half a second apart.
    private static let patience = 6

    private func strike(_ blow: Blow) async {
        if blow.kind.needsBackend || blow.waitsForBackend {
            for _ in 0..<30 {
                if spooler.hasBackend { break }
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
        try? await Task.sleep(for: blow.delay)
        let begin = Wiring.clock.now().milliseconds
        do {
            guard try await carryOut(blow) else { return }
        } catch {
            await tally.problem("After \(blow.kind.rawValue): \(error)")
        }
        let printer = blow.kind.printerModes.isEmpty ? nil : blow.printer
        let end = Wiring.clock.now().milliseconds
        records.append(DisturbanceRecord(kind: blow.kind, begin: begin, end: end, printer: printer))
    }

    /// - Returns: Whether there was anything to disturb.
    private func carryOut(_ blow: Blow) async throws -> Bool {
        switch blow.kind {
        case .kiosk: return await kiosk.killAndRestart()
        case .backend: return spooler.killBackend()
        case .spooler, .spoolerWithBackends:
            guard spooler.kill(withBackends: blow.kind == .spoolerWithBackends) else { return false }
            try? await Task.sleep(for: blow.outage)
            try await spooler.start()
        case .spoolerEnded:
            guard await spooler.tellToEnd() else { return false }
            try? await Task.sleep(for: blow.outage)
            try await spooler.start()
        case .kioskAndSpooler, .machine:
            let isHit = spooler.kill(withBackends: blow.kind == .machine)
            let isKioskHit = await kiosk.killAndRestart()
            try? await Task.sleep(for: blow.outage)
            if isHit { try await spooler.start() }
            return isHit && isKioskHit
        default: return try await breakPrinter(blow)
        }
        return true
    }

    private func breakPrinter(_ blow: Blow) async throws -> Bool {
        guard spooler.isWell(blow.printer) else { return false }
        for mode in blow.kind.printerModes {
            try await spooler.set(mode, of: blow.printer)
            try? await Task.sleep(for: blow.outage)
        }
        try await spooler.set("ok", of: blow.printer)
        return true
    }
}

/// A disturbance as it was drawn.
private struct Blow: Sendable {
    let kind: Disturbance
    let printer: PrinterKind
    /// Waits for a job before it strikes; else it may strike between two.
    let waitsForBackend: Bool
    let delay: Duration
    /// How long something stays broken.
    let outage: Duration

    /// Switches a printer off and on, or ends the spooler and starts it again.
    init(restarting printer: PrinterKind?) {
        self.printer = printer ?? .card
        kind = printer == nil ? .spoolerEnded : .printerRestarted
        (waitsForBackend, delay, outage) = (false, .zero, .milliseconds(500))
    }

    init(using random: inout SeededRandom) {
        kind = Disturbance.drawn.randomElement(using: &random) ?? .kiosk
        // Cards and covers are on controlled blanks.
        printer = [.card, .card, .card, .book, .book, .receipt].randomElement(using: &random) ?? .card
        waitsForBackend = Int.random(in: 0..<4, using: &random) > 0
        delay = .milliseconds(Int.random(in: 0...900, using: &random))
        // Staff may be slow to come; meanwhile other things fail.
        let isLong = Int.random(in: 0..<4, using: &random) == 0 && !kind.printerModes.isEmpty
        outage = .milliseconds(Int.random(in: isLong ? 2000...7000 : 100...2000, using: &random))
    }
}
