import Insurance
import TestSupport
import Testing

@Suite("calendar days") struct CalendarDayTests {
    private static func randomDays(seed: UInt64) -> [CalendarDay] {
        var random = SeededRandom(seed: seed)
        return (0..<500).map { _ in CalendarDay(ordinal: Int.random(in: -60_000...120_000, using: &random)) }
    }

    @Test("a day printed is the same day read back", arguments: [1, 20, 300] as [UInt64])
    func text(seed: UInt64) {
        for day in Self.randomDays(seed: seed) {
            #expect(CalendarDay(day.description) == day)
            #expect(CalendarDay(vietnamese: day.vietnamese) == day)
            #expect(CalendarDay(ddmmyyyy: day.vietnamese.filter { $0 != "/" }) == day)
        }
    }

    @Test("every day of the calendar has its ordinal, one after the other")
    func ordinals() throws {
        let start = try #require(CalendarDay("1899-12-31")).ordinal
        var last = CalendarDay(ordinal: start)
        for ordinal in (start + 1)...(start + 146_097) {
            let day = CalendarDay(ordinal: ordinal)
            #expect(day.ordinal == ordinal)
            let sameMonth = (day.year, day.month, day.day) == (last.year, last.month, last.day + 1)
            let full = last.day == CalendarDay.length(ofMonth: last.month, in: last.year)
            #expect(sameMonth || (full && day.day == 1), "after \(last)")
            #expect(last < day)
            last = day
        }
        #expect(last.description == "2299-12-31")
        #expect(CalendarDay("1970-01-01")?.ordinal == 0)
        #expect(CalendarDay("2000-03-01")?.ordinal == 11_017)
    }

    @Test("adding days goes there and back", arguments: [4, 5] as [UInt64])
    func days(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for day in Self.randomDays(seed: seed) {
            let count = Int.random(in: -1000...1000, using: &random)
            let other = day.adding(days: count)
            #expect(day.days(to: other) == count)
            #expect(other.adding(days: -count) == day)
        }
    }

    @Test("adding months keeps the day, or takes the month's last", arguments: [6, 7] as [UInt64])
    func months(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for day in Self.randomDays(seed: seed) {
            let count = Int.random(in: -240...240, using: &random)
            let later = day.adding(months: count)
            #expect((later.year - day.year) * 12 + later.month - day.month == count)
            #expect(later.day == min(day.day, CalendarDay.length(ofMonth: later.month, in: later.year)))
        }
    }

    @Test(
        "months by hand",
        arguments: [
            ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"), ("2026-01-31", 1, "2026-02-28"),
            ("2026-12-31", 12, "2027-12-31"), ("2024-02-29", 12, "2025-02-28"), ("2026-01-15", -1, "2025-12-15"),
        ])
    func monthsByHand(from: String, months: Int, to: String) {
        #expect(CalendarDay(from)?.adding(months: months) == CalendarDay(to))
    }

    @Test(
        "what is not a day is not read",
        arguments: [
            "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31", "2026-1-1", "20261121", " 2026-11-21",
            "2026-11-21 ", "2026/11/21", "0000-01-01", "+026-11-21", "２026-11-21",
        ])
    func refused(text: String) { #expect(CalendarDay(text) == nil) }

    @Test("Vietnamese writing may leave out leading zeros, nothing else")
    func vietnamese() {
        #expect(CalendarDay(vietnamese: "1/9/2026")?.description == "2026-09-01")
        for text in ["1/9/26", "001/9/2026", "1/9", "/9/2026", "29/2/2026", "1/9/2026/"] {
            #expect(CalendarDay(vietnamese: text) == nil)
        }
    }

    @Test("a year is full on the birthday, not on its eve")
    func years() throws {
        let birth = try #require(CalendarDay("2008-02-29"))
        #expect(birth.fullYears(on: CalendarDay("2026-02-28")!) == 17)
        #expect(birth.fullYears(on: CalendarDay("2026-03-01")!) == 18)
        #expect(BirthDate("2011")?.fullYears(on: CalendarDay("2026-12-30")!) == 14)
        #expect(BirthDate("2011")?.fullYears(on: CalendarDay("2026-12-31")!) == 15)
    }

    @Test("the day changes at midnight in Vietnam")
    func midnight() throws {
        let day = try #require(CalendarDay("2026-11-21"))
        let midnight = Moment(milliseconds: day.ordinal * 86_400_000 - 7 * 3_600_000)
        #expect(midnight.day == day && midnight.clockTime == "00:00")
        let before = Moment(milliseconds: midnight.milliseconds - 1)
        #expect(before.day.description == "2026-11-20" && before.clockTime == "23:59")
        #expect(Moment(milliseconds: -8 * 3_600_000).day.description == "1969-12-31")
    }
}
