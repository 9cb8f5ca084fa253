import Desk
import Foundation
import GRDB
import Insurance
import InsuranceRules
import TestSupport
import Testing

@testable import Ledger

@Suite("A comparison to take home")
struct OfferTests {
    private let evening: Evening
    private let desk: OfferDesk
    private let visit: Identifier
    private let wish = OfferDesk.Wish(
        plans: [.init(.premium(OfferTests.member(1)), pension: ForeseenPension(years: 15, monthly: Dong(675_000)))],
        household: (1...3).map { .init(.premium(OfferTests.member($0))) })

    private static func member(_ order: Int) -> PremiumTerms {
        PremiumTerms(order: order, months: 12, groups: [], lastCardEnd: nil)
    }

    init() async throws {
        evening = try await Evening.begin()
        let book = try RuleBook(from: FewRules(), fingerprint: "few")
        let visits = VisitDesk(ledger: evening.ledger, book: book, clock: evening.clock)
        desk = OfferDesk(
            ledger: evening.ledger, visits: visits, book: book, home: Place(province: "15"), clock: evening.clock)
        visit = try await visits.open(
            station: "A", language: "vi", channel: .performance, scanned: nil, by: evening.consultant)
    }

    @Test("is found by its number, with the amounts of its day and the place; today's are worked out anew")
    func found() async throws {
        let offer = try await desk.keep(wish, in: visit, by: evening.consultant)
        #expect(offer.rules == "few" && offer.day == Evening.day && offer.content.place.province == "15")
        #expect(offer.content.plans.map(\.price.payable) == [Dong(1_080_000)])
        #expect(offer.content.householdTotal == Dong(1_080_000 * 3))
        #expect(offer.content.plans.allSatisfy { $0.price.lines.isEmpty })
        for typed in [offer.number.description, offer.number.symbol] {
            #expect(try await desk.find(typed) == offer)
        }
        evening.clock.advance(seconds: 86_400 * 3)
        let again = try desk.requote(try await desk.find(offer.number.text))
        #expect(again.plans.map(\.day) == [Evening.day.adding(days: 3)] && again.household.count == 3)
        let after = try evening.restarted()
        #expect(try await after.offer(offer.number) == offer)
        try await evening.sound(after)
    }

    @Test("is found on its sixtieth day, and refused by name the day after")
    func expired() async throws {
        let offer = try await desk.keep(wish, in: visit, by: evening.consultant)
        evening.clock.advance(seconds: 86_400 * 60)
        #expect(try await desk.find(offer.number.text) == offer)
        evening.clock.advance(seconds: 86_400)
        await expectRefusal("offer-expired") { _ = try await desk.find(offer.number.text) }
    }

    @Test("with a slip in its number, or of another kiosk, is refused by name")
    func wrongNumber() async throws {
        await expectRefusal("offer-number-wrong") { _ = try await desk.find("B482-9138") }
        await expectRefusal("offer-unknown") { _ = try await desk.find("B482-9139") }
    }

    @Test("holds one to four plans and up to five members, and needs a consultant")
    func limits() async throws {
        let plan = OfferDesk.Wish.Plan(.premium(OfferTests.member(1)))
        await expectRefusal("offer-empty") {
            _ = try await desk.keep(.init(plans: []), in: visit, by: evening.consultant)
        }
        await expectRefusal("offer-too-large") {
            _ = try await desk.keep(
                .init(plans: Array(repeating: plan, count: 5)), in: visit, by: evening.consultant)
        }
        await expectRefusal("offer-too-large") {
            _ = try await desk.keep(
                .init(plans: [plan], household: (1...6).map { .init(.premium(OfferTests.member($0))) }), in: visit,
                by: evening.consultant)
        }
        await expectRefusal("role-missing") { _ = try await desk.keep(wish, in: visit, by: evening.cashier) }
        await expectRefusal("visit-unknown") {
            _ = try await desk.keep(wish, in: .make(at: .testing), by: evening.consultant)
        }
        _ = try await desk.keep(
            .init(
                plans: Array(repeating: plan, count: 4),
                household: (1...5).map { .init(.premium(OfferTests.member($0))) }), in: visit,
            by: evening.consultant)
        let pensioner = OfferDesk.Wish.Plan(plan.terms, for: Circumstances(isPensioner: true))
        await #expect(throws: RuleError.self) {
            _ = try await desk.keep(.init(plans: [plan, pensioner]), in: visit, by: evening.consultant)
        }
        try await evening.sound()
    }

    @Test("says nothing of its terms in the file")
    func sealed() async throws {
        let supported = PremiumTerms(order: 1, months: 12, groups: [.nearPoor], lastCardEnd: nil)
        let content = OfferContent(
            plans: [OfferedPlan(terms: .premium(supported), price: Evening.health(Evening.person(1)).1.item)],
            household: [], place: .unknown, benefits: OfferedBenefits(pensionYears: 15, maternity: nil))
        let offer = try await evening.ledger.keepOffer(
            content, of: visit, rules: "few", by: evening.consultant, at: evening.clock.now())
        try evening.ledger.close()
        let file = try Data(contentsOf: URL(filePath: evening.path))
        #expect(file.range(of: Data("near-poor".utf8)) == nil && file.range(of: Data("1216200".utf8)) == nil)
        #expect(file.range(of: Data(offer.number.text.utf8)) != nil)
    }
}
