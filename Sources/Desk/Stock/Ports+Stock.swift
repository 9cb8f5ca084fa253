public import Insurance

// What the desk needs to keep the book of blanks.

/// Bundles and single blanks.
public protocol StockLedger: Sendable {
    /// How each kind stands; a kind never received has zeros.
    func stock() async throws -> [StockBalance]
    /// All bundles, those in use first, by number.
    func bundles() async throws -> [StockBundle]
    /// Takes a bundle in, signed for by two; it stays closed.
    ///
    /// - Throws: ``Refusal`` with `blank-known`.
    func receive(
        _ range: BlankRange, of kind: BlankKind, by officer: Operator, with second: Operator, at moment: Moment
    ) async throws -> StockBundle
    /// Opens a bundle whose two ends were scanned.
    ///
    /// - Throws: ``Refusal`` with `bundle-unknown`, `bundle-open`, `bundle-ends-differ`.
    func open(
        _ number: Int, of kind: BlankKind, ends: (BlankSerial, BlankSerial), by officer: Operator, at moment: Moment
    ) async throws
    /// The blank the next paper of a kind is printed on; `nil` without stock.
    func nextBlank(of kind: BlankKind) async throws -> BlankSerial?
    /// Every blank with this serial, of whatever kind.
    func blanks(_ serial: BlankSerial) async throws -> [BlankFile]
    /// Takes blanks out of the book for good, all or none; papers that had one
    /// of them reserved take the next.
    ///
    /// - Throws: ``Refusal`` with `blank-unknown`, `blank-spent`,
    ///   `blank-in-print`, `bundle-closed`.
    func takeOut(_ taking: BlankTaking, by officer: Operator, at moment: Moment) async throws
    /// Spoiled blanks and test prints, by kind and serial.
    func bag() async throws -> [BagLine]
}

/// Blanks taken out of the book, and why.
public struct BlankTaking: Hashable, Sendable {
    /// ``StockAct/beside``, ``StockAct/lost`` or ``StockAct/returned``.
    public let act: StockAct
    public let kind: BlankKind
    public let range: BlankRange
    public let reason: StockReason
    /// The second person; of what is returned.
    public let second: String?

    public init(act: StockAct, kind: BlankKind, range: BlankRange, reason: StockReason, second: String? = nil) {
        self.act = act
        self.kind = kind
        self.range = range
        self.reason = reason
        self.second = second
    }
}

/// Which blank a paper is printed on.
public protocol BlankBindingLedger: Sendable {
    /// Compares the serial in hand with the one the book has bound to a paper.
    ///
    /// The same serial is recorded as confirmed. Another one changes places
    /// with it, in one transaction, when a reason is given.
    ///
    /// - Returns: The serial that was bound before, when it was another one.
    /// - Throws: ``Refusal`` with `document-unknown`, `paper-without-blank`,
    ///   `serial-differs`, `blank-unknown`, `blank-spent`, `bundle-closed`.
    func show(
        _ serial: BlankSerial, on document: Identifier, reason: StockReason?, by officer: Operator, at moment: Moment
    ) async throws -> BlankSerial?
    /// Notes a test print before the printer hears of it; it uses up the blank
    /// in hand, or the next one.
    ///
    /// - Parameter isSpare: Whether it goes to the spare printer of its kind.
    /// - Throws: ``Refusal`` with `stock-empty`, and as ``StockLedger/takeOut(_:by:at:)``.
    func beginTest(
        _ kind: DocumentKind, on serial: BlankSerial?, isSpare: Bool, by officer: Operator, at moment: Moment
    ) async throws -> TestPrint
    /// Notes what became of a test print; when nothing was sent its blank is whole again.
    func settleTest(_ id: Identifier, as outcome: PrintOutcome, at moment: Moment) async throws
    /// A person looked: nothing of a doubtful test print came out.
    ///
    /// - Throws: ``Refusal`` with `test-not-doubtful`.
    func takeBackTest(_ id: Identifier, by officer: Operator, at moment: Moment) async throws
}

/// The closing of the book, with its witnesses.
public protocol StockCountLedger: Sendable {
    /// How each kind that was ever received stands since its last count.
    func equations() async throws -> [StockEquation]
    /// Notes what was counted, and the printers' own counters with it.
    ///
    /// - Throws: ``Refusal`` with `blanks-difference`; nothing is stored then.
    func countBlanks(
        _ counted: [CountedBlanks], pages: [PrinterPages], by officer: Operator, at moment: Moment
    ) async throws -> [StockCount]
    /// Kinds the cashier's counted shift still waits for; empty when it has none.
    func uncounted(inShiftOf cashier: String) async throws -> [BlankKind]
    /// The latest counts, newest first.
    func stockCounts(limit: Int) async throws -> [StockCount]
    func notePages(
        _ pages: [PrinterPages], _ occasion: PagesOccasion, by officer: Operator, at moment: Moment
    ) async throws
    /// What the printers say since the last note, beside what the ledger has.
    func witnesses(_ pages: [PrinterPages]) async throws -> [PagesWitness]
    /// What the stock will do for people, by the use of one day.
    func forecasts(on day: CalendarDay) async throws -> [StockForecast]
}

/// Makes sure that a serial can stand on the paper it is for, before blanks are taken in.
public protocol SerialProofing: Sendable {
    /// - Throws: What keeps the paper from being printed, such as `text-does-not-fit`.
    func check(serial: String, of kind: BlankKind) async throws
}
