import Desk
import Insurance

/// A place in the household's order, and why it is this one, in one line.
///
/// It names others of the household: it is for staff.
struct HouseholdOrderView: Encodable, Sendable {
    /// `Người thứ 3 · 60 %`; `nil` for someone insured otherwise.
    let place: String?
    let reason: String
    /// The province has to check what it rests on.
    let isToBeChecked: Bool

    /// - Parameter percent: Of the premium, what the place pays.
    init(place number: Int?, before: [HouseholdForerunner], percent: Int?, today: CalendarDay, words: Words) {
        isToBeChecked = before.contains { $0.basis == .stated }
        guard let number else {
            place = nil
            reason = words("household.outside")
            return
        }
        place = [words("household.place", ["n": String(number)]), percent.map { "\($0) %" }].compactMap(\.self)
            .joined(separator: " · ")
        let who = Self.people(before, today: today, words: words)
        reason =
            who.isEmpty
            ? words("household.first", ["year": String(today.year)])
            : words("household.after", ["who": who.joined(separator: ", ")])
    }

    private static func people(_ before: [HouseholdForerunner], today: CalendarDay, words: Words) -> [String] {
        var people = before.compactMap { one -> String? in
            let name = one.name ?? ""
            return switch one.basis {
            case .card(let end): words("household.by-card", ["name": name, "day": end.vietnamese])
            case .paid(on: today): words("household.by-payment-today", ["name": name])
            case .paid(let day): words("household.by-payment", ["name": name, "day": day.vietnamese])
            case .sameVisit: words("household.by-visit", ["name": name])
            case .stated: nil
            }
        }
        let stated = before.filter { $0.basis == .stated }.count
        if stated > 0 { people.append(words("household.by-receipt", ["count": String(stated)])) }
        return people
    }
}
