public import Desk
import Insurance
import InsuranceRules
import RuleFiles

extension Offer {
    /// An offer of a plan of each insurance in turn, and a household.
    public static func madeUp(plans: Int = 2, members: Int = 0, pension: Bool = true) throws -> Offer {
        let offered = (0..<plans).map { $0.isMultiple(of: 2) ? health(order: $0 / 2 + 1) : social(pension: pension) }
        guard let number = OfferNumber("B482-9139") else { throw MadeUpTrouble() }
        return Offer(
            number: number, visit: .make(at: .testing), day: Moment.testing.day,
            content: OfferContent(
                plans: offered, household: (0..<members).map { health(order: $0 + 1) }, place: .unknown,
                benefits: OfferedBenefits(pensionYears: 15, maternity: Dong(2_000_000))),
            rules: "made up")
    }

    private static func health(order: Int) -> OfferedPlan {
        let day = Moment.testing.day.adding(days: 30)
        return OfferedPlan(
            terms: .premium(PremiumTerms(order: order, months: 12, groups: [], lastCardEnd: nil)),
            price: QuotedItem(
                scheme: .healthInsurance, gross: Dong(1_366_200), stateSupport: .zero, localSupport: Dong(136_620),
                payable: Dong(1_229_580), months: 12, validFrom: day, validTo: day.adding(months: 12).adding(days: -1),
                lines: []))
    }

    private static func social(pension: Bool) -> OfferedPlan {
        OfferedPlan(
            terms: .contribution(
                ContributionTerms(
                    income: Dong(29_400_000), method: .yearsAhead, categories: [.nearPoor], supportedMonthsUsed: 0,
                    months: 60)),
            price: QuotedItem(
                scheme: .voluntarySocialInsurance, gross: Dong(388_080_000), stateSupport: Dong(4_752_000),
                localSupport: Dong(1_584_000), payable: Dong(381_744_000), months: 60, validFrom: nil, validTo: nil,
                lines: []),
            pension: pension ? ForeseenPension(years: 15, monthly: Dong(13_230_000)) : nil)
    }
}

extension Leaflet {
    /// A made-up offer in the words of the language files.
    public static func madeUp(
        _ paper: LeafletPaper, language: String = "vi", plans: Int = 2, members: Int = 0
    ) throws -> Leaflet {
        let texts = try loadPhrases(from: PrivateSpooler.repository + "/Config/Languages/\(language).yaml")
        let words = LeafletWords(issuer: "Bảo hiểm xã hội cơ sở Mẫu", event: "Đêm văn nghệ bản Mẫu, xã Thử") {
            key, values in
            values.reduce(texts[key] ?? "no word for \(key)") { text, value in
                text.replacing("{\(value.key)}", with: value.value)
            }
        }
        return words.leaflet(try .madeUp(plans: plans, members: members), on: paper)
    }
}

private struct MadeUpTrouble: Error {}
