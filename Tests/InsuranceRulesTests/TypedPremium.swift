import Insurance
import InsuranceRules

extension TypedLaw {
    /// What one province adds in health insurance, for whom, from when to when.
    private struct Added {
        let province, from: String
        var to = "9999"
        var ages = 0...200
        /// By the group; `household` is `nil`.
        let percents: [SupportedGroup?: Int]
    }

    private static let added: [Added] = [
        Added(province: "10", from: "2019-07-10", to: "2025-06-30", percents: [.nearPoor: 30]),
        Added(province: "30", from: "2023-08-01", to: "2025-12-31", ages: 65...69, percents: [nil: 70]),
        Added(province: "51", from: "2023-11-01", to: "2026-10-31", percents: [.exDifficultCommune: 30]),
        Added(province: "64", from: "2022-01-01", to: "2025-06-30", percents: [.nearPoor: 30, .agroAverage: 20]),
        Added(
            province: "66", from: "2025-10-30",
            percents: [.nearPoor: 30, .agroAverage: 30, .exDifficultCommune: 15, .pupil: 5]),
        Added(province: "79", from: "2025-11-14", percents: [.pupil: 50]),
        Added(province: "79", from: "2025-11-14", ages: 65...74, percents: [nil: 100]),
    ]

    /// 4,5 % × base salary × months; the member's step, or the group's support.
    static func premium(
        _ terms: PremiumTerms, on day: CalendarDay, at place: Place, born birth: BirthDate?, anyLength: Bool
    ) -> TypedAnswer {
        guard let base = value(baseSalary, on: day) else { return .refused(["rule-not-in-force"]) }
        var refusals: Set<String> = []
        let isSold = anyLength ? (1...12).contains(terms.months) : [3, 6, 12].contains(terms.months)
        if !isSold || terms.order < 1 { refusals.insert("bad-input") }
        let supported = terms.groups.filter { percent(of: $0, on: day, in: place.commune) > 0 }
        if supported.isEmpty, !terms.groups.isEmpty { refusals.insert("not-eligible") }
        guard refusals.isEmpty else { return .refused(refusals) }

        let whole = Ratio(45, over: 1000) * Ratio(base) * Ratio(terms.months)
        let step = Ratio.percent(terms.groups.isEmpty ? steps[min(terms.order, steps.count) - 1] : 100)
        let gross = (whole * step).halfUp
        let best = supported.map { percent(of: $0, on: day, in: place.commune) }.max() ?? 0
        let state = (whole * Ratio.percent(best)).halfUp
        let more = local(
            for: terms.groups.isEmpty ? [nil] : Set(supported.map(Optional.some)), on: day, at: place, birth)
        return .sums(
            gross: gross, state: state, local: min((whole * step * Ratio.percent(more)).halfUp, gross - state),
            days: card(paidOn: day, months: terms.months, lastCardEnd: terms.lastCardEnd))
    }

    private static func percent(of group: SupportedGroup, on day: CalendarDay, in commune: String?) -> Int {
        let text = day.description
        let own: Int =
            switch (commune, group) {
            case ("99901", .exDifficultCommune): "2026-07-01" <= text && text <= "2029-06-30" ? 70 : 0
            case ("99902", .nearPoor): "2025-07-01" <= text ? 100 : 0
            default: 0
            }
        return max(own, value(groups[group] ?? [], on: day) ?? 0)
    }

    private static func local(
        for groups: Set<SupportedGroup?>, on day: CalendarDay, at place: Place, _ birth: BirthDate?
    ) -> Int {
        // Of a year alone the age is certain that someone born on its last day has.
        let born = birth.map { birth in
            if case .day(let day) = birth { day.description } else { "\(birth.year)-12-31" }
        }
        let age = born.flatMap { born in
            Int(born.prefix(4)).map { day.year - $0 - (day.description.dropFirst(4) < born.dropFirst(4) ? 1 : 0) }
        }
        var highest = 0
        for entry in added where entry.province == place.province {
            guard entry.from <= day.description, day.description <= entry.to else { continue }
            if entry.ages != 0...200 {
                guard let age, entry.ages.contains(age) else { continue }
            }
            for group in groups { highest = max(highest, entry.percents[group] ?? 0) }
        }
        return highest
    }

    /// The card's first and last day, by the days or, before 2025-07-01, the
    /// full months of one calendar year without a card.
    static func card(paidOn day: CalendarDay, months: Int, lastCardEnd end: CalendarDay?) -> ClosedRange<CalendarDay> {
        var first = day.adding(days: 30)
        if let end {
            if end >= day {
                first = end.adding(days: 1)
            } else if !isLong(from: end.adding(days: 1), until: day) {
                first = day
            }
        }
        return first...later(first, by: months).adding(days: -1)
    }

    /// - Parameter day: The first day that is no longer without a card.
    private static func isLong(from start: CalendarDay, until day: CalendarDay) -> Bool {
        if "2025-07-01" <= day.description { return day.ordinal - start.ordinal >= 90 }
        return (start.year...day.year).contains { year in
            guard let opening = CalendarDay("\(year)-01-01"), let closing = CalendarDay("\(year + 1)-01-01") else {
                return false
            }
            return later(max(start, opening), by: 3) <= min(day, closing)
        }
    }

    /// The same day of a later month, or the last that month has.
    private static func later(_ day: CalendarDay, by months: Int) -> CalendarDay {
        let count = day.month - 1 + months
        var last = day.day
        while true {
            if let found = CalendarDay(year: day.year + count / 12, month: count % 12 + 1, day: last) { return found }
            last -= 1
        }
    }
}
