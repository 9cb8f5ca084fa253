import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("The months a contribution pays for") struct PaidMonthsTests {
    private let book: RuleBook
    private let fields = DocumentFields(
        issuer: "BHXH cơ sở Mẫu", place: "Mẫu", catalogues: Catalogues(facilities: [], objects: [:]))

    init() throws { book = try .shipped() }

    private func registered(
        _ method: ContributionMethod, months: Int? = nil, joining: Joining = .new, lastPaid: String? = nil
    ) async throws -> Registration {
        let evening = try await Evening.begin()
        let desk = VisitDesk(ledger: evening.ledger, book: book, clock: evening.clock)
        let visit = try await desk.open(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant)
        let evidence = lastPaid.flatMap { CalendarMonth($0) }.map { JoiningEvidence(seenOn: .app, lastPaid: $0) }
        let entry = RegistrationEntry(
            person: Evening.person(1),
            terms: .contribution(
                ContributionTerms(
                    income: Dong(1_500_000), method: method, categories: [], supportedMonthsUsed: 0, months: months)),
            joining: joining, joiningEvidence: evidence, wantsPaper: true,
            consent: Consent(version: "1", language: "vi", at: evening.clock.now(), officer: "tv01"))
        try await desk.consult(visit: visit, plans: [entry.terms], end: .enrol, by: evening.consultant)
        try await desk.register(visit: visit, entries: [entry], by: evening.consultant)
        return try #require(try await evening.ledger.visitFile(visit)?.registrations.last)
    }

    @Test("begin with the month of payment, and follow on the last one paid for whoever goes on")
    func span() async throws {
        #expect(try await registered(.twelveMonths).quote?.item.paidMonths?.vietnamese == "11/2026 – 10/2027")
        #expect(try await registered(.monthly).quote?.item.paidMonths?.vietnamese == "11/2026")
        let ahead = try await registered(.yearsAhead, months: 24)
        #expect(ahead.quote?.item.paidMonths?.vietnamese == "11/2026 – 10/2028")
        let back = try await registered(.sixMonths, joining: .resumed, lastPaid: "2024-03")
        #expect(back.quote?.item.paidMonths?.vietnamese == "11/2026 – 04/2027")
        let on = try await registered(.threeMonths, joining: .renewed, lastPaid: "2026-12")
        #expect(on.quote?.item.paidMonths?.vietnamese == "01/2027 – 03/2027")
        let late = try await registered(.threeMonths, joining: .renewed, lastPaid: "2026-09")
        #expect(late.quote?.item.paidMonths?.vietnamese == "10/2026 – 12/2026")
    }

    @Test(
        "are refused from the day on which the first of them is late for the way of paying",
        arguments: [
            // Today is 21/11/2026, and July to November are open.
            (ContributionMethod.monthly, "2026-09", false), (.monthly, "2026-10", true),
            (.threeMonths, "2026-07", false), (.threeMonths, "2026-08", true),
            (.sixMonths, "2026-06", false), (.sixMonths, "2026-07", true),
            (.twelveMonths, "2026-04", true), (.yearsAhead, "2026-09", false), (.yearsAhead, "2026-10", true),
        ])
    func late(method: ContributionMethod, lastPaid: String, isInTime: Bool) async throws {
        let months = method == .yearsAhead ? 24 : nil
        func asked() async throws -> Registration {
            try await registered(method, months: months, joining: .renewed, lastPaid: lastPaid)
        }
        guard !isInTime else {
            let first = try #require(CalendarMonth(lastPaid)).adding(months: 1)
            #expect(try await asked().quote?.item.firstMonth == first)
            return
        }
        await expectRefusal("joining-late") { _ = try await asked() }
    }

    @Test("stand on the sheet of the book beside the day of payment, and once on the receipt")
    func printed() async throws {
        let registration = try await registered(.twelveMonths)
        let rows = fields.bookSheet(registration.entry, registration.quote, paidOn: Evening.day)["rows"]
        #expect(
            rows?.hasPrefix(
                "11/2026 – 10/2027\tTham gia BHXH tự nguyện tại BHXH cơ sở Mẫu, 12 tháng, nộp 21/11/2026\t\n") == true)
        let payment = Payment(
            id: .make(at: Moment(milliseconds: 0)), visit: registration.visit,
            receipt: ReceiptNumber(series: "LC26", number: 1), amount: Dong(2), method: .cash, tendered: Dong(2),
            paidAt: Moment(milliseconds: 0), cashier: "tn01")
        let receipt = fields.receipt(
            payment, registrations: [registration, registration], collector: "", copyMark: "")
        let lines = receipt["lines"]?.split(separator: "\n") ?? []
        #expect(lines.count == 3 && lines.last == "Tháng đóng BHXH: 11/2026 – 10/2027")
    }
}
