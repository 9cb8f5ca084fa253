import Desk
import Insurance
import Testing

@testable import Ledger

@Suite("Who has paid already")
struct PaidVisitTests {
    @Test("a visit counts once it is paid, for the person who paid, by any of their numbers, and for its day")
    func paid() async throws {
        let evening = try await Evening.begin()
        try await evening.shift()
        var person = Evening.person(1)
        person.socialInsuranceCode = SocialInsuranceCode("1000000001")
        let key = try #require(person.key)
        let visit = try await evening.readyToPay([Evening.health(person)])
        #expect(try await evening.ledger.paidVisit(ofPersonWithKey: key, on: Evening.day) == nil)
        try await evening.pay(visit)
        _ = try await evening.readyToPay([Evening.social(person)])
        for number in [key, "1000000001"] {
            #expect(try await evening.ledger.paidVisit(ofPersonWithKey: number, on: Evening.day) == visit)
        }
        let stranger = try #require(Evening.person(2).key)
        #expect(try await evening.ledger.paidVisit(ofPersonWithKey: stranger, on: Evening.day) == nil)
        #expect(try await evening.ledger.paidVisit(ofPersonWithKey: key, on: Evening.day.adding(days: 1)) == nil)
    }
}
