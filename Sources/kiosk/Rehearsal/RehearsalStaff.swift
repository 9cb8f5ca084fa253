import AsyncHTTPClient

/// The people on duty at the rehearsal, each at a browser of their own, and
/// what they share.
struct RehearsalStaff: Sendable {
    let consultant, cashier, officer, supervisor: PageClient
    let kiosk: KioskChild
    let tally: RehearsalTally
    let attendeeScreen = OneAtATime()
    /// The officer's scanner, which has one paper in hand.
    let scanner = OneAtATime()
    /// The sheets the simulated printers put out, where they can be seen.
    let tray: PrinterWitness?
    /// What disturbs them in the crash lab; the staff then answers for every
    /// sheet by what lies in the tray, and only so.
    let disturber: Disturber?
    /// What reads the codes of sheets, where somebody scans them.
    let reader: SheetReader?

    init(
        at address: String, kiosk: KioskChild, http: HTTPClient, pace: KillSchedule, tray: PrinterWitness?,
        tally: RehearsalTally, disturber: Disturber? = nil, reader: SheetReader? = nil
    ) {
        func browser(_ code: String) -> PageClient {
            PageClient(code: code, address: address, http: http, pace: pace)
        }
        consultant = browser("tv01")
        cashier = browser("tn01")
        officer = browser("cb01")
        supervisor = browser("gs01")
        self.kiosk = kiosk
        self.tray = tray
        self.tally = tally
        self.disturber = disturber
        self.reader = reader
    }
}

/// What one person uses at a time: the screen that faces the attendees of a station, a scanner.
actor OneAtATime {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Runs `body` while nobody else uses it.
    func used<Result: Sendable>(by body: @Sendable () async throws -> Result) async rethrows -> Result {
        await take()
        defer { release() }
        return try await body()
    }

    private func take() async {
        guard isTaken else { return isTaken = true }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func release() {
        if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
    }
}
