import Desk
import Insurance
import InsuranceRules
import Testing

@Suite("The order in a household")
struct HouseholdOrderTests {
    private func joiner(_ number: Int, takesPlace: Bool = true) -> HouseholdOrder.Joiner {
        HouseholdOrder.Joiner(keys: Evening.person(number).keys, name: "NGƯỜI \(number)", takesPlace: takesPlace)
    }

    private func paid(_ number: Int, at place: Int?, stated: Int = 0) -> PaidPlace {
        PaidPlace(
            person: Evening.person(number, name: "Người \(number)"),
            place: HouseholdPlace(household: .code("H1"), order: place, stated: stated), paidOn: Evening.day)
    }

    private func card(_ number: Int) -> HouseholdCard {
        HouseholdCard(
            keys: Evening.person(number).keys, name: "NGƯỜI \(number)", end: Evening.day.adding(days: number))
    }

    private func places(
        paid: [PaidPlace] = [], cards: [HouseholdCard] = [], stated: Int = 0, of joiners: [HouseholdOrder.Joiner]
    ) -> [Int?] {
        HouseholdOrder(paid: paid, cards: cards, stated: stated).seats(of: joiners).map(\.place)
    }

    @Test("members take places as they join, the fifth and sixth like all others")
    func joining() {
        #expect(places(of: (1...6).map { joiner($0) }) == [1, 2, 3, 4, 5, 6])
    }

    @Test("who is insured otherwise takes no place, wherever they stand")
    func otherwise() {
        #expect(places(of: [joiner(1), joiner(2, takesPlace: false), joiner(3)]) == [1, nil, 2])
        #expect(places(of: [joiner(2, takesPlace: false), joiner(3)]) == [nil, 1])
    }

    @Test("cards of the list, payments here and receipts come before, each person once")
    func before() throws {
        let order = HouseholdOrder(paid: [paid(1, at: 1)], cards: [card(1), card(2)], stated: 1)
        let seat = try #require(order.seats(of: [joiner(9)]).first)
        #expect(seat.place == 4)
        let known: [HouseholdForerunner.Basis] = [
            .paid(on: Evening.day), .card(end: Evening.day.adding(days: 2)), .stated,
        ]
        #expect(seat.before.map(\.basis) == known)
        #expect(seat.before.map(\.name) == ["NGƯỜI 1", "NGƯỜI 2", nil])
        // Of those who join here the list tells nothing more.
        #expect(places(cards: [card(1), card(2)], of: [joiner(2), joiner(1)]) == [1, 2])
    }

    @Test("a place left free is given again, and who joins once more keeps theirs")
    func freed() {
        #expect(places(paid: [paid(2, at: 2), paid(3, at: 3)], of: [joiner(4), joiner(5)]) == [1, 4])
        #expect(places(paid: [paid(1, at: 1), paid(2, at: 2)], of: [joiner(2), joiner(3)]) == [2, 3])
    }

    @Test("a receipt shown for one member counts for those who come later")
    func statedOn() {
        #expect(places(paid: [paid(1, at: 3, stated: 2)], of: [joiner(2)]) == [4])
        #expect(places(paid: [paid(1, at: 3, stated: 2)], stated: 1, of: [joiner(2)]) == [4])
    }

    @Test("a household is named by a code, a number, or its visit")
    func names() throws {
        let visit = Identifier("01a2007c-4eef-7e09-963e-2635ce9062bb")!
        #expect(HouseholdName(typed: " lc-15 0001 ") == .code("LC-150001"))
        #expect(HouseholdName(typed: "010 190 100001") == .head("010190100001"))
        #expect(HouseholdName(typed: " . ") == nil)
        #expect(Set([HouseholdName.code("A"), .head("A"), .visit(visit)].map(\.text)).count == 3)
    }

    @Test("months overlap as months, cards as days, and missing time once a year")
    func insuredTime() throws {
        let (premium, card) = Evening.health(Evening.person(1))
        let cards = try #require(InsuredTime(premium.terms, card))
        let last = Evening.day.adding(months: 12)
        #expect(cards.overlaps(.days(last.adding(days: -1)...last)) && !cards.overlaps(.days(last...last)))
        let (contribution, quote) = Evening.social(Evening.person(1))
        let months = try #require(InsuredTime(contribution.terms, quote))
        let april = try #require(CalendarMonth("2027-04"))
        #expect(months.overlaps(.months(april...april)))
        #expect(!months.overlaps(.months(april.adding(months: 1)...april.adding(months: 2))))
        #expect(!months.overlaps(cards) && !months.overlaps(.missing(year: 2026)))
        #expect(InsuredTime.missing(year: 2026).overlaps(.missing(year: 2026)))
        #expect(InsuredTime.missing(year: nil).overlaps(.missing(year: 2026)), "once in a life")
        #expect(InsuredTime.missing(year: 2026).overlaps(.missing(year: nil)))
    }
}
