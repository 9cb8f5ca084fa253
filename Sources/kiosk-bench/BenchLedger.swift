import Desk
import Foundation
import Insurance
import InsuranceRules
import Ledger
import RuleFiles

/// A training ledger of its own, with staff, an open shift and all the stock it needs.
struct BenchLedger {
    let database: LedgerDatabase
    let path: String
    private let visits: VisitDesk
    private let payments: PaymentDesk

    private static let kiosk = "bench"
    private static let plenty = 9_000
    private static let facility = Facility(code: "10 - 002", name: "Trạm Y tế xã Thử Nghiệm")
    private static let household = HealthObject(code: "GD", level: 4)

    private let consultant = Operator(code: "tv01", name: "Vàng Thị Thử", roles: [.consultant])
    private let cashier = Operator(code: "tn01", name: "Lò Văn Mẫu", roles: [.cashier])
    private let officer = Operator(code: "cb01", name: "Hoàng Thị Ví Dụ", roles: [.officer])

    /// Makes a new file in `folder`.
    ///
    /// - Parameter roster: The list in which registrations look people up.
    /// - Throws: `ledger-exists` when one is there already.
    init(in folder: String, rules: String, roster: any Roster = NoRoster()) async throws {
        path = folder + "/bench.sqlite"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Refusal("ledger-exists", "\(path) is there already. Name another folder: this one is measured fresh.")
        }
        let clock = BenchClock()
        let today = clock.now().day
        let book = try loadRuleBook(from: rules)
        database = try LedgerDatabase.open(
            at: path, settings: LedgerSettings(kiosk: Self.kiosk, training: true, rules: book.fingerprint),
            key: .make(),
            sealer: BenchSealer(kiosk: Self.kiosk),
            fields: DocumentFields(
                issuer: "BHXH tỉnh Mẫu", place: "Lào Cai",
                catalogues: Catalogues(facilities: [Self.facility], objects: ["household": Self.household])),
            clock: ClockGuard(eventDays: today.adding(days: -1)...today.adding(days: 1)))
        visits = VisitDesk(
            ledger: database, book: book, roster: roster, householdObjects: [Self.household.code], clock: clock)
        payments = PaymentDesk(ledger: database, clock: clock)
        try await stockUp(at: clock.now())
    }

    private func stockUp(at moment: Moment) async throws {
        try await database.addReceiptBook(series: "T-26", first: 1, last: 9_999_999)
        try await database.receiveBlanks(kind: .card, first: "TT0000001", count: Self.plenty, bundle: 1)
        _ = try await payments.openShift(float: Dong(500_000), by: cashier)
        try await database.takeTray(by: officer, at: moment)
    }

    /// Brings a new person to the till: registered for a year of health
    /// insurance with a paper card, quoted and read back.
    ///
    /// - Parameter number: Another one for each visit.
    func quotedVisit(_ number: Int) async throws -> CashTaking {
        let visit = try await open()
        try await register(person(number), in: visit)
        return try await taking(visit)
    }

    func open() async throws -> Identifier {
        try await visits.open(station: "bench", language: "vi", channel: .performance, scanned: nil, by: consultant)
    }

    /// Registers somebody as the form's button does: looked up in the list, placed in their household, and quoted.
    func register(_ person: Person, in visit: Identifier) async throws {
        try await visits.register(visit: visit, entries: [entry(person)], by: consultant)
    }

    /// What is to be taken for a visit, once it is read back.
    func taking(_ visit: Identifier) async throws -> CashTaking {
        guard let file = try await database.visitFile(visit) else { throw Refusal.noSuchVisit }
        try await visits.confirmReadBack(visit: visit, of: file.registrations.map(\.id))
        let due = file.due
        return CashTaking(formID: .make(at: BenchClock().now()), visit: visit, expected: due, tendered: due)
    }

    /// Takes the money, as the cashier's button does.
    func take(_ taking: CashTaking) async throws -> Payment { try await payments.take(taking, by: cashier) }

    func close() throws { try database.close() }

    private func person(_ number: Int) -> Person {
        let digits = String(100_000 + number % 900_000)
        return Person(
            name: "LÒ THỊ MẪU", birth: .year(1990), sex: .female, personalID: PersonalID("010190" + digits),
            phone: "0900000000", address: "Bản Mẫu, xã Thử Nghiệm, tỉnh Lào Cai")
    }

    private func entry(_ person: Person) -> RegistrationEntry {
        let terms = PremiumTerms(order: 1, months: 12, groups: [], lastCardEnd: nil)
        let consent = Consent(version: "1", language: "vi", at: BenchClock().now(), officer: consultant.code)
        return RegistrationEntry(
            person: person, terms: .premium(terms), joining: .new, wantsPaper: true, facility: Self.facility.code,
            consent: consent)
    }
}

/// The machine's clock.
struct BenchClock: Timekeeper {
    func now() -> Moment { Moment(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
}
