import Desk
import Insurance
import InsuranceRules

/// A number between two buttons.
struct Stepper: Encodable, Sendable {
    let id: String
    let label: String
    let value: String
    let less: String
    let more: String
    let isLeast: Bool
    let isMost: Bool

    init(_ id: String, value: String, isLeast: Bool, isMost: Bool, _ words: Words) {
        self.id = id
        label = words("self-service.step.\(id)")
        self.value = value
        less = words("self-service.less", ["what": label])
        more = words("self-service.more", ["what": label])
        self.isLeast = isLeast
        self.isMost = isMost
    }

    /// How many of a household join, and how many did before.
    static func household(_ members: ScreenAnswers.Members, _ words: Words) -> [Stepper] {
        let most = ScreenAnswers.Members.most
        return [
            Stepper(
                "joining", value: String(members.joining), isLeast: members.joining == 1,
                isMost: members.joining == most, words),
            Stepper(
                "paid", value: String(members.paid), isLeast: members.paid == 0, isMost: members.paid == most, words),
        ]
    }

    /// The income and the years of a pension.
    static func pension(_ pension: PensionOutlook, _ words: Words) -> [Stepper] {
        let years = String(pension.chosen.years)
        return [
            Stepper(
                "income", value: pension.income.description, isLeast: pension.income == pension.incomes.lowest,
                isMost: pension.income == pension.incomes.highest, words),
            Stepper(
                "years", value: words("self-service.years", ["years": years]),
                isLeast: pension.years(up: false) == pension.chosen.years,
                isMost: pension.years(up: true) == pension.chosen.years, words),
        ]
    }
}
