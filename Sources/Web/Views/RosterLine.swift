import Desk
import Insurance

/// Says which list of people the kiosk has, of which day, and what is wrong with it.
struct RosterLine: Encodable, Sendable {
    let text: String
    /// Whether somebody should bring a younger list, or import it again.
    let needsCare: Bool

    init(_ status: RosterStatus, staleAfter days: Int, on today: CalendarDay, words: Words) {
        let isOld = status.isOlder(than: days, on: today)
        needsCare = isOld
        text = words(
            isOld ? "roster.line-old" : "roster.line",
            [
                "area": status.area, "count": grouped(status.people), "day": status.day.vietnamese,
                "days": String(status.day.days(to: today)),
            ])
    }

    init(_ trouble: any StaffReadable, words: Words) {
        needsCare = true
        text = words.trouble(trouble).sentence
    }
}

/// `5.000`, as numbers are written in Vietnam.
private func grouped(_ number: Int) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ".")
}
