import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import TestSupport
import Testing
import UploadContract

@testable import kiosk

/// A kiosk on which people paid, a stick, and a province that knows the kiosk.
final class CarriedEvening {
    let kiosk: TestKiosk
    let ledger: LedgerDatabase
    let stick: String
    private(set) var records = 0
    private let clock = ManualClock()
    private let site: Site
    private let staff = Operator(code: "demo", name: "Lý Trình Diễn", roles: Set(Role.allCases), isDemonstration: true)
    private let intakePort: Int
    private var people = MadeUpPeople(seed: 23)

    init(batchBytes: Int = 65_536, visits: Int = 3) async throws {
        intakePort = try freePort()
        kiosk = try await TestKiosk(intakePort: intakePort)
        try kiosk.set("event.from", "2026-11-21")
        try kiosk.set("event.to", "2026-11-22")
        try kiosk.set("upload.batchBytes", batchBytes)
        try await kiosk.setUp()
        stick = kiosk.folder + "/stick"
        try FileManager.default.createDirectory(atPath: stick, withIntermediateDirectories: true)
        site = try Site(Settings.read(file: kiosk.settingsFile))
        ledger = try site.openLedger()
        _ = try await PaymentDesk(ledger: ledger, clock: clock).openShift(float: .zero, by: staff)
        for _ in 0..<visits { try await pay() }
        let enrolled = try ProgramRun(
            BuiltProgram.intake.path,
            [
                "enrol", "--store", store, "--kiosk", site.settings.kioskID, "--public-key",
                kiosk.keys + "/kiosk-signing.pub",
            ])
        guard try await enrolled.end() == 0 else { throw TestKiosk.Unprepared(said: enrolled.said) }
    }

    /// The tests' Python; `nil` where nobody made one.
    static let python: String? = {
        let path = packageFolder + "/.venv/bin/python"
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }()

    private var store: String { kiosk.folder + "/province.sqlite" }
    private var receiving: [String] { ["--store", store, "--keys", kiosk.folder + "/province"] }

    /// The folder of the kiosk's batches on the stick, and what it holds.
    var folder: String { stick + "/kiosk-batches/" + site.settings.kioskID }
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] }

    struct Ended {
        let code: Int32?
        let said: String
    }

    func atKiosk(_ arguments: [String]) async throws -> Ended {
        try await ended(
            ProgramRun(BuiltProgram.kiosk.path, arguments + ["--config", kiosk.settingsFile]))
    }

    func atProvince(_ arguments: [String]) async throws -> Ended {
        try await ended(ProgramRun(BuiltProgram.intake.path, arguments + receiving))
    }

    func count() async throws -> Ended {
        try await ended(ProgramRun(BuiltProgram.intake.path, ["count", "--store", store]))
    }

    func recall(_ id: String, _ sentence: String) async throws -> Ended {
        try await ended(
            ProgramRun(
                BuiltProgram.intake.path,
                ["recall", "--store", store, "--envelope", id, "--code", "wrong-person", "--sentence", sentence]))
    }

    /// Starts the province's end at the address in the kiosk's settings.
    func servedIntake() async throws -> ProgramRun {
        let run = try ProgramRun(
            BuiltProgram.intake.path, ["serve", "--port", String(intakePort)] + receiving)
        guard try await run.line(startingWith: "kiosk-intake ready ") != nil else {
            throw TestKiosk.Unprepared(said: run.said)
        }
        return run
    }

    private func ended(_ run: ProgramRun) async throws -> Ended {
        Ended(code: try await run.end(), said: run.said)
    }

    /// How many records the batches on a medium hold.
    func records(on medium: String) throws -> Int {
        try Medium(medium).batches(of: site.settings.kioskID).records.count
    }

    /// Writes a passphrase to a file beside the settings.
    func passphrase(_ text: String, mode: Int = 0o600) throws -> String {
        let file = kiosk.folder + "/passphrase-\(UUID().uuidString)"
        try Data((text + "\n").utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
        return file
    }

    /// All that was on the machine is gone; the settings are there anew.
    func loseMachine() throws {
        for folder in [kiosk.data, kiosk.keys] { try FileManager.default.removeItem(atPath: folder) }
    }

    /// One person registers for health insurance and pays.
    func pay(into ledger: LedgerDatabase? = nil) async throws {
        let ledger = ledger ?? self.ledger
        let desk = VisitDesk(
            ledger: ledger, book: site.book, home: site.settings.event.home, places: site.catalogues.places,
            clock: clock)
        let person = people.next()
        let visit = try await desk.open(
            station: "ban-1", language: "vi", channel: .performance, scanned: person, by: staff)
        let terms = Terms.premium(PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil))
        try await desk.consult(visit: visit, plans: [terms], end: .enrol, by: staff)
        let entry = RegistrationEntry(
            person: person, terms: terms, joining: .new, wantsPaper: false,
            facility: site.catalogues.facilities.first?.code,
            consent: Consent(version: "1", language: "vi", at: clock.now(), officer: staff.code))
        try await desk.register(visit: visit, entries: [entry], by: staff)
        let file = try #require(try await ledger.visitFile(visit))
        try await desk.confirmReadBack(visit: visit, of: file.registrations.map(\.id))
        _ = try await PaymentDesk(ledger: ledger, clock: clock).take(
            CashTaking(formID: .make(at: clock.now()), visit: visit, expected: file.due, tendered: file.due), by: staff)
        records += 1
    }
}
