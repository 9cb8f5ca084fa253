import Insurance
import InsuranceRules
import TestSupport
import Testing

@Suite("two ways to the same number") struct TwoWaysTests {
    private let book: RuleBook
    init() throws { book = try bookWithCommunes() }

    private struct Tally { var priced = 0, refused = 0 }

    @Test(
        "the rules and the formulas as published come to the same, in sums, days and refusals",
        arguments: [1, 20, 300, 4_000, 50_000] as [UInt64])
    func agree(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var tally = Tally()
        for number in 0..<2_500 {
            let request = RandomRequest(using: &random)
            compare(request, "request \(number): \(request)", &tally)
        }
        // A test that only ever saw one kind would prove little.
        #expect(tally.priced > 1_000 && tally.refused > 300, "\(tally)")
    }

    private func compare(_ request: RandomRequest, _ what: Comment, _ tally: inout Tally) {
        let expected: TypedAnswer
        switch request.terms {
        case .contribution(let terms):
            expected = TypedLaw.contribution(terms, on: request.day, province: request.place.province)
        case .premium(let terms):
            expected = TypedLaw.premium(
                terms, on: request.day, at: request.place, born: request.birth, anyLength: request.anyLength)
        }
        do throws(RuleError) {
            let item = try request.quote(in: book)
            guard case .sums(let gross, let state, let local, let days) = expected else {
                Issue.record("priced, but the formulas refuse: \(expected), \(what)")
                return
            }
            tally.priced += 1
            #expect(item.gross.count == gross, what)
            #expect(item.stateSupport.count == state, what)
            #expect(item.localSupport.count == local, what)
            #expect(item.payable.count == gross - state - local, what)
            #expect(item.validFrom == days?.lowerBound && item.validTo == days?.upperBound, what)
        } catch {
            guard case .refused(let codes) = expected else {
                Issue.record("refused with \(error.code), but the formulas come to \(expected), \(what)")
                return
            }
            tally.refused += 1
            #expect(codes.contains(error.code), what)
        }
    }

    @Test("the exact fractions themselves are right")
    func fractions() {
        #expect(
            [Ratio(1, over: 2), Ratio(1, over: 3), Ratio(7, over: 2), Ratio(0), Ratio(9)].map(\.halfUp) == [
                1, 0, 4, 0, 9,
            ])
        #expect((Ratio(1, over: 3) + Ratio(1, over: 6)).halfUp == 1)
        #expect((Ratio(Int.max) * Ratio(Int.max) * Ratio(Int.max).inverse).halfUp == Int.max)
        let third = Ratio(1, over: 3)
        #expect((0..<40).reduce(Ratio(1)) { product, _ in product * Ratio(3) * third }.halfUp == 1)
    }
}

extension RandomRequest {
    /// What the rules make of it.
    func quote(in book: RuleBook) throws(RuleError) -> QuotedItem {
        try InsuranceRules.quote(terms, on: day, at: place, born: birth, anyLength: anyLength, in: book)
    }
}
