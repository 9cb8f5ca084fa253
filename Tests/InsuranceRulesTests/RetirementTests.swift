import Insurance
import InsuranceRules
import Testing

@Suite("retirement age") struct RetirementTests {
    private let book: RuleBook
    private let today = CalendarDay(year: 2026, month: 11, day: 21)!
    init() throws { book = try realBook() }

    @Test("no later birth retires earlier", arguments: Sex.allCases)
    func order(sex: Sex) throws {
        var birth = try #require(CalendarDay("1945-01-15"))
        var last = try retirementMonth(birth: .day(birth), sex: sex, on: today, in: book).month
        while birth.year < 2011 {
            birth = birth.adding(months: 1)
            let next = try retirementMonth(birth: .day(birth), sex: sex, on: today, in: book).month
            #expect(next > last, "born \(birth)")
            last = next
        }
    }

    @Test("the line gives the age in years and months")
    func line() throws {
        let birth = try #require(BirthDate("1974-03-12"))
        let line = try #require(try retirementMonth(birth: birth, sex: .female, on: today, in: book).lines.first)
        #expect(line.rule == "pension.retirement_age_women")
        #expect(line.value == "59 years 4 months")
    }

    @Test("a month reads as written, and nothing else")
    func month() throws {
        let month = try #require(CalendarMonth("2033-07"))
        #expect(month.description == "2033-07" && month.vietnamese == "07/2033")
        #expect(month.adding(months: 6).description == "2034-01")
        #expect(month.months(to: month.adding(months: -20)) == -20)
        for text in ["2033-7", "2033-13", "2033-00", "2033-07-01", "07/2033", "", "33-07"] {
            #expect(CalendarMonth(text) == nil)
        }
    }
}
