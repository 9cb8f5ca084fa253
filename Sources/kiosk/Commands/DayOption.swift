import ArgumentParser
import Insurance

/// Reads the day of an option.
@Sendable
func readDay(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else { throw ValidationError("Write the day as YYYY-MM-DD.") }
    return day
}
