import Desk
import Insurance
import Ledger

/// Says which list of people the kiosk has, for whoever prepares the evening.
enum RosterCheck {
    static func lines(_ site: Site) async throws -> [String] {
        let roster = RosterDatabase(at: site.settings.rosterFile, key: try site.keys.dataKey())
        let today = SystemClock().now().day
        do {
            guard let status = try await roster.listed() else {
                return ["list of people: none; kiosk import roster takes one in"]
            }
            return status.lists.map { list in
                let age = list.day.days(to: today)
                let isOld = age > site.settings.rosterStaleAfterDays
                return "list of people: \(list.people) of \(list.area), made on \(list.day), \(age) days ago"
                    + (list.refused > 0 ? ", \(list.refused) rows left out" : "")
                    + (isOld ? " (old: ask for a new one)" : "")
            }
        } catch let trouble as Refusal {
            return ["list of people: \(trouble.code): \(trouble)"]
        }
    }
}
