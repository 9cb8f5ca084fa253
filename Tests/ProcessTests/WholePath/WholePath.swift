import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing

@testable import kiosk

/// A training kiosk put together as the program does it, from the scanner's
/// bytes to the bytes for the printer.
final class WholePath {
    private let kiosk: TestKiosk
    private let readiness: Readiness
    private let site: Site
    private let clock = ManualClock()
    private let codes = KnownCodes(provinces: [], objects: [:], issuers: [:])
    private let staff = Operator(code: "demo", name: "Lý Trình Diễn", roles: Set(Role.allCases), isDemonstration: true)
    private var ledger: LedgerDatabase

    /// - Parameter blanks: How many cards may be printed.
    init(blanks: Int) async throws {
        kiosk = try await TestKiosk()
        try kiosk.set("event.from", "2026-11-21")
        try kiosk.set("event.to", "2026-11-21")
        try await kiosk.setUp()
        site = try Site(Settings.read(file: kiosk.settingsFile))
        readiness = Readiness(opening: site)
        ledger = try site.openLedger()
        try await ledger.receiveBlanks(kind: .card, first: "TX0000001", count: blanks, bundle: 1000)
        _ = try await PaymentDesk(ledger: ledger, clock: clock).openShift(float: .zero, by: staff)
        try await ledger.takeTray(by: staff, at: clock.now())
    }

    private func desk() throws -> VisitDesk {
        VisitDesk(
            ledger: ledger, book: site.book, home: site.settings.event.home,
            proof: PaperProof(fields: site.documentFields, press: try readiness.renderer.get()),
            places: site.catalogues.places, clock: clock)
    }

    /// Whom the bytes of a scanner name.
    ///
    /// Text is made NFC as the scanner's door does it.
    func scan(_ bytes: [UInt8]) async throws -> ScannedPerson {
        let text = String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping
        let card: CardReading
        switch Scan(text, codes: codes) {
        case .citizenCard(let text): card = CardReading(try CitizenCardScan(text), oldID: text.oldID)
        case .healthCard(let text): card = CardReading(text)
        case .unknown(let error): throw error
        case .payment, .personalID, .healthCardCode, .socialInsuranceCode: throw ScanError.unknownKind
        }
        return try await desk().person(on: card)
    }

    /// Registers somebody for a card on paper, reads the name back and takes the money.
    func serve(_ scanned: ScannedPerson) async throws {
        clock.advance(seconds: 1)
        let desk = try desk()
        let terms = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))
        let visit = try await desk.open(
            station: "ban-1", language: "vi", channel: .performance, scanned: scanned.person, card: scanned.card,
            by: staff)
        try await desk.consult(visit: visit, plans: [terms], end: .enrol, by: staff)
        let entry = RegistrationEntry(
            person: scanned.person, terms: terms, joining: .new, wantsPaper: true,
            facility: site.catalogues.facilities.first?.code,
            consent: Consent(version: "1", language: "vi", at: clock.now(), officer: staff.code), card: scanned.card)
        try await desk.register(visit: visit, entries: [entry], by: staff)
        let file = try #require(try await ledger.visitFile(visit))
        try await desk.confirmReadBack(visit: visit, of: file.registrations.map(\.id))
        let due = file.due
        _ = try await PaymentDesk(ledger: ledger, clock: clock).take(
            CashTaking(formID: .make(at: clock.now()), visit: visit, expected: due, tendered: due), by: staff)
    }

    /// Starts again, so that everything is read back from the sealed file, and
    /// hands each card to the press.
    ///
    /// - Returns: the text of each card, line by line, by the number on it.
    func cards() async throws -> [String: [String]] {
        try ledger.close()
        ledger = try site.openLedger()
        let folder = kiosk.folder + "/cards"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var files: [String: String] = [:]
        while let intent = try await ledger.claimNext(for: .card, at: clock.now()) {
            let file = "\(folder)/\(intent.id).pdf"
            try Data(try await readiness.sheet(intent.kind.rawValue, intent.fields)).write(to: URL(filePath: file))
            let number = try #require(intent.fields["code"])
            #expect(files.updateValue(file, forKey: number) == nil, "two cards of one number")
            try await ledger.settle(intent.id, as: .ejected, at: clock.now())
        }
        try await read(folder)
        return try files.mapValues { file in
            try String(contentsOfFile: file + ".txt", encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    /// As another program reads them.
    private func read(_ folder: String) async throws {
        let script = "printf '%s\\0' \"$1\"/*.pdf | xargs -0 -P 2 -I@ pdftotext -raw -nopgbrk -enc UTF-8 @ @.txt"
        let run = try ProgramRun("/bin/sh", ["-c", script, "sh", folder])
        #expect(try await run.end(within: 600) == 0, "\(run.said)")
    }

    /// The list of people that the program makes of a file with these lines.
    func imported(_ lines: [String]) throws -> RosterDatabase {
        let file = kiosk.folder + "/list.csv"
        try lines.joined(separator: "\n").write(toFile: file, atomically: false, encoding: .utf8)
        _ = try RosterImporting(site, file: file, of: clock.now().day, area: "xã Thử Nghiệm", report: nil).run()
        return RosterDatabase(at: site.settings.rosterFile, key: try site.keys.dataKey())
    }

    /// That nothing the ledger holds contradicts anything else in it.
    func expectSound() async throws {
        #expect(try await ledger.brokenInvariants() == [])
    }
}
