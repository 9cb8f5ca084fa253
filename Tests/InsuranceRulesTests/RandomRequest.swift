import Insurance
import InsuranceRules
import TestSupport

/// Draws what people may ask for, most of it near where the law changes.
struct RandomRequest {
    let day: CalendarDay
    let place: Place
    let birth: BirthDate?
    let terms: Terms
    let anyLength: Bool

    private static let turns = [
        "2018-07-01", "2018-12-01", "2019-07-01", "2019-07-10", "2022-01-01", "2023-07-01", "2023-08-01", "2023-11-01",
        "2024-07-01", "2025-01-01", "2025-07-01", "2025-10-30", "2025-11-14", "2026-01-01", "2026-07-01", "2026-11-01",
        "2027-01-01",
    ].compactMap { CalendarDay($0) }
    private static let provinces = ["01", "10", "15", "30", "40", "51", "52", "64", "66", "79", "99", nil, nil]
    private static let communes = ["99901", "99902", "00001", nil, nil]

    /// A request on a day from 2018 to 2027.
    init(using random: inout SeededRandom) {
        let (first, last) = (CalendarDay("2018-01-01")!, CalendarDay("2027-12-31")!)
        let anyDay = CalendarDay(ordinal: Int.random(in: first.ordinal...last.ordinal, using: &random))
        let turn = Self.turns.randomElement(using: &random)!.adding(days: Int.random(in: -1...1, using: &random))
        self.init(on: [anyDay, anyDay, turn].randomElement(using: &random)!, using: &random)
    }

    init(on day: CalendarDay, using random: inout SeededRandom) {
        self.day = day
        place = Place(
            province: Self.provinces.randomElement(using: &random)!,
            commune: Self.communes.randomElement(using: &random)!)
        birth = Self.birth(on: day, using: &random)
        anyLength = Bool.random(using: &random)
        terms =
            Bool.random(using: &random)
            ? .contribution(Self.contribution(on: day, using: &random))
            : .premium(Self.premium(on: day, using: &random))
    }

    private static func birth(on day: CalendarDay, using random: inout SeededRandom) -> BirthDate? {
        switch Int.random(in: 0...3, using: &random) {
        case 0: return nil
        case 1: return .year(day.year - Int.random(in: 60...80, using: &random))
        default:
            let years = [65, 70, 75, Int.random(in: 1...90, using: &random)].randomElement(using: &random)!
            return .day(day.adding(months: -12 * years).adding(days: Int.random(in: -2...2, using: &random)))
        }
    }

    private static func contribution(on day: CalendarDay, using random: inout SeededRandom) -> ContributionTerms {
        let method = ContributionMethod.allCases.randomElement(using: &random)!
        let lengths: [Int?]
        switch method {
        case .yearsAhead: lengths = [12, 24, 36, 48, 60, 12, 24, 36, 48, 60, nil, 0, 6, 30, 72]
        case .missingTime: lengths = [1, 2, 12, 24, 59, 60, 61, 119, 120, 121, 0, nil]
        default: lengths = [nil, nil, nil, nil, nil, nil, nil, nil, 1, 3, 6, 12]
        }
        return ContributionTerms(
            income: Dong(income(on: day, using: &random)), method: method,
            categories: Set(SupportCategory.allCases.filter { _ in Int.random(in: 0...3, using: &random) == 0 }),
            supportedMonthsUsed: [0, 0, 0, 1, 60, 106, 118, 119, 120, 121, -1, Int.random(in: 0...130, using: &random)]
                .randomElement(using: &random)!,
            months: lengths.randomElement(using: &random)!,
            monthsContributed: method == .missingTime
                ? [nil, nil, 0, 120, 121, 156, 168, 178, 179, 180, 228, 239, 240].randomElement(using: &random)! : nil)
    }

    /// At and around the lowest and the highest allowed, on and off the steps between.
    private static func income(on day: CalendarDay, using random: inout SeededRandom) -> Int {
        let lowest = TypedLaw.value(TypedLaw.povertyLine, on: day) ?? 700_000
        let highest = 20 * (TypedLaw.value(TypedLaw.baseSalary, on: day) ?? 1_300_000)
        let steps = Int.random(in: 0...(highest - lowest) / 50_000, using: &random)
        let choices = [
            lowest, lowest, highest, highest, lowest - 1, highest + 1, lowest + steps * 50_000,
            lowest + steps * 50_000, Int.random(in: lowest...highest, using: &random),
            Int.random(in: lowest...lowest + 1_000_000, using: &random),
        ]
        return choices.randomElement(using: &random)!
    }

    private static func premium(on day: CalendarDay, using random: inout SeededRandom) -> PremiumTerms {
        let hasGroups = Int.random(in: 0...2, using: &random) == 0
        let groups = SupportedGroup.allCases.filter { _ in Int.random(in: 0...2, using: &random) == 0 }
        return PremiumTerms(
            order: [1, 1, 2, 3, 4, 5, 6, 7, 0].randomElement(using: &random)!,
            months: [3, 6, 12, 3, 6, 12, Int.random(in: 0...13, using: &random)].randomElement(using: &random)!,
            groups: hasGroups ? Set(groups) : [], lastCardEnd: lastCardEnd(before: day, using: &random))
    }

    /// None, near the limits of an interruption, around new year, or long ago.
    private static func lastCardEnd(before day: CalendarDay, using random: inout SeededRandom) -> CalendarDay? {
        switch Int.random(in: 0...5, using: &random) {
        case 0: nil
        case 1: day.adding(days: -Int.random(in: 87...94, using: &random))
        case 2: day.adding(months: -3).adding(days: Int.random(in: -3...3, using: &random))
        case 3: day.adding(days: Int.random(in: -3...40, using: &random))
        case 4: CalendarDay("\(day.year - 1)-12-31")!.adding(days: Int.random(in: -100...5, using: &random))
        default: day.adding(days: -Int.random(in: 1...1500, using: &random))
        }
    }
}
