import Desk
import Foundation
import Glibc
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

/// A kiosk's evening on a real file: staff, stock, a receipt book, a clock.
struct Evening {
    static let day = CalendarDay(year: 2026, month: 11, day: 21)!
    static let settings = LedgerSettings(kiosk: "LC-01", training: false, rules: "rules-of-the-test")

    let path: String
    let key: DataKey
    let sealer = TestSealer()
    let clock = ManualClock()
    let ledger: LedgerDatabase

    let consultant = Operator(code: "tv01", name: "Tư Vấn Mẫu", roles: [.consultant])
    let cashier = Operator(code: "tn01", name: "Thu Ngân Mẫu", roles: [.cashier])
    let officer = Operator(code: "cb01", name: "Cán Bộ Mẫu", roles: [.officer])
    let alone = Operator(code: "mm01", name: "Một Mình Mẫu", roles: Set(Role.allCases))

    /// Holds the files of this run, and goes with it.
    private static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "ledger-tests-\(ProcessInfo.processInfo.processIdentifier)")
        try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // A folder that stays is only litter.
        atexit { try? FileManager.default.removeItem(at: Evening.folder) }
        return folder
    }()

    static func temporaryPath() -> String { folder.appending(path: "\(UUID().uuidString).sqlite").path }

    /// Opens a new file, with a receipt book and blanks unless told otherwise.
    static func begin(
        receipts: Int = 200, cards: Int = 50, covers: Int = 50, days: ClosedRange<CalendarDay> = eventDays,
        papers: PaperPolicy = PaperPolicy()
    ) async throws -> Evening {
        let evening = try Evening(path: temporaryPath(), key: .make(), days: days, papers: papers)
        if receipts > 0 { try await evening.ledger.addReceiptBook(series: "LC26", first: 1, last: receipts) }
        if cards > 0 {
            try await evening.ledger.receiveBlanks(kind: .card, first: "TN0000001", count: cards, bundle: 1)
        }
        if covers > 0 {
            try await evening.ledger.receiveBlanks(kind: .bookCover, first: "BS0000001", count: covers, bundle: 1)
        }
        return evening
    }

    init(
        path: String, key: DataKey, days: ClosedRange<CalendarDay> = eventDays, papers: PaperPolicy = PaperPolicy()
    ) throws {
        self.path = path
        self.key = key
        ledger = try Evening.open(path, key: key, sealer: sealer, days: days, papers: papers)
    }

    static let eventDays = day...day.adding(days: 1)

    static func open(
        _ path: String, key: DataKey, sealer: TestSealer = TestSealer(), settings: LedgerSettings = settings,
        days: ClosedRange<CalendarDay> = eventDays, papers: PaperPolicy = PaperPolicy(), isUpdating: Bool = true
    ) throws -> LedgerDatabase {
        let catalogues = Catalogues(
            facilities: [Facility(code: "10-001", name: "Trạm Y tế Mẫu")],
            objects: ["household": HealthObject(code: "GD", level: 4)])
        return try LedgerDatabase.open(
            at: path, settings: settings, key: key, sealer: sealer,
            fields: DocumentFields(issuer: "BHXH cơ sở Mẫu", place: "Mẫu", catalogues: catalogues),
            clock: ClockGuard(eventDays: days), papers: papers, isUpdating: isUpdating)
    }

    /// A restart: the file closed and opened again.
    func restarted() throws -> LedgerDatabase {
        try ledger.close()
        return try Evening.open(path, key: key, sealer: sealer)
    }

    func sound(_ ledger: LedgerDatabase? = nil, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let broken = try await (ledger ?? self.ledger).brokenInvariants()
        #expect(broken == [], sourceLocation: sourceLocation)
    }
}

extension LedgerDatabase {
    /// Everything quoted of a visit was read back.
    func confirmReadBack(visit: Identifier, _ way: ReadBackWay = .screen, at moment: Moment) async throws {
        let quoted = try await visitFile(visit)?.registrations.filter { $0.state == .quoted }.map(\.id) ?? []
        try await confirmReadBack(visit: visit, of: quoted, way, at: moment)
    }
}

// MARK: People and what they ask for

extension Evening {
    /// Somebody whose numbers follow from `number`.
    static func person(_ number: Int, name: String = "Lò Thị Đường") -> Person {
        let serial = String(100_000 + number)
        return Person(
            name: name, birth: .day(CalendarDay(year: 1990, month: 2, day: 3)!), sex: .female,
            personalID: PersonalID("010190\(serial)"), phone: "0912\(serial)", address: "Bản Mẫu \(number), xã Thử")
    }

    static func health(
        _ person: Person, from: CalendarDay = day, paper: Bool = true, joining: Joining = .new,
        on day: CalendarDay = day
    ) -> (RegistrationEntry, FrozenQuote) {
        let terms = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [.nearPoor], lastCardEnd: nil))
        let item = QuotedItem(
            scheme: .healthInsurance, gross: Dong(1_366_200), stateSupport: Dong(100_000), localSupport: Dong(50_000),
            payable: Dong(1_216_200), months: 12, validFrom: from, validTo: from.adding(months: 12).adding(days: -1),
            lines: [])
        return (
            RegistrationEntry(person: person, terms: terms, joining: joining, wantsPaper: paper, facility: "10-001"),
            FrozenQuote(day: day, item: item, rules: "rules-of-the-test", continuousFrom: from.adding(months: 60))
        )
    }

    static func social(
        _ person: Person, paper: Bool = true, joining: Joining = .new,
        on day: CalendarDay = day
    ) -> (RegistrationEntry, FrozenQuote) {
        let terms = Terms.contribution(
            ContributionTerms(
                income: Dong(1_500_000), method: .sixMonths, categories: [.ethnicMinority], supportedMonthsUsed: 0))
        let item = QuotedItem(
            scheme: .voluntarySocialInsurance, gross: Dong(1_980_000), stateSupport: Dong(594_000),
            localSupport: .zero, payable: Dong(1_386_000), months: 6, validFrom: nil, validTo: nil, lines: [])
        return (
            RegistrationEntry(person: person, terms: terms, joining: joining, wantsPaper: paper),
            FrozenQuote(day: day, item: item, rules: "rules-of-the-test")
        )
    }
}

// MARK: Steps

extension Evening {
    /// Somebody who took a comparison home, may be called, and was exported.
    func leaveLeadAndOffer() async throws {
        let visit = try await ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: consultant, at: clock.now())
        let (entry, quote) = Evening.health(Evening.person(1))
        _ = try await ledger.keepOffer(
            OfferContent(
                plans: [OfferedPlan(terms: entry.terms, price: quote.item)], household: [], place: .unknown,
                benefits: OfferedBenefits(pensionYears: nil, maternity: nil)),
            of: visit.id, rules: "few", by: consultant, at: clock.now())
        try await ledger.recordConsultation(
            visit: visit.id, plans: [entry.terms], end: .followUp(try Evening.followUp()), at: nil, by: consultant,
            at: clock.now())
        _ = try await ledger.exportLeads(of: Evening.day...Evening.day, by: consultant, at: clock.now())
    }

    /// A child whose form was begun, registered with a guardian and a
    /// certificate, paid for, and whose name and number were set right.
    func leaveChild() async throws {
        let person = Evening.person(77, name: "Vàng Thị Con")
        var (entry, quote) = Evening.health(person)
        entry.guardian = Guardian(
            name: "Vàng A Giám Hộ", relation: .father, personalID: nil, phone: PhoneNumber("0987111222"),
            agreedAt: clock.now())
        entry.proofs = [
            SupportEvidence(
                claim: .nearPoor, kind: .certificate, number: "GCN-CẬN-NGHÈO-07", year: 2026, commune: "xã Mẫu")
        ]
        let visit = try await readyToPay([(entry, quote)])
        try await ledger.changeDraft(
            of: visit, part: "", savedSince: clock.now(), isAnew: false, by: consultant, at: clock.now()
        ) { $0.fields = ["name": ["VÀNG THỊ DỞ DANG"]] }
        try await pay(visit)
        let paid = try #require(try await ledger.visitFile(visit)?.registrations.first)
        var right = person
        right.name = "VÀNG THỊ ĐÃ SỬA"
        right.personalID = PersonalID("010190200077")
        let correction = Correction(
            id: .make(at: clock.now()), registration: paid.id, changes: Correction.changes(from: person, to: right),
            at: clock.now(), officer: consultant.code)
        try await ledger.correct([correction], hasPapers: false, by: consultant, at: clock.now())
    }

    /// A visit registered and read back, waiting for its payment.
    func readyToPay(_ entries: [(RegistrationEntry, FrozenQuote)], scanned: Person? = nil) async throws -> Identifier {
        let visit = try await ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: scanned, by: consultant, at: clock.now())
        try await ledger.recordConsultation(
            visit: visit.id, plans: entries.map(\.0.terms), end: .enrol, at: nil, by: consultant, at: clock.now())
        try await ledger.register(visit: visit.id, entries: entries, by: consultant, at: clock.now())
        try await ledger.confirmReadBack(visit: visit.id, at: clock.now())
        return visit.id
    }

    func taking(_ visit: Identifier) async throws -> CashTaking {
        let due = try #require(try await ledger.visitFile(visit)).due
        return CashTaking(formID: .make(at: clock.now()), visit: visit, expected: due, tendered: Dong(5_000_000))
    }

    func shift(by cashier: Operator? = nil, float: Int = 500_000) async throws {
        _ = try await ledger.openShift(float: Dong(float), by: cashier ?? self.cashier, at: clock.now())
    }

    @discardableResult
    func pay(_ visit: Identifier, by cashier: Operator? = nil) async throws -> Payment {
        try await ledger.take(try await taking(visit), by: cashier ?? self.cashier, at: clock.now())
    }

    /// Pays for a visit of one person with the given registrations.
    func paidVisit(_ entries: (RegistrationEntry, FrozenQuote)...) async throws -> Identifier {
        let visit = try await readyToPay(entries)
        try await pay(visit)
        return visit
    }

    /// Prints what waits for a printer, and says it is good.
    func printAll(_ printer: PrinterKind) async throws {
        while let intent = try await ledger.claimNext(for: printer, at: clock.now()) {
            try await ledger.settle(intent.id, as: .ejected, at: clock.now())
            try await ledger.judge(
                document: intent.document, intent: intent.id, verdict: .good, reason: nil, by: officer,
                at: clock.now())
        }
    }
}

/// Expects a refusal with this code.
func expectRefusal(
    _ code: String, sourceLocation: SourceLocation = #_sourceLocation, _ act: () async throws -> Void
) async {
    do {
        try await act()
        Issue.record("expected the refusal \(code)", sourceLocation: sourceLocation)
    } catch let refusal as Refusal {
        #expect(refusal.code == code, sourceLocation: sourceLocation)
        #expect(refusal.description.count > 30, "\(code) says too little", sourceLocation: sourceLocation)
    } catch {
        Issue.record("expected the refusal \(code), got \(error)", sourceLocation: sourceLocation)
    }
}
