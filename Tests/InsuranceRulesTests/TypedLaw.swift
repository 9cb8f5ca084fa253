import Insurance
import InsuranceRules

/// The law once more, in another way: typed from the published tables and
/// formulas, with days as text and exact fractions.
///
/// It reads no rule file and calls no function of the rules; only the types of
/// what is asked are theirs.
enum TypedLaw {
    /// Values by their first day, `nil` from where none is known.
    typealias Table<Value> = [(from: String, value: Value)]

    static func value<Value>(_ table: Table<Value>, on day: CalendarDay) -> Value? {
        table.last { $0.from <= day.description }?.value
    }

    /// Đồng a month; 2018-07 on as published, 2017-07 by Decree 47/2017/NĐ-CP.
    static let baseSalary: Table<Int> = [
        ("2017-07-01", 1_300_000), ("2018-07-01", 1_390_000), ("2019-07-01", 1_490_000), ("2023-07-01", 1_800_000),
        ("2024-07-01", 2_340_000), ("2026-07-01", 2_530_000),
    ]
    /// Đồng a month.
    static let povertyLine: Table<Int> = [
        ("2016-01-01", 700_000), ("2022-01-01", 1_500_000), ("2027-01-01", 2_200_000),
    ]
    /// Percent of 22 % of the poverty line.
    static let support: Table<[SupportCategory: Int]> = [
        ("2018-01-01", [.poor: 30, .nearPoor: 25, .other: 10]),
        ("2025-07-01", [.poor: 50, .island: 50, .nearPoor: 40, .ethnicMinority: 30, .other: 20]),
    ]
    /// A month; of 2018 to 2025 not found, of 2027 not announced.
    static let fundRate: Table<Ratio?> = [
        ("2018-01-01", nil), ("2026-01-01", Ratio(31, over: 10_000)), ("2027-01-01", nil),
    ]
    /// Months a pension needs.
    static let pensionMonths: Table<Int> = [("2016-01-01", 240), ("2025-07-01", 180)]
    static let longestMissingTime: Table<Int> = [("2016-01-01", 120), ("2025-07-01", 60)]

    /// Percent of the whole premium the State pays, wherever someone lives.
    static let groups: [SupportedGroup: Table<Int>] = [
        .nearPoor: [("2018-12-01", 70)], .pupil: [("2018-12-01", 30), ("2025-07-01", 50)],
        .agroAverage: [("2018-12-01", 30)], .traffickingVictim: [("2025-07-01", 50)],
        .exDifficultCommune: [("2023-11-01", 70), ("2026-11-01", 0)],
    ]
    /// Of the first, second, … member, percent.
    static let steps = [100, 70, 60, 50, 40]
}

/// What the other way comes to.
enum TypedAnswer {
    /// Every reason there is to refuse, by its code.
    case refused(Set<String>)
    case sums(gross: Int, state: Int, local: Int, days: ClosedRange<CalendarDay>?)
}
