import Desk
import Insurance
import InsuranceRules

extension ScreenAnswers {
    /// Takes an answer as the buttons send it; anything else leaves the answer as it was.
    mutating func take(_ text: String, to question: Interview.Question) {
        switch question {
        case .birthYear: birthYear = Int(text).flatMap { (1900...2200).contains($0) ? $0 : nil } ?? birthYear
        case .work: work = Work(rawValue: text) ?? work
        case .sex: sex = Sex(rawValue: text) ?? sex
        case .household: household = Household(rawValue: text) ?? household
        case .minority: isMinority = ["yes": true, "no": false][text] ?? isMinority
        case .card: card = Card(text) ?? card
        case .members: members = members ?? Members()
        }
    }

    /// Takes a step as the buttons send it: `years-up`, `joining-4`, or an income to go to.
    mutating func step(_ text: String, _ pension: PensionOutlook?) {
        var household = members ?? Members()
        switch text {
        case "joining-up": household.joining += 1
        case "joining-down": household.joining -= 1
        case "paid-up": household.paid += 1
        case "paid-down": household.paid -= 1
        case "income-up", "income-down": income = pension?.income(up: text == "income-up") ?? income
        case "years-up", "years-down": years = pension?.years(up: text == "years-up") ?? years
        case _ where text.hasPrefix("joining-"):
            household.joining = Int(text.dropFirst("joining-".count)) ?? household.joining
        default: income = Int(text).flatMap { (1...1_000_000_000).contains($0) ? Dong($0) : nil } ?? income
        }
        if text.hasPrefix("joining-") || text.hasPrefix("paid-") {
            members = Members(joining: household.joining, paid: household.paid)
        }
    }
}

extension ScreenAnswers.Card {
    /// As buttons name it: `never`, or `2027-03` for a card valid to the end of that month.
    var name: String {
        switch self {
        case .valid(let month): month.description
        case .endedRecently: "ended-recently"
        case .endedLongAgo: "ended-long-ago"
        case .never: "never"
        case .otherGroup: "other-group"
        }
    }

    init?(_ name: String) {
        let others: [Self] = [.endedRecently, .endedLongAgo, .never, .otherGroup]
        if let month = CalendarMonth(name) {
            self = .valid(month)
        } else if let card = others.first(where: { $0.name == name }) {
            self = card
        } else {
            return nil
        }
    }
}
