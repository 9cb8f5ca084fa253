import Desk
import Insurance
import InsuranceRules

/// A ledger in memory that keeps what the pages need, and refuses what the
/// real one refuses.
actor MemoryLedger: VisitLedger, PaymentLedger, IssuingLedger, OperatorDirectory {
    private(set) var files: [Identifier: VisitFile] = [:]
    private var shifts: [String: Shift] = [:]
    private var forms: [Identifier: Payment] = [:]
    private var people: [String: (Operator, PINRecord)] = [:]
    private var tray: (officer: String, day: CalendarDay)?
    /// Who approves papers with the payment; `nil` leaves it to an act of its own.
    private var approver: String? = "cb01"
    func setApprover(_ code: String?) { approver = code }
    /// How each consultation went on or ended, in order.
    private(set) var ends: [ConsultationEnd?] = []
    var handOvers: [HandOver] = []
    var signings: [Identifier: Signing] = [:]
    var fates: [Identifier: PaperFate] = [:]
    /// Papers in hand that were not waited for, and nobody ended.
    var alarms: [TrayAlarm] = []
    var pace = PrintPace(last: [], since: nil)
    var reissues: [(document: Identifier, witness: String)] = []
    /// The visits a slip was asked for.
    var slips: [Identifier] = []
    /// Who answers for a tray or a till, as the tests want it.
    var onDuty: Set<String> = []
    /// Who said that the clock is right.
    var clockAcceptedBy: String?
    func setOnDuty(_ codes: Set<String>) { onDuty = codes }
    private(set) var judged: [(Verdict, SpoilReason?)] = []

    /// What was typed and not taken, by visit and part.
    var drafts: [String: (draft: RegistrationDraft, savedAt: Moment)] = [:]

    // MARK: Visits

    func openVisit(
        station: String, language: String, channel: Channel, scanned: Person?, card: CardReading? = nil,
        by officer: Operator, at moment: Moment
    ) -> Visit {
        let visit = Visit(
            id: .make(at: moment), number: files.count + 1, openedAt: moment, station: station, language: language,
            channel: channel, outcome: nil, plans: [], scanned: scanned, card: card)
        files[visit.id] = VisitFile(visit: visit, registrations: [], payment: nil, documents: [])
        return visit
    }

    func visitFile(_ id: Identifier) -> VisitFile? { files[id] }

    func visitFiles(on day: CalendarDay) -> [VisitFile] {
        files.values.filter { $0.visit.openedAt.day == day }.sorted { $0.visit.number > $1.visit.number }
    }

    func openVisitFiles(before day: CalendarDay) -> [VisitFile] {
        files.values.filter { $0.visit.openedAt.day < day && $0.payment != nil && $0.nextStep != .done }
    }

    func visit(ofPersonWithKey key: String, on day: CalendarDay) -> Identifier? {
        files.values.first { $0.visit.scanned?.key == key || $0.registrations.contains { $0.person.key == key } }?.visit
            .id
    }

    func paidVisit(ofPersonWithKey key: String, on day: CalendarDay) -> Identifier? {
        files.values.first { file in
            file.registrations.contains { [.paid, .handedOver].contains($0.state) && $0.person.key == key }
        }?.visit.id
    }

    func recordScan(_ person: Person, card: CardReading?, in visit: Identifier) throws {
        try change(visit) { $0.with(visit: $0.visit.with(scanned: person, card: card)) }
    }

    func recordChannel(_ channel: Channel, of visit: Identifier) throws {
        try change(visit) { $0.with(visit: $0.visit.with(channel: channel)) }
    }

    func recordConsultation(
        visit: Identifier, plans: [Terms], end: ConsultationEnd?, at occasion: Occasion?, by officer: Operator,
        at moment: Moment
    ) throws {
        guard files[visit]?.hasEnded != true else { throw Refusal.visitEnded }
        ends.append(end)
        try change(visit) { $0.with(visit: $0.visit.with(plans: plans, outcome: end?.outcome)) }
        guard end == .followUp(nil) || end?.outcome == .declined else { return }
        try change(visit) {
            $0.with(visit: $0.visit.with(plans: [], outcome: end?.outcome).withoutPerson, registrations: [])
        }
    }

    func reopen(visit: Identifier, by officer: Operator, at moment: Moment) throws {
        guard let file = files[visit] else { throw Refusal.noSuchVisit }
        guard file.hasEnded else { return }
        guard file.canReopen else { throw Refusal.visitEnded }
        ends.append(nil)
        try change(visit) { $0.with(visit: $0.visit.with(plans: $0.visit.plans, outcome: nil)) }
    }

    func register(
        visit: Identifier, entries: [(RegistrationEntry, FrozenQuote)], by officer: Operator, at moment: Moment
    ) throws {
        try change(visit) { file in
            file.with(
                registrations: entries.map { entry, quote in
                    Registration(
                        id: .make(at: moment), visit: visit, state: .quoted, entry: entry, quote: quote, readBackAt: nil
                    )
                })
        }
    }

    func confirmReadBack(
        visit: Identifier, of registrations: [Identifier], _ way: ReadBackWay, at moment: Moment
    ) throws {
        try change(visit) {
            $0.with(
                registrations: $0.registrations.map {
                    registrations.contains($0.id)
                        ? $0.with(state: .quoted, readBackAt: moment, readBackWay: way) : $0
                })
        }
    }

    func abandon(visit: Identifier, by officer: Operator, at moment: Moment) throws {
        try change(visit) { $0.with(registrations: $0.registrations.map { $0.with(state: .abandoned) }) }
    }

    // MARK: Money

    func take(_ taking: CashTaking, by cashier: Operator, at moment: Moment) throws -> Payment {
        if let payment = forms[taking.formID] { return payment }
        guard let file = files[taking.visit] else { throw Refusal.noSuchVisit }
        guard shifts[cashier.code]?.state == .open else { throw Refusal("shift-not-open", "No shift.") }
        guard taking.expected == file.due else {
            throw Refusal("amount-changed", "Changed.", details: ["amount": file.due.description])
        }
        guard taking.tendered >= file.due else {
            throw Refusal("tendered-short", "Short.", details: ["missing": (file.due - taking.tendered).description])
        }
        let payment = Payment(
            id: .make(at: moment), visit: taking.visit, receipt: ReceiptNumber(series: "T-A", number: forms.count + 1),
            amount: file.due, method: .cash, tendered: taking.tendered, paidAt: moment, cashier: cashier.code)
        forms[taking.formID] = payment
        let papers = [DocumentKind.healthCard, .receipt].map { kind in
            Document(
                id: .make(at: moment), visit: taking.visit, registration: nil, kind: kind, state: .waiting, attempts: 0,
                blankSerial: kind.blank.map { _ in "TN0000001" }, intent: nil, note: nil, approvedBy: approver)
        }
        try change(taking.visit) {
            $0.with(registrations: $0.registrations.map { $0.with(state: .paid) }, payment: payment, documents: papers)
        }
        return payment
    }

    func openShift(float: Dong, by cashier: Operator, at moment: Moment) -> Shift {
        let shift = Shift(
            id: .make(at: moment), cashier: cashier.code, openedAt: moment, state: .open, float: float, takings: .zero,
            payments: 0, counted: nil, reason: nil, closedAt: nil)
        shifts[cashier.code] = shift
        return shift
    }

    func shift(of cashier: String) -> Shift? { shifts[cashier] }
    func recentShifts(limit: Int) -> [Shift] { Array(shifts.values.prefix(limit)) }

    func countShift(_ count: CashCount, by cashier: Operator, at moment: Moment) throws -> Shift {
        try settle(cashier.code, as: .counted, counted: count.total, reason: nil)
    }

    func closeShift(reason: String?, by cashier: Operator, at moment: Moment) throws -> Shift {
        let counted = shifts[cashier.code]?.counted
        if shifts[cashier.code]?.difference != .zero, reason == nil {
            throw Refusal("difference-unexplained", "Explain.", details: ["difference": "?"])
        }
        return try settle(cashier.code, as: .closed, counted: counted, reason: reason)
    }

    private func settle(_ cashier: String, as state: Shift.State, counted: Dong?, reason: String?) throws -> Shift {
        guard let old = shifts[cashier] else { throw Refusal("shift-not-open", "No shift.") }
        let takings = forms.values.reduce(Dong.zero) { $0 + $1.amount }
        let shift = Shift(
            id: old.id, cashier: cashier, openedAt: old.openedAt, state: state, float: old.float, takings: takings,
            payments: forms.count, counted: counted, reason: reason, closedAt: nil)
        shifts[cashier] = shift
        return shift
    }

    // MARK: Papers

    /// What a print worker would do: every waiting paper comes out.
    ///
    /// - Parameter kinds: Only these.
    func printAll(
        as state: Document.State = .toCheck, note: String? = nil, of kinds: [DocumentKind] = DocumentKind.allCases
    ) throws {
        for file in files.values {
            try change(file.visit.id) { file in
                file.with(
                    documents: file.documents.map { document in
                        guard document.state == .waiting, kinds.contains(document.kind) else { return document }
                        return document.with(state: state, intent: .make(at: file.visit.openedAt), note: note)
                    })
            }
        }
    }

    func openDocuments() -> [(document: Document, name: String)] {
        files.values.flatMap { file in file.documents.map { ($0, file.name ?? "") } }
            .filter { $0.0.state != .handedOver }
    }

    func takeTray(by officer: Operator, at moment: Moment) { tray = (officer.code, moment.day) }
    func releaseTray(by officer: Operator, at moment: Moment) { tray = nil }
    func approve(papersOf visit: Identifier, by officer: Operator, at moment: Moment) throws {
        try change(visit) { file in
            file.with(documents: file.documents.map { $0.waitsForApproval ? $0.with(approvedBy: officer.code) : $0 })
        }
    }

    func trayOfficer(on day: CalendarDay) -> String? { tray?.day == day ? tray?.officer : nil }

    func judge(
        document: Identifier, intent: Identifier, verdict: Verdict, reason: SpoilReason?, by officer: Operator,
        at moment: Moment
    ) throws {
        judged.append((verdict, reason))
        let state: Document.State =
            switch verdict {
            case .good: .good
            case .spoiled: .spoiled
            case .notPrinted: .notPrinted
            }
        try change(paper: document) { old in
            guard old.intent == intent else { throw Refusal("intent-outdated", "Outdated.") }
            return old.with(state: state, intent: intent)
        }
    }

    func reprint(document: Identifier, by officer: Operator, at moment: Moment) throws {
        try change(paper: document) { $0.with(state: .waiting, intent: nil) }
    }

    func give(_ act: HandOver) throws {
        try change(act.visit) { file in
            var given = file.with(
                registrations: file.registrations.map { $0.with(state: .handedOver) },
                documents: file.documents.map {
                    act.papers.contains($0.id) ? $0.with(state: .handedOver, intent: $0.intent) : $0
                })
            given.handOvers = file.handOvers + [act]
            return given
        }
    }

    func stock() -> [StockBalance] {
        [StockBalance(kind: .card, counts: [.inStock: 9, .reserved: 1])]
    }

    // MARK: Staff

    func member(code: String) -> (Operator, PINRecord)? { people[code] }
    func members() -> [Operator] { people.values.map(\.0) }
    func add(_ member: Operator, pin: PINRecord) { people[member.code] = (member, pin) }

    private func change(_ visit: Identifier, _ change: (VisitFile) throws -> VisitFile) throws {
        guard let file = files[visit] else { throw Refusal.noSuchVisit }
        files[visit] = try change(file)
    }

    func change(registration: Identifier, _ change: (Registration) throws -> Registration) throws {
        for file in files.values where file.registrations.contains(where: { $0.id == registration }) {
            files[file.visit.id] = file.with(
                registrations: try file.registrations.map { $0.id == registration ? try change($0) : $0 })
        }
    }

    func change(paper: Identifier, _ change: (Document) throws -> Document) throws {
        for file in files.values where file.documents.contains(where: { $0.id == paper }) {
            files[file.visit.id] = file.with(documents: try file.documents.map { $0.id == paper ? try change($0) : $0 })
        }
    }
}
