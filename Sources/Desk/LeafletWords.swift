import Insurance
import InsuranceRules

/// Puts an offer into the words of one language, for a leaflet.
///
/// In the lists, a line that begins with `# ` is a heading and one with `## ` a
/// sum to be seen first; tabs part a label from its amount.
public struct LeafletWords {
    private let issuer: String
    private let event: String
    private let word: (String, [String: String]) -> String

    /// - Parameters:
    ///   - issuer: The office, as printed.
    ///   - event: The event and its commune, as printed.
    ///   - word: Gives the words for a key of the language files, its braces filled.
    public init(issuer: String, event: String, word: @escaping (String, [String: String]) -> String) {
        self.issuer = issuer
        self.event = event
        self.word = word
    }

    /// The leaflet of an offer.
    public func leaflet(_ offer: Offer, on paper: LeafletPaper) -> Leaflet {
        let lists = paper == .sheet ? sheetLists(offer.content) : ["plans": slipList(offer.content)]
        let fields = [
            "issuer": issuer, "event": "\(event), \(offer.day.vietnamese)", "title": say("title"),
            "numberLabel": say("number"), "number": offer.number.description, "qr": offer.number.symbol,
            "notice": say("notice", ["day": offer.day.vietnamese]),
        ]
        return Leaflet(paper: paper, number: offer.number, fields: fields.merging(lists) { own, _ in own })
    }

    /// The plans in frames, two beside one another; a household, and how to go
    /// on, take the frames that plans leave empty.
    private func sheetLists(_ content: OfferContent) -> [String: String] {
        var frames = content.plans.map { lines(of: $0, content.benefits) }
        let hasRoom = frames.count < OfferContent.mostPlans
        if hasRoom, !content.household.isEmpty { frames.append(rows(household: content)) }
        if !frames.count.isMultiple(of: 2) { frames.append(next) }
        var lists = ["household": hasRoom ? "" : lines(household: content), "bring": bring]
        for place in 0..<OfferContent.mostPlans {
            lists["plan\(place + 1)"] = place < frames.count ? frames[place] : ""
        }
        lists["notes"] = frames.count <= OfferContent.mostPlans / 2 ? say("notes") : ""
        return lists
    }

    private func slipList(_ content: OfferContent) -> String {
        let blocks = content.plans.map { lines(of: $0, content.benefits) } + [rows(household: content), bring]
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func lines(of plan: OfferedPlan, _ benefits: OfferedBenefits) -> String {
        let price = plan.price
        var lines = ["# " + say("title-\(price.scheme.rawValue)", ["months": String(price.months)])]
        switch plan.terms {
        case .contribution(let terms): lines.append("\(say("income"))\t\(terms.income)")
        case .premium(let terms) where terms.groups.isEmpty:
            lines.append(say("member", ["order": String(terms.order)]))
        case .premium: break
        }
        lines += [
            say("pay"), "## \(price.payable)", "\(say("gross"))\t\(price.gross)",
            "\(say("state"))\t\(price.stateSupport)",
        ]
        if let part = province(price) { lines.append("\(say("province"))\t\(part)") }
        if let from = price.validFrom, let to = price.validTo {
            lines += ["\(say("valid-from"))\t\(from.vietnamese)", "\(say("valid-to"))\t\(to.vietnamese)"]
        }
        return (lines + gives(plan, benefits)).joined(separator: "\n")
    }

    /// The province's part, as the screens tell it; `nil` where it pays nothing.
    private func province(_ price: QuotedItem) -> String? {
        if price.isLocalSupportElsewhere { return word("quote.elsewhere", [:]) }
        if price.isLocalSupportUnknown { return word("quote.unknown", [:]) }
        return price.localSupport > .zero ? price.localSupport.description : nil
    }

    private func gives(_ plan: OfferedPlan, _ benefits: OfferedBenefits) -> [String] {
        guard plan.price.scheme == .voluntarySocialInsurance else { return [say("gives-hi")] }
        var lines: [String] = []
        if let pension = plan.pension {
            lines.append(
                say("gives-estimate", ["years": String(pension.years), "amount": pension.monthly.description]))
        } else if let years = benefits.pensionYears {
            lines.append(say("gives-pension", ["years": String(years)]))
        }
        if let maternity = benefits.maternity {
            lines.append(say("gives-maternity", ["amount": maternity.description]))
        }
        return lines
    }

    /// A household with a row for each member, in their order.
    private func rows(household content: OfferContent) -> String {
        guard let first = content.household.first else { return "" }
        let values = ["count": String(content.household.count), "months": String(first.price.months)]
        let members = content.household.enumerated().map { place, member in
            "\(say("household-row", ["order": String(place + 1)]))\t\(member.price.payable)"
        }
        let sum = ["# \(say("household-heading", values))", say("household-pay"), "## \(content.householdTotal)"]
        return (sum + members).joined(separator: "\n")
    }

    /// The same in two lines.
    private func lines(household content: OfferContent) -> String {
        guard let first = content.household.first else { return "" }
        let members = content.household.enumerated().map { place, member in
            say("household-member", ["order": String(place + 1), "amount": member.price.payable.description])
        }
        let heading = say(
            "household",
            [
                "count": String(content.household.count), "months": String(first.price.months),
                "amount": content.householdTotal.description,
            ])
        // Each member's order and amount stay on one line.
        let unbroken = members.map { String($0.map { $0 == " " ? "\u{A0}" : $0 }) }
        return "# \(heading)\n\(unbroken.joined(separator: "; "))"
    }

    /// How to go on from the leaflet.
    private var next: String {
        let days = ["days": String(Offer.days)]
        return (["# \(say("next"))"] + (1...4).map { "\($0). \(say("next-\($0)", days))" }).joined(separator: "\n")
    }

    private var bring: String {
        "# \(say("bring"))\n" + (1...4).map { "– \(say("bring-\($0)"))" }.joined(separator: "\n")
    }

    private func say(_ key: String, _ values: [String: String] = [:]) -> String { word("leaflet.\(key)", values) }
}
