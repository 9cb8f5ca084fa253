public import Insurance

/// The book of controlled blanks: every serial in one state, each change with
/// who, when and why.
public struct StockDesk: Sendable {
    public typealias Book = StockLedger & BlankBindingLedger & StockCountLedger

    private let ledger: any Book
    private let printers: any PagesReporting
    private let papers: (any SerialProofing)?
    private let clock: any Timekeeper

    /// - Parameter papers: Holds serials against the papers they will stand on; `nil` lets all pass.
    public init(
        ledger: any Book, printers: any PagesReporting, papers: (any SerialProofing)? = nil, clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.printers = printers
        self.papers = papers
        self.clock = clock
    }

    // MARK: Looking

    public func balances() async throws -> [StockBalance] { try await ledger.stock() }
    public func bundles() async throws -> [StockBundle] { try await ledger.bundles() }
    public func next(of kind: BlankKind) async throws -> BlankSerial? { try await ledger.nextBlank(of: kind) }
    public func bag() async throws -> [BagLine] { try await ledger.bag() }
    public func forecasts() async throws -> [StockForecast] { try await ledger.forecasts(on: clock.now().day) }

    /// What the book has under a serial as typed or scanned.
    ///
    /// - Throws: ``Refusal`` with `serial-unreadable`, `blank-unknown`.
    public func blanks(_ typed: String) async throws -> [BlankFile] {
        let serial = try Self.serial(typed)
        let known = try await ledger.blanks(serial)
        guard !known.isEmpty else { throw Refusal.blankUnknown(serial.text) }
        return known
    }

    // MARK: Bundles

    /// Takes in a bundle that two people have looked at.
    ///
    /// - Parameters:
    ///   - last: The last serial, or its digits alone.
    ///   - second: Whose PIN was right; `nil` when nobody signed.
    /// - Throws: ``Refusal`` with `role-missing`, `serial-unreadable`,
    ///   `bundle-range-wrong`, `second-officer-missing`, `blank-known`.
    @discardableResult
    public func receive(
        _ kind: BlankKind, first: String, last: String, second: Operator?, by officer: Operator
    ) async throws -> StockBundle {
        try mayKeep(officer)
        let range = try Self.range(first, last)
        try await papers?.check(serial: range.first.text, of: kind)
        return try await ledger.receive(
            range, of: kind, by: officer, with: try signed(second, besides: officer), at: clock.now())
    }

    /// Opens a bundle against its two ends, in whichever order they were scanned.
    public func open(
        _ number: Int, of kind: BlankKind, first: String, last: String, by officer: Operator
    ) async throws {
        try mayKeep(officer)
        let ends = (try Self.serial(first), try Self.serial(last))
        try await ledger.open(number, of: kind, ends: ends, by: officer, at: clock.now())
    }

    // MARK: Single blanks

    /// The serial in hand, of a paper that is printing, to be checked or waiting.
    ///
    /// - Parameter reason: Why it is another one than the book's, if it is.
    /// - Returns: The serial the book had before, when the two changed places.
    public func show(
        _ typed: String, on document: Identifier, reason: StockReason?, by officer: Operator
    ) async throws -> BlankSerial? {
        try mayKeep(officer)
        let reason = reason.flatMap { StockReason.ofSwap.contains($0) ? $0 : nil }
        return try await ledger.show(
            try Self.serial(typed), on: document, reason: reason, by: officer, at: clock.now())
    }

    /// A blank came out of the printer beside a paper, with nothing on it.
    public func spoil(_ kind: BlankKind, _ typed: String, reason: StockReason?, by officer: Operator) async throws {
        try await take(.beside, kind, typed, typed, reason, among: StockReason.ofSpoiled, second: nil, by: officer)
    }

    /// Blanks that are not there any more.
    public func lose(
        _ kind: BlankKind, first: String, last: String, reason: StockReason?, by officer: Operator
    ) async throws {
        try await take(.lost, kind, first, last, reason, among: StockReason.ofLost, second: nil, by: officer)
    }

    /// Blanks given back to the province by two people.
    public func giveBack(
        _ kind: BlankKind, first: String, last: String, reason: StockReason?, second: Operator?, by officer: Operator
    ) async throws {
        try mayKeep(officer)
        let second = try signed(second, besides: officer).code
        try await take(.returned, kind, first, last, reason, among: StockReason.ofReturned, second: second, by: officer)
    }

    /// A test print that was made on a blank and is not in the book yet.
    ///
    /// - Parameter isSpare: Whether the spare printer of the kind made it.
    public func bookTest(
        _ kind: DocumentKind, _ typed: String, isSpare: Bool = false, by officer: Operator
    ) async throws {
        try mayKeep(officer)
        let serial = try Self.serial(typed)
        let test = try await ledger.beginTest(kind, on: serial, isSpare: isSpare, by: officer, at: clock.now())
        try await ledger.settleTest(test.id, as: .ejected, at: clock.now())
    }

    /// Nothing of a doubtful test print came out; its blank goes back to stock.
    public func takeBackTest(_ id: Identifier, by officer: Operator) async throws {
        try mayKeep(officer)
        try await ledger.takeBackTest(id, by: officer, at: clock.now())
    }

    // MARK: The closing

    public func equations() async throws -> [StockEquation] { try await ledger.equations() }
    public func counts() async throws -> [StockCount] { try await ledger.stockCounts(limit: 10) }

    /// Kinds to be counted before the cashier's shift can be closed.
    public func uncounted(inShiftOf cashier: Operator) async throws -> [BlankKind] {
        try await ledger.uncounted(inShiftOf: cashier.code)
    }

    /// What the printers count themselves, beside the ledger; asks them now.
    public func witnesses() async throws -> [PagesWitness] { try await ledger.witnesses(await printers.pages()) }

    /// Notes what was counted by hand; a difference needs a reason.
    ///
    /// - Throws: ``Refusal`` with `role-missing`, `blanks-difference`.
    @discardableResult
    public func count(_ counted: [CountedBlanks], by officer: Operator) async throws -> [StockCount] {
        guard officer.roles.contains(.cashier) || mayKeepBook(officer) else { throw Self.mustKeep }
        let tidy = counted.map { entry in
            let reason = entry.reason.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
            return CountedBlanks(kind: entry.kind, pieces: entry.pieces, reason: reason)
        }
        return try await ledger.countBlanks(tidy, pages: await printers.pages(), by: officer, at: clock.now())
    }

    /// Notes the printers' counters at the opening of a shift.
    public func notePages(_ occasion: PagesOccasion, by officer: Operator) async throws {
        try await ledger.notePages(await printers.pages(), occasion, by: officer, at: clock.now())
    }

    // MARK: Parts

    private func take(
        _ act: StockAct, _ kind: BlankKind, _ first: String, _ last: String, _ reason: StockReason?,
        among reasons: [StockReason], second: String?, by officer: Operator
    ) async throws {
        try mayKeep(officer)
        let range = try Self.range(first, last)
        guard let reason, reasons.contains(reason) else {
            throw Refusal("stock-reason-missing", "Say why, from the list; nothing was changed yet.")
        }
        try await ledger.takeOut(
            BlankTaking(act: act, kind: kind, range: range, reason: reason, second: second), by: officer,
            at: clock.now())
    }

    private func signed(_ second: Operator?, besides officer: Operator) throws -> Operator {
        guard let second, second.code != officer.code, mayKeepBook(second) else {
            throw Refusal(
                "second-officer-missing",
                """
                Two people sign for blanks that come or go. Ask another officer or a supervisor to type their own code \
                and PIN; nothing was changed yet.
                """)
        }
        return second
    }

    private func mayKeepBook(_ officer: Operator) -> Bool { !officer.roles.isDisjoint(with: [.officer, .supervisor]) }

    private func mayKeep(_ officer: Operator) throws {
        guard mayKeepBook(officer) else { throw Self.mustKeep }
    }

    private static let mustKeep = Refusal(
        "role-missing", "This step needs the role 'officer'. Ask a colleague who holds it to sign in.",
        details: ["role": "officer"])

    private static func serial(_ typed: String) throws -> BlankSerial {
        guard let serial = BlankSerial(typed) else { throw Refusal.serialUnreadable }
        return serial
    }

    private static func range(_ first: String, _ last: String) throws -> BlankRange {
        let begin = try serial(first)
        var end = try serial(last.isEmpty ? first : last)
        if end.series.isEmpty, !begin.series.isEmpty { end = BlankSerial(series: begin.series, digits: end.digits) }
        guard let range = BlankRange(begin, end) else {
            throw Refusal(
                "bundle-range-wrong",
                """
                From \(begin) to \(end) is no range: both ends have the same letters and as many digits, and the \
                last is not before the first. Scan the first and the last piece again.
                """, details: ["first": begin.text, "last": end.text])
        }
        return range
    }
}

extension Refusal {
    /// What was typed or scanned is no serial.
    public static let serialUnreadable = Refusal(
        "serial-unreadable",
        """
        This is no serial of a blank: letters, then digits to the end, such as TH0000123. Scan the blank again, or \
        type the serial as it is printed.
        """)

    /// The book does not know a blank.
    public static func blankUnknown(_ serial: String) -> Refusal {
        Refusal(
            "blank-unknown",
            """
            The book has no blank \(serial), so nothing was changed. Compare it with the piece in hand; a bundle that \
            is not in the book is taken in first.
            """, details: ["serial": serial])
    }
}
