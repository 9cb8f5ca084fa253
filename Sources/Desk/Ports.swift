public import Insurance
public import InsuranceRules

// What the desk needs from outside. The ledger, the printers, the upload and
// the scanners implement these; the executables join them.

/// Tells the time.
///
/// Not trusted: see ``ClockGuard``.
public protocol Timekeeper: Sendable {
    func now() -> Moment
}

/// Something that tells when what it holds has changed.
public protocol ChangeFeed: Sendable {
    /// One element after each commit, coalesced; the first comes at once.
    func changes() -> AsyncStream<Void>
}

/// Visits and registrations.
public protocol VisitLedger: Sendable {
    /// - Parameter card: What was scanned of `scanned`; `nil` for someone of the list.
    func openVisit(
        station: String, language: String, channel: Channel, scanned: Person?, card: CardReading?,
        by officer: Operator, at moment: Moment
    ) async throws -> Visit
    func visitFile(_ id: Identifier) async throws -> VisitFile?
    /// All visits of a day, newest first.
    func visitFiles(on day: CalendarDay) async throws -> [VisitFile]
    /// Paid visits of earlier days whose papers or hand-over are still open,
    /// newest first; nothing older than 60 days.
    func openVisitFiles(before day: CalendarDay) async throws -> [VisitFile]
    /// The visit of today in which this number was scanned or registered.
    func visit(ofPersonWithKey key: String, on day: CalendarDay) async throws -> Identifier?
    /// The latest visit of a day in which something was paid for the person with this number.
    func paidVisit(ofPersonWithKey key: String, on day: CalendarDay) async throws -> Identifier?
    func recordScan(_ person: Person, card: CardReading?, in visit: Identifier) async throws
    func recordChannel(_ channel: Channel, of visit: Identifier) async throws
    /// Keeps what was looked at and, once known, how it ended; a visit that has
    /// ended is refused.
    func recordConsultation(
        visit: Identifier, plans: [Terms], end: ConsultationEnd?, at occasion: Occasion?, by officer: Operator,
        at moment: Moment
    ) async throws
    /// Takes back how a consultation ended, and erases whom to call.
    func reopen(visit: Identifier, by officer: Operator, at moment: Moment) async throws
    /// Writes registrations with their frozen quotes, all or none, in place of
    /// the visit's unpaid ones, which become abandoned.
    func register(
        visit: Identifier, entries: [(RegistrationEntry, FrozenQuote)], by officer: Operator, at moment: Moment
    ) async throws
    /// Marks these quoted registrations of the visit as read back by the
    /// attendee, and no others; refused unless all are still quoted.
    func confirmReadBack(
        visit: Identifier, of registrations: [Identifier], _ way: ReadBackWay, at moment: Moment
    ) async throws
    /// Gives up the visit's unpaid registrations.
    func abandon(visit: Identifier, by officer: Operator, at moment: Moment) async throws
}

/// Finds people by what staff remember of them.
///
/// Each source of people (the visits of an evening, a commune's list) is one of
/// these; none of them writes a folded name to a file.
public protocol PeopleSearching: Sendable {
    /// People who fit, those of visits of `day` first, newest first.
    ///
    /// - Parameters:
    ///   - day: Today; of earlier visits only those still open count.
    ///   - limit: How many are told one by one; the rest is counted.
    func people(matching query: PeopleQuery, on day: CalendarDay, limit: Int) async throws -> FoundPeople
}

/// Money: one transaction for payment, receipt, registrations, documents,
/// reserved blanks and envelopes.
public protocol PaymentLedger: Sendable {
    /// Takes a payment once; the same form again returns the same payment.
    ///
    /// - Throws: ``Refusal`` with `quote-stale`, `amount-changed`,
    ///   `tendered-short`, `shift-not-open`, `receipts-used-up`,
    ///   `clock-untrusted`, `already-registered`; nothing is stored then.
    func take(_ taking: CashTaking, by cashier: Operator, at moment: Moment) async throws -> Payment
    func openShift(float: Dong, by cashier: Operator, at moment: Moment) async throws -> Shift
    func shift(of cashier: String) async throws -> Shift?
    func recentShifts(limit: Int) async throws -> [Shift]
    /// Stores the blind count; afterwards the shift takes no payment.
    func countShift(_ count: CashCount, by cashier: Operator, at moment: Moment) async throws -> Shift
    /// Opens the next cashier's shift with the drawer as this one counted it;
    /// harmless when repeated.
    func passDrawer(of cashier: Operator, to next: Operator, at moment: Moment) async throws -> Shift
    /// Ends a counted shift. Final, and harmless when repeated.
    ///
    /// - Throws: ``Refusal`` with `papers-unanswered` while something is to be
    ///   said of a paper of the shift that nobody took.
    func closeShift(reason: String?, by cashier: Operator, at moment: Moment) async throws -> Shift
}

/// Papers: approval and verdicts.
public protocol IssuingLedger: Sendable {
    /// Documents that are not yet handed over, oldest first, with the name each is for.
    func openDocuments() async throws -> [(document: Document, name: String)]
    /// Makes `officer` answer for what is printed from now on, and approves what waits.
    func takeTray(by officer: Operator, at moment: Moment) async throws
    /// Ends the duty of whoever answers for the tray now; what was approved
    /// stays approved. Harmless when nobody does.
    func releaseTray(by officer: Operator, at moment: Moment) async throws
    /// Who answers for the tray on a day (Asia/Ho_Chi_Minh): the last to have
    /// taken it that day, until it is released.
    func trayOfficer(on day: CalendarDay) async throws -> String?
    /// Approves the papers of a visit that wait for it; harmless when repeated.
    func approve(papersOf visit: Identifier, by officer: Operator, at moment: Moment) async throws
    /// Settles what came out for this very intent; any other intent is refused.
    func judge(
        document: Identifier, intent: Identifier, verdict: Verdict, reason: SpoilReason?, by officer: Operator,
        at moment: Moment) async throws
    /// Queues a spoiled, missing or held document again; spoiled ones take a new blank.
    func reprint(document: Identifier, by officer: Operator, at moment: Moment) async throws
    func stock() async throws -> [StockBalance]
}

/// What a print worker asks of the ledger.
public protocol PrintQueue: ChangeFeed {
    /// Commits the next print intent for a printer: claimed before the printer
    /// hears of it. `nil` when nothing can be printed.
    func claimNext(for printer: PrinterKind, at moment: Moment) async throws -> PrintIntent?
    /// Settles an intent once; a second time is an error.
    func settle(_ intent: Identifier, as outcome: PrintOutcome, at moment: Moment) async throws
    /// Intents a former run left in `printing`.
    func interrupted() async throws -> [(intent: Identifier, printer: PrinterKind)]
    /// As ``claimNext(for:at:)``, for one of the printers of a kind: `nil`
    /// while another one has its waiting papers.
    func claimNext(at place: PrinterPlace, at moment: Moment) async throws -> PrintIntent?
    /// Intents that a former run left in `printing` on this very printer.
    func interrupted(at place: PrinterPlace) async throws -> [Identifier]
    /// Lets a payment's transaction claim one paper for a printer that has
    /// nothing to do, until it has, or the queue is asked again.
    func standBy(_ printer: PrinterPlace, _ standBy: StandBy)
    /// Ends the stand-by of a printer.
    ///
    /// - Returns: What was claimed for it meanwhile, durable already. Each
    ///   intent is given out once.
    func handedOver(to printer: PrinterPlace) -> PrintIntent?
}

/// Makes an envelope; called inside the ledger's transaction, so it only computes.
public protocol EnvelopeSealing: Sendable {
    func seal(_ record: OutgoingRecord, head: EnvelopeHead) throws -> SealedEnvelope
}

/// The outgoing envelopes, as the courier sees them.
public protocol Outbox: ChangeFeed {
    /// Leases the oldest waiting envelopes up to `bytes` in all, at least one.
    /// Expired leases are taken back first.
    func lease(upTo bytes: Int, for seconds: Int, at moment: Moment) async throws -> [SealedEnvelope]
    /// Stores answers to leased envelopes.
    func settle(_ answers: [EnvelopeAnswer], at moment: Moment) async throws
    /// Stores what the province takes back of accepted envelopes; what was taken
    /// back before, or is not accepted here, stays as it is.
    func recall(_ recalls: [EnvelopeRecall], at moment: Moment) async throws
    /// Gives leases back after a run that brought no answer.
    func release(_ ids: [Identifier]) async throws
    func queueCounts() async throws -> QueueCounts
    /// How many envelopes have no answer, and how long they are together.
    func unansweredSize() async throws -> (count: Int, bytes: Int)
    func queueEntries(limit: Int) async throws -> [QueueEntry]
    /// What the province did not take of a visit, in the order it was made.
    func refusedEntries(of visit: Identifier) async throws -> [QueueEntry]
}

/// Members of staff.
public protocol OperatorDirectory: Sendable {
    func member(code: String) async throws -> (Operator, PINRecord)?
    func members() async throws -> [Operator]
    func add(_ member: Operator, pin: PINRecord) async throws
}

/// Checks that the ledger agrees with itself.
public protocol LedgerAudit: Sendable {
    /// Every broken invariant in a sentence that names records by id; empty when all hold.
    func brokenInvariants() async throws -> [String]
    /// The same, each with what it is about.
    func findings() async throws -> [AuditFinding]
}

/// People who agreed to be called back.
public protocol LeadLedger: Sendable {
    /// Leads of visits of some days: open ones first, then the newest.
    func leads(of days: ClosedRange<CalendarDay>) async throws -> [Lead]
    func markContacted(_ lead: Identifier, by officer: Operator, at moment: Moment) async throws
    /// Erases name and number from the file and its log; asked again it makes
    /// sure that they are gone.
    func withdraw(_ lead: Identifier, by officer: Operator, at moment: Moment) async throws
    /// Records an export and gives the live leads it holds, in one transaction.
    func exportLeads(of days: ClosedRange<CalendarDay>, by officer: Operator, at moment: Moment) async throws -> [Lead]
    /// All exports, newest first.
    func leadExports() async throws -> [LeadExport]
}

/// Comparisons that people took home.
public protocol OfferLedger: Sendable {
    /// Keeps an offer under a new number.
    func keepOffer(
        _ content: OfferContent, of visit: Identifier, rules: String, by officer: Operator, at moment: Moment
    ) async throws -> Offer
    /// The offer with a number, however old.
    func offer(_ number: OfferNumber) async throws -> Offer?
}

/// Prints leaflets, which are no controlled papers: nothing is claimed,
/// settled or checked.
public protocol LeafletPrinting: Sendable {
    /// Gives a leaflet to the spooler once, and does not wait until it is out.
    func print(_ leaflet: Leaflet) async -> LeafletOutcome
}

/// How the printers are.
public protocol PrinterWatching: ChangeFeed {
    func statuses() async -> [PrinterStatus]
}

/// One printer as the spooler reports it.
public struct PrinterStatus: Hashable, Sendable {
    /// IPP printer-state, and what lies outside of it.
    public enum State: String, Hashable, Sendable { case idle, processing, stopped, unreachable, missing }

    public let kind: PrinterKind
    public let queue: String
    public let state: State
    /// IPP printer-state-reasons keywords without severity, `none` left out.
    public let reasons: [String]
    /// Ribbons and toner, as far as the printer tells.
    public let supplies: [PrinterSupply]
    /// The kind's other printers, whose waiting papers this one has.
    public var others: [PrinterStatus] = []

    public init(
        kind: PrinterKind, queue: String, state: State, reasons: [String], supplies: [PrinterSupply] = []
    ) {
        self.kind = kind
        self.queue = queue
        self.state = state
        self.reasons = reasons
        self.supplies = supplies
    }

    public var isReady: Bool { (state == .idle || state == .processing) && reasons.isEmpty }
}

/// What staff may do to the queues of the printers.
public protocol QueueTending: Sendable {
    /// Makes sure that nothing of an intent can come out of its printer any more.
    ///
    /// - Parameter isDoubtful: The kiosk lost sight of it, so it may have come
    ///   out after somebody looked.
    /// - Throws: ``Refusal`` with `print-not-withdrawn`, `print-was-running`,
    ///   `print-just-ended` or `printer-not-asked`: the answer "nothing came out"
    ///   cannot be taken yet.
    func withdraw(_ intent: Identifier, from printer: PrinterKind, isDoubtful: Bool) async throws
    /// Lets a stopped queue print again.
    func resume(_ printer: PrinterKind) async throws
}

/// Sends the queue now, when staff ask for it.
public protocol UploadStarting: Sendable {
    /// - Returns: how the queue stands afterwards.
    /// - Throws: ``Refusal`` with `upload-unreachable`, `upload-not-trusted`,
    ///   `upload-deferred`, `upload-off`.
    func sendNow() async throws -> QueueCounts

    /// What the last run ended in; `nil` when all went.
    var outage: Refusal? { get async }

    /// How far the run that goes on now has come; `nil` between runs.
    var progress: UploadProgress? { get async }
}

extension UploadStarting {
    public var outage: Refusal? { nil }
    public var progress: UploadProgress? { nil }
}

/// Text from scanners attached to the kiosk.
public protocol ScanFeed: Sendable {
    /// Each scan once to every listener, NFC.
    func scans() -> AsyncStream<String>
}
