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
    struct Member: Encodable, Sendable {
        let label: String
        let payable: String
    }
    struct Household: Encodable, Sendable {
        let steppers: [Stepper]
        let members: [Member]
        let total: String
        let title: String
    }

    let periods: [Period]
    let level: String?
    /// `nil` where the order of joining does not count.
    var household: Household?

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
        let months = words("quote.months", ["months": String(outlook.terms.months)])
        household = Household(
            steppers: Stepper.household(answers.members ?? ScreenAnswers.Members(), words),
            members: outlook.household.enumerated().map { number, item in
                Member(
                    label: words("self-service.member", ["n": String(outlook.terms.order + number)]),
                    payable: item.payable.description)
            },
            total: outlook.householdTotal.description,
            title: words("self-service.household-title", ["months": months]))
    }
}
