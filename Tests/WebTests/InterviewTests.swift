import Foundation
import Insurance
import InsuranceRules
import RuleFiles
import TestSupport
import Testing

@testable import Desk

/// What the attendee screen asks, and what comes of the answers, by the real rules.
@Suite("The interview and its outlook")
struct InterviewTests {
    private let clock = ManualClock()
    private let desk: VisitDesk

    init() throws { desk = try Self.desk(clock: clock) }

    private static func desk(home: Place = .unknown, clock: ManualClock) throws -> VisitDesk {
        let rules = try loadRuleBook(from: House.package.appending(path: "Config/Rules").path)
        return VisitDesk(ledger: try House.emptyLedger(), book: rules, home: home, clock: clock)
    }

    private func answers(_ change: (inout ScreenAnswers) -> Void) -> ScreenAnswers {
        var answers = ScreenAnswers()
        answers.birthYear = 1990
        answers.work = .own
        answers.sex = .female
        answers.household = .noCertificate
        answers.card = .never
        change(&answers)
        return answers
    }

    private func questions(_ change: (inout ScreenAnswers) -> Void) throws -> [Interview.Question] {
        try desk.interview(answers(change)).questions
    }

    // MARK: Questions

    @Test("someone without a certificate is asked six questions, and their ethnicity is one choice among them")
    func six() throws {
        let asked: [Interview.Question] = [.birthYear, .work, .sex, .household, .card, .members]
        #expect(try questions { _ in } == asked)
        #expect(try desk.interview(ScreenAnswers()).questions == asked)
        #expect(try desk.interview(ScreenAnswers()).next == .birthYear)
        let interview = try desk.interview(answers { _ in })
        #expect(interview.households == ScreenAnswers.Household.allCases)
        #expect(interview.next == .members && interview.question(before: .members) == .card)
    }

    @Test("a poor or near-poor household is asked neither ethnicity nor how many join; the poor not for a card")
    func certificates() throws {
        #expect(try questions { $0.household = .nearPoor } == [.birthYear, .work, .sex, .household, .card])
        #expect(try questions { $0.household = .poor } == [.birthYear, .work, .sex, .household])
        #expect(
            try questions { $0.household = .agroAverage } == [.birthYear, .work, .sex, .household, .minority, .card])
    }

    @Test("whom work insures is asked two questions; whom it insures in part is asked for what is left")
    func work() throws {
        #expect(try questions { $0.work = .contract } == [.birthYear, .work])
        #expect(try questions { $0.work = .pensioner } == [.birthYear, .work])
        #expect(try questions { $0.work = .declaredBusiness } == [.birthYear, .work, .household, .card, .members])
        #expect(
            try desk.interview(answers { $0.work = .declaredBusiness }).households == [
                .poor, .nearPoor, .agroAverage, .noCertificate,
            ])
        #expect(try questions { $0.work = .presumptiveBusiness }.count == 6)
        #expect(try questions { $0.card = .otherGroup } == [.birthYear, .work, .sex, .household, .card])
    }

    @Test("a child is asked nothing about pension, and cannot have a trade or a contract")
    func child() throws {
        let interview = try desk.interview(answers { $0.birthYear = 2013 })
        #expect(interview.work == [.pupil, .own] && !interview.questions.contains(.sex))
        #expect(try desk.interview(answers { ($0.birthYear, $0.work) = (2013, .contract) }).next == .work)
        #expect(!(try questions { ($0.birthYear, $0.work) = (2013, .pupil) }).contains(.members))
    }

    @Test("never more than six questions, whatever is answered")
    func most() throws {
        for year in [1935, 1960, 1990, 2010, 2013] {
            for work in ScreenAnswers.Work.allCases {
                for household in ScreenAnswers.Household.allCases {
                    for card in [ScreenAnswers.Card.never, .otherGroup] {
                        var some = ScreenAnswers()
                        (some.birthYear, some.work, some.household, some.card) = (year, work, household, card)
                        some.isMinority = true
                        #expect(try desk.interview(some).questions.count <= Interview.mostQuestions)
                    }
                }
            }
        }
    }

    @Test("the eve of the law that supports minorities asks nobody whether they belong to one")
    func minority() throws {
        clock.set(ManualClock.noon(CalendarDay(year: 2025, month: 6, day: 30)))
        // Until 31/10/2026 some communes give it in health insurance.
        #expect(try desk.interview(answers { _ in }).raisedForMinority == [.healthInsurance])
        clock.set(ManualClock.noon(CalendarDay(year: 2025, month: 7, day: 1)))
        #expect(try desk.interview(answers { _ in }).raisedForMinority == Set(Scheme.allCases))
        clock.set(ManualClock.noon(CalendarDay(year: 2026, month: 11, day: 1)))
        #expect(try desk.interview(answers { _ in }).raisedForMinority == [.voluntarySocialInsurance])
    }

    // MARK: Outlook

    private func outlook(_ change: (inout ScreenAnswers) -> Void) throws -> Outlook {
        desk.outlook(try desk.interview(answers(change)))
    }

    @Test("a household's members pay by their order, after those who paid this year")
    func household() throws {
        let alone = try #require(try outlook { _ in }.health.offer)
        #expect(alone.periods.map(\.months) == [3, 6, 12])
        #expect(alone.periods.map(\.payable.count) == [341_550, 683_100, 1_366_200])
        // A first card begins 30 days after payment on 21/11/2026.
        #expect(alone.periods.last?.validFrom == CalendarDay(year: 2026, month: 12, day: 21))
        let five = try #require(try outlook { $0.members = .init(joining: 5) }.health.offer)
        #expect(five.households.map(\.months) == [3, 6, 12])
        let year = try #require(five.households.last)
        #expect(year.members.map(\.payable.count) == [1_366_200, 956_340, 819_720, 683_100, 546_480])
        #expect(year.total.count == 4_371_840)
        #expect(five.households.first?.members.map(\.payable.count) == [341_550, 239_085, 204_930, 170_775, 136_620])
        let later = try #require(try outlook { $0.members = .init(joining: 2, paid: 3) }.health.offer)
        #expect(
            later.households.last?.members.map(\.payable.count) == [683_100, 546_480]
                && later.periods.last?.payable.count == 683_100)
    }

    @Test("the old card decides from when the new one is good")
    func cards() throws {
        func first(_ card: ScreenAnswers.Card) throws -> CalendarDay? {
            try outlook { $0.card = card }.health.offer?.periods.last?.validFrom
        }
        let march = try #require(CalendarMonth("2027-03"))
        #expect(try first(.valid(march)) == CalendarDay(year: 2027, month: 4, day: 1))
        #expect(try first(.endedRecently) == House.day)
        #expect(try first(.endedLongAgo) == CalendarDay(year: 2026, month: 12, day: 21))
        #expect(desk.cardGapDays == 90)
    }

    @Test("supported groups pay less, and the poor and those insured elsewhere buy no card")
    func groups() throws {
        let near = try #require(try outlook { $0.household = .nearPoor }.health.offer)
        #expect(near.periods.last?.payable.count == 409_860 && near.households.last?.members.count == 1)
        #expect(try outlook { $0.work = .pupil }.health.offer?.periods.last?.payable.count == 683_100)
        #expect(try closed(outlook { $0.household = .poor }.health) == .paidByState)
        #expect(try closed(outlook { $0.card = .otherGroup }.health) == .otherCard)
        #expect(try closed(outlook { $0.work = .contract }.health) == .work)
        #expect(try closed(outlook { $0.work = .pensioner }.pension) == .pension)
        #expect(try closed(outlook { $0.work = .declaredBusiness }.pension) == .business)
        #expect(try closed(outlook { ($0.birthYear, $0.work) = (2013, .pupil) }.pension) == .tooYoung)
    }

    private func closed<Offer>(_ prospect: Prospect<Offer>) -> WhyClosed? {
        guard case .closed(let why) = prospect else { return nil }
        return why
    }

    @Test("the support follows the household, and the minority's where it has none")
    func support() throws {
        func net(_ change: (inout ScreenAnswers) -> Void) throws -> Int? {
            try outlook(change).pension.offer?.monthly.payable.count
        }
        #expect(try net { _ in } == 264_000)
        #expect(try net { $0.household = .minority } == 231_000)
        #expect(try net { $0.household = .nearPoor } == 198_000)
        #expect(try net { $0.household = .poor } == 165_000)
        #expect(try net { ($0.household, $0.isMinority) = (.agroAverage, true) } == 231_000)
        #expect(try net { ($0.household, $0.isMinority) = (.noCertificate, true) } == 264_000)
    }

    @Test("the pension follows income and years, and begins once age and years are both there")
    func pension() throws {
        let offer = try #require(try outlook { ($0.income, $0.years) = (Dong(3_000_000), 15) }.pension.offer)
        // 45 % of 3.000.000 for a woman after 15 years.
        #expect(offer.chosen.monthly.count == 1_350_000 && offer.monthly.payable.count == 594_000)
        // Born 1990, she is 60 in 2050; the year alone counts as its January.
        #expect(offer.retirement == CalendarMonth("2050-01") && offer.start == CalendarMonth("2050-02"))
        let late = try #require(try outlook { ($0.birthYear, $0.years) = (1966, 15) }.pension.offer)
        #expect(late.start == CalendarMonth("2041-11"))
        // By herself she is offered the years she has left.
        #expect(try outlook { _ in }.pension.offer?.chosen.years == 23)
        #expect(offer.maternity?.count == 2_000_000 && offer.maternityMonths == 6 && late.maternity == nil)
        #expect(try outlook { ($0.birthYear, $0.sex) = (1935, .male) }.pension.offer?.start == CalendarMonth("2041-11"))
    }

    @Test("steps stay on the grid and inside what is allowed")
    func steps() throws {
        let lowest = try #require(try outlook { _ in }.pension.offer)
        #expect(lowest.income.count == 1_500_000)
        #expect(lowest.income(up: true).count == 1_550_000 && lowest.income(up: false).count == 1_500_000)
        let odd = try #require(try outlook { $0.income = Dong(1_520_000) }.pension.offer)
        #expect(odd.income(up: true).count == 1_550_000 && odd.income(up: false).count == 1_500_000)
        let highest = try #require(try outlook { $0.income = Dong(999_999_999) }.pension.offer)
        #expect(highest.income.count == 50_600_000 && highest.income(up: true) == highest.income)
        let most = try #require(try outlook { $0.years = 90 }.pension.offer)
        #expect(most.chosen.years == 30 && most.years(up: true) == 30 && most.years(up: false) == 29)
    }

    @Test("a day without rules closes both with the reason that staff can say more")
    func noRules() throws {
        clock.set(ManualClock.noon(CalendarDay(year: 2015, month: 1, day: 1)))
        #expect(throws: RuleError.self) { try desk.interview(answers { _ in }) }
        clock.set(ManualClock.noon(CalendarDay(year: 2025, month: 6, day: 30)))
        #expect(try closed(outlook { _ in }.pension) == .noPrice)
    }
}
