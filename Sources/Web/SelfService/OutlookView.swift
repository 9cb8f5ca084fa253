import Desk
import Insurance
import InsuranceRules

/// The result at a glance: the two insurances beside each other.
struct OutlookView: Encodable, Sendable {
    struct Card: Encodable, Sendable {
        let scheme: String
        let name: String
        let icon: String
        let isOpen: Bool
        let isHealth: Bool
        /// Whether the person may join, or why not, in a sentence.
        let sentence: String
        var price: MonthPrice?
        var longer: String?
        /// What all who join together pay, where they are several.
        var family: String?
        var gives: [String] = []
        var look: String?
    }

    let cards: [Card]

    /// - Parameter guide: Tells what comes of a plan later.
    init(_ outlook: Outlook, guide: PlanGuide, catalogues: Catalogues, words: Words) {
        cards = [
            Card(outlook.health, guide: guide, catalogues: catalogues, words: words),
            Card(outlook.pension, guide: guide, words: words),
        ]
    }
}

/// What a month costs, and who pays it.
struct MonthPrice: Encodable, Sendable {
    let payable: String
    /// `nil` where nobody supports.
    let state: String?
    let local: String?

    /// - Parameter months: Over how many months a price is spread.
    init(_ item: QuotedItem, over months: Int = 1) {
        func share(_ amount: Dong) -> Dong { Dong((amount.count + months / 2) / months) }
        payable = share(item.payable).description
        state = item.stateSupport > .zero ? share(item.stateSupport).description : nil
        local = item.localSupport > .zero ? share(item.localSupport).description : nil
    }
}

extension OutlookView.Card {
    init(_ health: Prospect<HealthOutlook>, guide: PlanGuide, catalogues: Catalogues, words: Words) {
        (scheme, icon, isHealth) = ("hi", "health", true)
        name = words("self-service.hi")
        switch health {
        case .closed(let why):
            isOpen = false
            sentence = words("self-service.closed.hi.\(why.rawValue)")
        case .open(let offer):
            isOpen = true
            sentence = words("self-service.open.hi")
            guard let year = offer.periods.last else { return }
            price = MonthPrice(year, over: year.months)
            longer = words(
                "self-service.for-months", ["months": String(year.months), "amount": year.payable.description])
            gives = [offer.level(catalogues, words), offer.validity(words)].compactMap { $0 }
            gives += guide.notes(on: .premium(offer.terms), priced: year).map { words($0) }
            look = words(offer.terms.groups.isEmpty ? "self-service.see.hi" : "self-service.see.hi-own")
            if let all = offer.households.last, all.members.count > 1 {
                family = words(
                    "self-service.family",
                    ["count": String(all.members.count), "amount": all.total.description])
            }
        }
    }

    init(_ pension: Prospect<PensionOutlook>, guide: PlanGuide, words: Words) {
        (scheme, icon, isHealth) = ("vsi", "pension", false)
        name = words("self-service.vsi")
        switch pension {
        case .closed(let why):
            isOpen = false
            sentence = words("self-service.closed.vsi.\(why.rawValue)")
        case .open(let offer):
            isOpen = true
            sentence = words("self-service.open.vsi")
            price = MonthPrice(offer.monthly)
            longer = words(
                "self-service.for-months",
                ["months": String(offer.yearly.months), "amount": offer.yearly.payable.description])
            gives = [offer.promise(words)]
            if let amount = offer.maternity {
                gives.append(words("self-service.child-short", ["amount": amount.description]))
            }
            if case .funeral(let amount, let months)? = guide.funeral {
                gives.append(
                    words("self-service.funeral", ["amount": amount.description, "months": String(months)]))
            }
            look = words("self-service.see.vsi")
        }
    }
}

extension HealthOutlook {
    /// What share of the cost the card pays, by the level printed on it.
    func level(_ catalogues: Catalogues, _ words: Words) -> String? {
        let keys = SupportedGroup.allCases.filter(terms.groups.contains).map(\.rawValue) + ["household"]
        let levels = keys.compactMap { catalogues.objects[$0]?.level }
        let best = terms.groups.isEmpty ? levels.last : levels.dropLast().min()
        return best.map { words("self-service.level.\($0)") }
    }

    func validity(_ words: Words) -> String? {
        periods.last?.validFrom.map { words("self-service.valid-from", ["day": $0.vietnamese]) }
    }
}

extension PensionOutlook {
    func promise(_ words: Words) -> String {
        words(
            "self-service.promise",
            ["amount": chosen.monthly.description, "years": String(chosen.years), "month": start.vietnamese])
    }

    func child(_ words: Words) -> String? {
        maternity.map {
            words("self-service.child", ["amount": $0.description, "months": String(maternityMonths)])
        }
    }
}
