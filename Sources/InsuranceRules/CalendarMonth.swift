public import Insurance

/// A month of a year, as insurance time and retirement are counted.
public struct CalendarMonth: Hashable, Sendable, Comparable {
    public let firstDay: CalendarDay

    public var year: Int { firstDay.year }
    public var month: Int { firstDay.month }

    /// The month a day lies in.
    public init(of day: CalendarDay) { firstDay = day.adding(days: 1 - day.day) }

    /// Reads `YYYY-MM`, and nothing else.
    public init?(_ text: String) {
        guard let day = CalendarDay("\(text)-01") else { return nil }
        firstDay = day
    }

    /// The first month of the same year.
    public var january: CalendarMonth { adding(months: 1 - month) }

    public func adding(months: Int) -> CalendarMonth { CalendarMonth(of: firstDay.adding(months: months)) }

    /// How many months lie from this month to `other`; negative when it is earlier.
    public func months(to other: CalendarMonth) -> Int { (other.year - year) * 12 + other.month - month }

    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool { left.firstDay < right.firstDay }
}

extension CalendarMonth: CustomStringConvertible {
    /// `2033-07`.
    public var description: String { String(firstDay.description.dropLast(3)) }

    /// `07/2033`.
    public var vietnamese: String { String(firstDay.vietnamese.dropFirst(3)) }
}
