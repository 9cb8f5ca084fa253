import Desk
import Insurance
import InsuranceRules

extension Occupation {
    init(_ form: Form) {
        self.init(
            isEmployed: form.isOn("employed"), isPensioner: form.isOn("pensioner"),
            business: HouseholdBusiness(rawValue: form["business"]) ?? .none)
    }
}

/// The questions of work and pension, by which somebody may join or not; folded
/// away where nothing of it applies.
struct OccupationView: Encodable, Sendable {
    struct Tick: Encodable, Sendable {
        let name: String
        let label: String
        let isTicked: Bool
    }

    let ticks: [Tick]
    let business: Choice
    /// Whether the questions stand open.
    let asksFirst: Bool

    /// - Parameters:
    ///   - more: Other questions that stand beside them, by the name of their field.
    ///   - asksFirst: Open although nothing of it applies.
    init(
        _ occupation: Occupation, more: [(String, Bool)] = [], asksFirst: Bool = false, _ guide: PlanGuide,
        _ words: Words
    ) {
        ticks = ([("employed", occupation.isEmployed), ("pensioner", occupation.isPensioner)] + more).map {
            Tick(name: $0.0, label: words("consult.\($0.0)"), isTicked: $0.1)
        }
        business = Self.business(occupation.business, guide, words)
        self.asksFirst = asksFirst || occupation != Occupation() || more.contains { $0.1 }
    }

    /// Owners of a household business, with the day each is covered from.
    private static func business(_ chosen: HouseholdBusiness, _ guide: PlanGuide, _ words: Words) -> Choice {
        let days = guide.businessCover
        let options = HouseholdBusiness.allCases.map { business in
            let word = words("business.\(business.rawValue)")
            let day = days[business].map { words("business.from", ["day": $0.vietnamese]) }
            return (business.rawValue, [word, day].compactMap { $0 }.joined(separator: " – "))
        }
        return Choice("business", words("consult.business"), options, chosen: chosen.rawValue)
    }
}
