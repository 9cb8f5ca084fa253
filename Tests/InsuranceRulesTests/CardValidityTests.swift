import Insurance
import InsuranceRules
import TestSupport
import Testing

@Suite("the days a health card is good for") struct CardValidityTests {
    private let book: RuleBook
    init() throws { book = try realBook() }

    @Test("a quote carries the card's days")
    func quoted() throws {
        let day = try #require(CalendarDay("2026-11-21"))
        let end = try #require(CalendarDay("2026-10-15"))
        let terms = PremiumTerms(order: 2, months: 12, groups: [], lastCardEnd: end)
        let item = try quote(.premium(terms), on: day, in: book)
        #expect(item.validFrom?.description == "2026-11-21")
        #expect(item.validTo?.description == "2027-11-20")
    }

    @Test("where the files say so, a card after a short gap waits, and the day of payment is one without a card")
    func otherReadings() throws {
        let (paid, end) = (CalendarDay("2026-11-21")!, CalendarDay("2026-08-23")!)
        func first(_ book: RuleBook) throws -> String {
            try cardValidity(paidOn: paid, months: 12, lastCardEnd: end, in: book).first.description
        }
        #expect(try first(book) == "2026-11-21", "89 days without a card")
        let later = try amendedBook("hi/card_short_gap_delay_days.yaml", replacing: "value: 0", with: "value: 1")
        #expect(try first(later) == "2026-11-22")
        let counted = try amendedBook(
            "hi/card_gap_method.yaml", replacing: "value: days", with: "value: days-with-payment")
        #expect(try first(counted) == "2026-12-21", "the day of payment is the ninetieth")
        let dayLater = try cardValidity(paidOn: paid, months: 12, lastCardEnd: end.adding(days: 1), in: counted)
        #expect(dayLater.first == paid)
    }

    @Test("five years count from the card's first day, by the law of the payment day; before it there is no day")
    func continuous() throws {
        let (first, eve) = (CalendarDay("2015-01-01")!, CalendarDay("2014-12-31")!)
        let card = CalendarDay("2026-12-21")!
        #expect(continuousInsurance(from: card, paidOn: first, in: book)?.description == "2031-12-21")
        let today = CalendarDay("2026-11-21")!
        #expect(continuousInsurance(from: card, paidOn: today, in: book)?.description == "2031-12-21")
        #expect(continuousInsurance(from: card, paidOn: eve, in: book) == nil)
    }

    @Test("a short gap keeps the first day of continuous insurance, an interruption starts it anew")
    func continuousStarts() throws {
        let (paid, earlier) = (CalendarDay("2026-11-21")!, CalendarDay("2020-01-01")!)
        func start(_ end: String?) throws -> String {
            let end = end.flatMap(CalendarDay.init(_:))
            let card = try cardValidity(paidOn: paid, months: 12, lastCardEnd: end, in: book)
            return try continuousStart(
                earlier: end == nil ? nil : earlier, lastCardEnd: end, newCardFrom: card.first, paidOn: paid, in: book
            ).description
        }
        #expect(try start("2026-12-31") == "2020-01-01")
        #expect(try start("2026-08-23") == "2020-01-01")
        #expect(try start("2026-08-22") == "2026-12-21")
        #expect(try start(nil) == "2026-12-21")
    }

    @Test("no card begins before its payment, nor while the last one runs", arguments: [7, 77, 777] as [UInt64])
    func never(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            let paid = CalendarDay(ordinal: Int.random(in: 18_000...21_500, using: &random))
            let end = paid.adding(days: Int.random(in: -800...400, using: &random))
            let valid = try cardValidity(paidOn: paid, months: 12, lastCardEnd: end, in: book)
            #expect(valid.first >= paid)
            #expect(valid.first > end)
            #expect(valid.last > valid.first)
        }
    }
}
