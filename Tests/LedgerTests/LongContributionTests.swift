import Desk
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("Months that are paid ahead, or were missing")
struct LongContributionTests {
    private func registration(_ method: ContributionMethod, months: Int) -> Registration {
        let terms = ContributionTerms(
            income: Dong(1_500_000), method: method, categories: [], supportedMonthsUsed: 0, months: months)
        let item = QuotedItem(
            scheme: .voluntarySocialInsurance, gross: Dong(3), stateSupport: Dong(1), localSupport: .zero,
            payable: Dong(2), months: months, validFrom: nil, validTo: nil, lines: [])
        return Registration(
            id: .make(at: Moment(milliseconds: 0)), visit: .make(at: Moment(milliseconds: 0)), state: .paid,
            entry: RegistrationEntry(
                person: Evening.person(1), terms: .contribution(terms), joining: .new, wantsPaper: true),
            quote: FrozenQuote(day: Evening.day, item: item, rules: "few"), readBackAt: nil)
    }

    @Test(
        "stand in words in the book and on the receipt",
        arguments: [
            (ContributionMethod.yearsAhead, 24, "đóng trước 2 năm (24 tháng)"),
            (.missingTime, 36, "đóng 36 tháng còn thiếu"), (.twelveMonths, 12, "12 tháng"),
        ])
    func printed(method: ContributionMethod, months: Int, words: String) {
        let fields = DocumentFields(
            issuer: "BHXH cơ sở Mẫu", place: "Mẫu", catalogues: Catalogues(facilities: [], objects: [:]))
        let registration = registration(method, months: months)
        let sheet = fields.bookSheet(registration.entry, registration.quote, paidOn: Evening.day)
        #expect(sheet["rows"]?.contains("tự nguyện tại BHXH cơ sở Mẫu, \(words)\t") == true)
        let payment = Payment(
            id: .make(at: Moment(milliseconds: 0)), visit: registration.visit,
            receipt: ReceiptNumber(series: "LC26", number: 1), amount: Dong(2), method: .cash, tendered: Dong(2),
            paidAt: Moment(milliseconds: 0), cashier: "tn01")
        let receipt = fields.receipt(payment, registrations: [registration], collector: "", copyMark: "")
        #expect(receipt["lines"] == "BHXH tự nguyện, \(words), bản giấy\t2 đ")
    }
}

@Suite("Where visitors come from")
struct ChannelTests {
    @Test("is corrected at any time; a visit that is not there is told")
    func corrected() async throws {
        let evening = try await Evening.begin()
        let visit = try await evening.ledger.openVisit(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant,
            at: evening.clock.now()
        ).id
        try await evening.ledger.recordChannel(.office, of: visit)
        #expect(try await evening.ledger.visitFile(visit)?.visit.channel == .office)
        await #expect(throws: Refusal.noSuchVisit) {
            try await evening.ledger.recordChannel(.office, of: .make(at: evening.clock.now()))
        }
        try await evening.sound()
    }
}
