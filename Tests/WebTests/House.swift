import Desk
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Insurance
import InsuranceRules
import Ledger
import NIOCore
import RuleFiles
import TestSupport
import Testing

@testable import Web

/// The pages with made-up staff, real rules, real words and a real ledger.
struct House: Sendable {
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let day = CalendarDay(year: 2026, month: 11, day: 21)!

    let ledger: LedgerDatabase
    let leaflets = ScriptedLeaflets()
    let sheets = ScriptedSheets()
    let clock = ManualClock()
    let queues = ScriptedQueueTending()
    let outbox: StillOutbox
    let lining = ScriptedLining()
    let phrases: Phrases
    private let pages: RouterResponder<WebContext>

    /// - Parameter former: A house whose program ended; this one goes on with its ledger.
    init(
        training: Bool = false, printers: [PrinterStatus] = House.ready, upload: (any UploadStarting)? = nil,
        troubles: [Refusal] = [], eventDays: ClosedRange<CalendarDay>? = nil, home: Place = .unknown,
        catalogues: Catalogues = Catalogues(
            facilities: [Facility(code: "10 - 001", name: "Trạm Mẫu")], objects: House.objects,
            ethnicGroups: ShortList([ListEntry(code: "01", name: "Kinh"), ListEntry(code: "06", name: "Hmông")]),
            livingAreas: ShortList(["K1", "K2", "K3"].map { ListEntry(code: $0, name: $0) })),
        roster: (any Roster & PeopleSearching)? = nil, readiness: any ReadinessChecking = StillReadiness(all: []),
        blanks: (any StockDesk.Book)? = nil, counters: any PagesReporting = StillPages(all: []),
        operators: (any OperatorDirectory)? = nil,
        account: BankAccount? = nil, uploadAlarmHours: Int? = nil, refused: [QueueEntry] = [],
        after former: House? = nil
    ) async throws {
        outbox = StillOutbox(refused: refused)
        if let former {
            ledger = former.ledger
        } else {
            ledger = try await House.makeLedger(training: training, catalogues: catalogues)
        }
        phrases = try House.phrases()
        let book = try House.book.get()
        let desk = VisitDesk(
            ledger: ledger, book: book, home: home, roster: roster ?? NoRoster(), householdObjects: ["GD"],
            places: catalogues.places, clock: clock)
        let people: any PeopleSearching =
            if let roster { RosterSearch(visits: ledger, roster: roster) } else { ledger }
        let services = WebServices(
            visits: ledger, people: people,
            roster: roster ?? NoRoster(), desk: desk, drafts: DraftDesk(ledger: ledger, clock: clock),
            rights: RightsDesk(visits: ledger, ledger: ledger, book: book, clock: clock),
            payments: PaymentDesk(ledger: ledger, clock: clock),
            transfers: TransferDesk(ledger: ledger, account: account, kiosk: "LC-01", clock: clock),
            voids: VoidDesk(ledger: ledger, visits: ledger, desk: desk, clock: clock),
            days: DayDesk(
                ledger: ledger, audit: AuditDesk(audit: ledger, clock: clock), deadlines: House.deadlines, clock: clock),
            dayPapers: DayPapers(
                ledger: ledger, fields: DocumentFields(issuer: "BHXH Mẫu", place: "Mẫu", catalogues: catalogues),
                event: "Đêm Mẫu", printing: sheets, clock: clock),
            receiptCopies: ReceiptCopies(ledger: ledger, printing: sheets, clock: clock),
            serviceDesk: ServiceDesk(ledger: ledger, occasion: Occasion(event: "Đêm Mẫu"), clock: clock),
            symbols: MadeUpSymbols(),
            issuing: IssuingDesk(ledger: ledger, queues: queues, clock: clock),
            tray: TrayDesk(ledger: ledger, clock: clock), reissues: ReissueDesk(ledger: ledger, clock: clock),
            stock: StockDesk(ledger: blanks ?? ledger, printers: counters, clock: clock),
            receiptBooks: ReceiptBookDesk(ledger: ledger, members: ledger, clock: clock),
            handOvers: HandOverDesk(
                ledger: ledger, visits: ledger, relations: catalogues.relations, clock: clock),
            leftPapers: LeftPapersDesk(ledger: ledger, office: Office(name: "BHXH Mẫu"), clock: clock),
            clockDesk: ClockDesk(ledger: ledger, clock: clock),
            offers: OfferDesk(ledger: ledger, visits: desk, book: book, home: home, clock: clock),
            leads: LeadDesk(ledger: ledger, clock: clock), leaflets: leaflets,
            calibration: CalibrationDesk(ledger: ledger, press: lining, printing: lining, clock: clock),
            gallery: PaperGallery(
                fields: DocumentFields(issuer: "BHXH Mẫu", place: "Mẫu", catalogues: catalogues),
                press: StillPictures(), training: training),
            outbox: outbox, upload: upload,
            printers: StillPrinters(all: printers), operators: operators ?? ledger, scans: outbox, readiness: readiness,
            changes: outbox, catalogues: catalogues,
            codes: try House.codes.get(), clock: clock)
        let settings = try WebSettings(
            eventName: "Đêm mẫu", commune: "Xã Mẫu", station: "ban-1", training: training, troubles: troubles,
            consentVersion: "2026-11", eventDays: eventDays, uploadAlarmHours: uploadAlarmHours)
        pages = try buildRouter(services: services, settings: settings, phrases: phrases).buildResponder()
    }

    /// The shipped law and codes, read once.
    private static let book = Result { try loadRuleBook(from: package.appending(path: "Config/Rules").path) }
    private static let codes = Result { try loadKnownCodes(from: package.appending(path: "Config/Catalogues").path) }

    static let objects = ["household": HealthObject(code: "GD", level: 4)]
    static let staff: [(String, String, Set<Role>)] = [
        ("tv01", "Tư Vấn Mẫu", [.consultant]), ("tn01", "Thu Ngân Mẫu", [.cashier]),
        ("cb01", "Cán Bộ Mẫu", [.officer]), ("mm01", "Một Mình Mẫu", Set(Role.allCases)),
        ("demo", "Trình Diễn", Set(Role.allCases)),
    ]
    static let ready = PrinterKind.allCases.map {
        PrinterStatus(kind: $0, queue: $0.rawValue, state: .idle, reasons: [])
    }

    static func texts(_ language: String) throws -> [String: String] {
        try loadPhrases(from: package.appending(path: "Config/Languages/\(language).yaml").path)
    }

    static func phrases() throws -> Phrases {
        try Phrases(
            languages: ["vi": texts("vi"), "en": texts("en")],
            reasons: loadPrinterReasons(from: package.appending(path: "Config/Languages/printer-reasons.yaml").path))
    }

    /// Runs a test with a browser, signed in as `code` if given.
    func visit(as code: String? = "mm01", _ test: @Sendable (Browser) async throws -> Void) async throws {
        try await Application(responder: pages).test(.router) { client in
            let browser = Browser(client)
            if let code { try await browser.signIn(code) }
            try await test(browser)
        }
    }
}

/// Symbols with the text itself in the picture.
struct MadeUpSymbols: SymbolDrawing {
    func picture(of text: String) -> String? { "<svg>\(text)</svg>" }
}

/// Printers that never change.
struct StillPrinters: PrinterWatching {
    let all: [PrinterStatus]
    func statuses() -> [PrinterStatus] { all }
    func changes() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
}

/// A look before the show that always sees the same.
struct StillReadiness: ReadinessChecking {
    let all: [ReadyCheck]
    func checks() -> [ReadyCheck] { all }
}

/// An empty queue, and a scanner nobody uses.
struct StillOutbox: Outbox, ScanFeed {
    struct NotAsked: Error {}
    /// What was refused of every visit.
    var refused: [QueueEntry] = []
    func lease(upTo bytes: Int, for seconds: Int, at moment: Moment) throws -> [SealedEnvelope] { throw NotAsked() }
    func settle(_ answers: [EnvelopeAnswer], at moment: Moment) throws { throw NotAsked() }
    func recall(_ recalls: [EnvelopeRecall], at moment: Moment) throws { throw NotAsked() }
    func release(_ ids: [Identifier]) throws { throw NotAsked() }
    func queueCounts() -> QueueCounts {
        QueueCounts(waiting: 3, accepted: 2, refused: 1, conflict: 0, oldestWaiting: Moment(milliseconds: 0))
    }
    func refusedEntries(of visit: Identifier) -> [QueueEntry] { refused }
    func unansweredSize() -> (count: Int, bytes: Int) { (3, 4096) }
    func queueEntries(limit: Int) -> [QueueEntry] {
        [
            QueueEntry(
                id: Identifier("01a2007c-4eef-7e09-963e-2635ce9062bb")!, kind: "registration",
                madeAt: Moment(milliseconds: 0), state: .refused, answerCode: nil,
                answerText: "Trùng thứ tự hộ"),
            QueueEntry(
                id: Identifier("01a2007c-4eef-7e09-963e-2635ce9062bc")!, kind: "registration",
                madeAt: Moment(milliseconds: 0), state: .refused, answerCode: "envelope-key-unknown",
                answerText: "Sealed to a strange key."),
            QueueEntry(
                id: Identifier("01a2007c-4eef-7e09-963e-2635ce9062bd")!, kind: "registration",
                madeAt: Moment(milliseconds: 0), state: .refused, answerCode: "never-heard-of",
                answerText: "Lời của tỉnh"),
        ]
    }
    func changes() -> AsyncStream<Void> { AsyncStream { $0.finish() } }
    func scans() -> AsyncStream<String> { AsyncStream { $0.finish() } }
}

/// Printers whose counters never move.
struct StillPages: PagesReporting {
    let all: [PrinterPages]
    func pages() -> [PrinterPages] { all }
}
