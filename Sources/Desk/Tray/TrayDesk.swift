public import Insurance

/// Scans at the tray: the printed paper itself says that it came out.
///
/// A paper counts as good when its own code was scanned, and from its second
/// print on the serial of its blank as well, because a spoiled sheet may carry
/// the same code. Whatever else is in the hand settles nothing.
public struct TrayDesk: Sendable {
    private let ledger: any TrayLedger & IssuingLedger
    private let serials: Set<BlankKind>
    private let codes: KnownCodes
    private let clock: any Timekeeper

    /// - Parameters:
    ///   - serials: The blanks whose serial is scanned with each print, the first too.
    ///   - codes: What codes on cards are checked against.
    public init(
        ledger: any TrayLedger & IssuingLedger, serials: Set<BlankKind> = [],
        codes: KnownCodes = KnownCodes(provinces: [], objects: [:], issuers: [:]), clock: any Timekeeper
    ) {
        self.ledger = ledger
        self.serials = serials
        self.codes = codes
        self.clock = clock
    }

    /// Does what a scan at the tray asks for.
    ///
    /// - Parameter hand: What the station scanned last; kept up to date here.
    /// - Throws: ``Refusal`` saying what is in the hand and what to do; nothing
    ///   is settled then.
    public func scan(_ text: String, hand: inout TrayHand, by officer: Operator) async throws -> TrayScan {
        let now = clock.now()
        if hand.half?.isFresh(at: now) != true { hand.half = nil }
        switch try await ledger.reading(of: text, expecting: hand.half?.document.kind.blank) {
        case .code(let prints): return try await take(prints, code: text, hand: &hand, by: officer, at: now)
        case .serial(let blank): return try await take(blank, hand: &hand, by: officer, at: now)
        case .strange:
            guard isStrangePaper(text), let expected = try await awaited(at: nil) else { return .otherwise }
            return try await alarm(.strange, intent: nil, expected: expected, by: officer, at: now)
        }
    }

    /// Alarms that nobody has ended, the newest first.
    public func alarms() async throws -> [OpenAlarm] { try await ledger.openAlarms() }

    /// Somebody put the paper aside and looked into the tray.
    public func endAlarm(_ id: Identifier, by officer: Operator) async throws {
        if !officer.roles.contains(.cashier) { try officer.must(.officer) }
        try await ledger.endAlarm(id, by: officer, at: clock.now())
    }

    /// How fast a printer has been with its last ten papers.
    public func pace(of printer: PrinterKind) async throws -> PrintPace {
        try await ledger.pace(of: printer, last: 10)
    }

    // MARK: Codes

    private func take(
        _ prints: [PrintedCode], code: String, hand: inout TrayHand, by officer: Operator, at now: Moment
    ) async throws -> TrayScan {
        let waiting = prints.filter(\.awaitsCheck)
        guard let print = waiting.first else {
            return try await lookAside(prints, code: code, hand: hand, by: officer, at: now)
        }
        guard waiting.count == 1 else { throw Refusal.codeOfTwoPapers }
        let document = print.document
        if case .serial(let serial) = hand.half?.part {
            let isSame = hand.half?.intent == print.intent
            hand.half = nil
            guard isSame else { throw Refusal.notOneCard(serial: serial) }
            return try await settle(print, code: code, serial: serial, hand: &hand, by: officer, at: now)
        }
        guard print.earlierPrints > 0 || document.kind.blank.map(serials.contains) == true else {
            return try await settle(print, code: code, serial: nil, hand: &hand, by: officer, at: now)
        }
        guard document.kind.blank != nil else { throw Refusal.codeOnEarlierCopy }
        let half = HalfScan(part: .code(code), intent: print.intent, document: document, at: now)
        hand.half = half
        return .half(half)
    }

    private func settle(
        _ print: PrintedCode, code: String, serial: String?, hand: inout TrayHand, by officer: Operator,
        at now: Moment
    ) async throws -> TrayScan {
        let document = print.document
        if !document.kind.isOfPayment || !officer.roles.contains(.cashier) { try officer.must(.officer) }
        try await ledger.judge(
            PaperScan(document: document.id, intent: print.intent, code: code, serial: serial),
            wantingSerialsOf: serials, by: officer, at: now)
        hand.half = nil
        hand.settled = TrayHand.Settled(codes: [code, serial ?? code], at: now)
        return .settled(document, name: print.name)
    }

    /// A paper of ours that is not waited for: a known one is said, any other alarms.
    private func lookAside(
        _ prints: [PrintedCode], code: String, hand: TrayHand, by officer: Operator, at now: Moment
    ) async throws -> TrayScan {
        guard let print = prints.first(where: \.isPrinting) ?? prints.first else { return .otherwise }
        if print.isPrinting { throw Refusal.paperStillPrinting }
        if print.verdict == .spoiled || print.isTakenBack { throw Refusal.paperSpoiledBefore }
        if hand.isRepeat(code, at: now) { throw Refusal.paperCheckedJustNow }
        let kind: TrayAlarm.Kind =
            switch print.document.state {
            case .handedOver, .recalled: .given
            case _ where print.verdict == .good: .checked
            default: .notPrinted
            }
        let expected = try await awaited(at: print.document.kind.printer)
        return try await alarm(kind, intent: print.intent, expected: expected, by: officer, at: now)
    }

    // MARK: Serials

    private func take(
        _ blank: ScannedBlank, hand: inout TrayHand, by officer: Operator, at now: Moment
    ) async throws -> TrayScan {
        if hand.isRepeat(blank.serial, at: now) { throw Refusal.paperCheckedJustNow }
        if let half = hand.half, case .code(let code) = half.part {
            // As the book has it now: blanks may have changed places since the code was read.
            guard !blank.isOut, let paper = blank.document, paper.id == half.document.id,
                paper.blankSerial == blank.serial
            else {
                let awaited = try await ledger.openDocuments().first { $0.document.id == half.document.id }?.document
                throw Refusal.blankOfAnotherPaper(blank, paper: awaited ?? half.document)
            }
            let print = PrintedCode(
                intent: half.intent, document: paper, name: "", verdict: nil, isTakenBack: false, earlierPrints: 0)
            return try await settle(print, code: code, serial: blank.serial, hand: &hand, by: officer, at: now)
        }
        guard let document = blank.document, !blank.isOut, let intent = document.intent, document.awaitsCheck else {
            if blank.document?.state == .printing, !blank.isOut { throw Refusal.paperStillPrinting }
            let expected = try await ledger.openDocuments().first {
                $0.document.awaitsCheck && $0.document.kind.blank == blank.kind
            }
            throw Refusal.blankNotAwaited(blank, paper: expected?.document)
        }
        guard blank.hasCode else { throw Refusal.blankWithoutCode }
        let half = HalfScan(part: .serial(blank.serial), intent: intent, document: document, at: now)
        hand.half = half
        return .half(half)
    }

    // MARK: Alarms

    private func alarm(
        _ kind: TrayAlarm.Kind, intent: Identifier?, expected: Identifier?, by officer: Operator, at now: Moment
    ) async throws -> TrayScan {
        try await ledger.raise(
            TrayAlarm(
                id: .make(at: now), kind: kind, intent: intent, expected: expected, officer: officer.code, at: now))
        return .alarm
    }

    /// The oldest print of a printer, or of all, that waits for its check.
    private func awaited(at printer: PrinterKind?) async throws -> Identifier? {
        try await ledger.openDocuments().map(\.document).first {
            $0.awaitsCheck && (printer == nil || $0.kind.printer == printer)
        }?.intent
    }

    /// Whether this is a paper like ours that this kiosk did not print: a health
    /// card, or fields between bars that are nothing else we know.
    private func isStrangePaper(_ text: String) -> Bool {
        switch Scan(text, codes: codes) {
        case .healthCard: true
        case .unknown(.unknownKind): text.utf8.count { $0 == UInt8(ascii: "|") } >= 3
        default: false
        }
    }
}
