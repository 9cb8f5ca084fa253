import Desk
import Insurance
import InsuranceRules

/// The members of a visit, and how more of them are added.
struct HouseholdView: Encodable, Sendable {
    struct Member: Encodable, Sendable {
        /// Names the member in forms.
        let id: String
        let name: String
        /// `BHYT hộ gia đình · 12 tháng`, one for each scheme.
        let plans: [String]
        let order: HouseholdOrderView?
        let payable: String
    }

    /// Somebody of the household by the commune's list.
    struct Listed: Encodable, Sendable {
        let number: String
        let name: String
        let born: String
        /// `thẻ đến 30/11/2026`.
        let card: String?
    }

    let visit: String
    let members: [Member]
    let hasSeveral: Bool
    let listed: [Listed]
    let hasListed: Bool
    /// More of them are on the household's own page.
    let hasMore: Bool
    let total: String
    /// Of the whole household.
    let household: Field
    let stated: Choice
    /// Somebody paid or was voided meanwhile.
    let isChanged: Bool

    /// How many people of the list stand beside another step.
    static let fewListed = 3

    /// How many others may be told by receipts.
    static let mostStated = 9

    /// - Parameters:
    ///   - listed: Those whose cards end first are offered first.
    ///   - limit: How many of them are offered.
    init(
        _ file: VisitFile, listed: [RosterPerson], limit: Int, isChanged: Bool, percent: (Int) -> Int?,
        today: CalendarDay,
        words: Words
    ) {
        visit = file.visit.id.text
        members = file.members.map { Member($0, percent: percent, today: today, words: words) }
        hasSeveral = members.count > 1
        let inOrder = listed.enumerated().sorted { one, other in
            let (mine, theirs) = (one.element.lastCard?.end, other.element.lastCard?.end)
            guard mine != theirs else { return one.offset < other.offset }
            guard let mine, let theirs else { return mine == nil }
            return mine < theirs
        }
        let offered = inOrder.compactMap { Listed($0.element, words: words) }
        self.listed = Array(offered.prefix(limit))
        hasMore = offered.count > limit
        hasListed = !self.listed.isEmpty
        total = file.due.description
        let place = file.members.lazy.compactMap(\.place).first
        household = Self.household(place?.household.shown ?? "", nil, words)
        stated = Self.stated(place?.stated ?? 0, words)
        self.isChanged = isChanged
    }

    /// Asks for those whose card by the list ended earlier this year.
    static func toBeAsked(_ cards: [HouseholdCard], _ words: Words) -> String? {
        guard !cards.isEmpty else { return nil }
        let who = cards.map { words("household.by-card", ["name": $0.name, "day": $0.end.vietnamese]) }
        return words("household.to-be-asked", ["who": who.joined(separator: ", ")])
    }

    static func household(_ typed: String, _ problem: Trouble?, _ words: Words) -> Field {
        Field(
            id: "household", label: words("household.name"), value: typed, hint: words("household.name-hint"),
            problem: problem, longest: 40)
    }

    static func stated(_ count: Int, _ words: Words) -> Choice {
        Choice(
            "stated", words("household.stated"),
            (0...mostStated).map { (String($0), $0 == 0 ? words("household.stated-none") : String($0)) },
            chosen: String(count))
    }
}

extension HouseholdView.Member {
    init(_ member: VisitMember, percent: (Int) -> Int?, today: CalendarDay, words: Words) {
        id = member.id?.text ?? ""
        name = member.person.name
        plans = member.registrations.map { registration in
            let months = registration.quote.map { words("quote.months", ["months": String($0.item.months)]) }
            return [words("scheme.\(registration.scheme.rawValue)"), months].compactMap(\.self)
                .joined(separator: " · ")
        }
        order = member.place.map {
            HouseholdOrderView(
                place: $0.order, before: $0.before, percent: $0.order.flatMap(percent), today: today, words: words)
        }
        payable = member.registrations.reduce(Dong.zero) { $0 + ($1.quote?.item.payable ?? .zero) }.description
    }
}

extension HouseholdView.Listed {
    /// - Returns: `nil` for someone without any number.
    init?(_ listed: RosterPerson, words: Words) {
        guard let key = listed.person.key ?? listed.oldID else { return nil }
        number = key
        name = listed.person.name
        born = String(listed.person.birth.year)
        card = listed.lastCard.map { words("household.card-until", ["day": $0.end.vietnamese]) }
    }
}

extension HouseholdName {
    /// As staff typed it or the list has it; a visit's own household has no name.
    var shown: String? {
        switch self {
        case .code(let code): code
        case .head(let number): number
        case .visit: nil
        }
    }
}
