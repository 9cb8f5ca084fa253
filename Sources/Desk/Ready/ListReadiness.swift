public import Insurance
import InsuranceRules

// How old the lists are that people are found in and picked from.

extension RosterStatus {
    /// One line a list.
    ///
    /// A list past the site's own limit stops the evening, since it misleads
    /// about who lives with whom, which makes a price; a kiosk without one asks.
    public func readiness(staleAfter days: Int, on today: CalendarDay) -> [ReadyCheck] {
        lists.map { list in
            let age = list.day.days(to: today)
            let values = [
                "area": list.area, "people": String(list.people), "day": list.day.vietnamese, "days": String(age),
                "limit": String(days), "refused": String(list.refused),
            ]
            return ReadyCheck(.lists, age > days ? .stop : .ok, age > days ? "roster-stale" : "roster-listed", values)
        }
    }
}

extension ReadyCheck {
    /// Whether the commune of the evening is known by its code, which the back
    /// office's import needs beside the province's.
    public static func commune(_ code: String?) -> ReadyCheck {
        code.map { ReadyCheck(.lists, .ok, "commune-known", ["code": $0]) }
            ?? ReadyCheck(.lists, .warning, "commune-unset")
    }
}

extension CatalogueStatus {
    /// Whether the list may be relied on; what nobody vouches for is told.
    public var readiness: ReadyCheck {
        let values = [
            "list": name, "count": String(entries), "day": asOf.vietnamese, "source": source,
            "imported": imported?.vietnamese ?? "",
        ]
        guard evidence != .none else { return ReadyCheck(.lists, .warning, "list-unsourced", values) }
        return ReadyCheck(.lists, .ok, imported == nil ? "list-shipped" : "list-own", values)
    }
}
