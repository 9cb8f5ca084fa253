import Desk
import Insurance
import InsuranceRules

/// The health card in detail: each length of time, and the whole household.
struct HealthOutlookView: Encodable, Sendable {
    struct Period: Encodable, Sendable {
        let months: String
        let payable: String
        let state: String?
        let local: String?
        let validity: String
    }

    let periods: [Period]
    let level: String?
    /// `nil` where the order of joining does not count.
    var household: HouseholdOutlookView?

    init(_ outlook: HealthOutlook, _ answers: ScreenAnswers, catalogues: Catalogues, words: Words) {
        periods = outlook.periods.map { item in
            Period(
                months: words("quote.months", ["months": String(item.months)]), payable: item.payable.description,
                state: item.stateSupport > .zero ? item.stateSupport.description : nil,
                local: item.localSupport > .zero ? item.localSupport.description : nil,
                validity: item.validFrom.map { words("self-service.from", ["day": $0.vietnamese]) } ?? "")
        }
        level = outlook.level(catalogues, words)
        guard outlook.terms.groups.isEmpty else { return }
        household = HouseholdOutlookView(outlook, answers.members ?? ScreenAnswers.Members(), words: words)
    }
}

/// How many of a household join, and what each of them pays for each length of time.
struct HouseholdOutlookView: Encodable, Sendable {
    /// A key with a number of people.
    struct Count: Encodable, Sendable {
        let people: String
        let isChosen: Bool
    }
    struct Member: Encodable, Sendable {
        let label: String
        /// One for each of ``HouseholdOutlookView/months``.
        let amounts: [String]
    }

    let counts: [Count]
    /// How many paid earlier this year.
    let paid: Stepper?
    let isSeveral: Bool
    let title: String
    let months: [String]
    let members: [Member]
    let totals: [String]

    init(_ outlook: HealthOutlook, _ members: ScreenAnswers.Members, words: Words) {
        counts = (1...ScreenAnswers.Members.most).map { Count(people: String($0), isChosen: $0 == members.joining) }
        paid = Stepper.household(members, words).last
        isSeveral = members.joining > 1
        title = words("self-service.household-title", ["count": String(members.joining)])
        months = outlook.households.map { words("quote.months", ["months": String($0.months)]) }
        self.members = (0..<members.joining).map { place in
            Member(
                label: words("self-service.member", ["n": String(outlook.terms.order + place)]),
                amounts: outlook.households.compactMap { price in
                    price.members.indices.contains(place) ? price.members[place].payable.description : nil
                })
        }
        totals = outlook.households.map(\.total.description)
    }
}
