import Desk
import Insurance
import InsuranceRules

/// What each column of a comparison comes to today.
struct ComparisonResult: Sendable {
    struct Column: Sendable {
        /// `nil` while it cannot be read.
        var terms: Terms?
        var item: QuotedItem?
        /// Why it has no price.
        var refusal: (any StaffReadable)?
        var pension: ForeseenPension?
    }

    private(set) var columns: [Column] = []
    private(set) var problems = FieldProblems()
    /// Years of contribution the pension is foreseen for.
    let years: Int?
    let sex: Sex?

    /// - Throws: What no column can explain, such as a broken ledger.
    init(_ entry: ComparisonEntry, circumstances: Circumstances, desk: VisitDesk) throws {
        let guide = desk.guide
        years = Form.number(entry.years) ?? guide.pensionYears
        sex = Sex(rawValue: entry.sex)
        var ownOrder: Int?
        for number in entry.columns.indices {
            var column = Column(terms: entry.terms(number, &problems))
            if let terms = column.terms {
                var circumstances = circumstances
                // The age is that of the person asked; other members of the household have their own.
                if case .premium(let premium) = terms {
                    if ownOrder ?? premium.order != premium.order { circumstances.birth = nil }
                    ownOrder = ownOrder ?? premium.order
                }
                do {
                    column.item = try desk.quote([terms], circumstances: circumstances).first?.item
                } catch let refusal as any StaffReadable {
                    column.refusal = refusal
                }
            }
            if case .contribution(let terms)? = column.terms, column.item != nil, let years, let sex {
                column.pension = guide.pension(income: terms.income, years: years, sex: sex)
            }
            columns.append(column)
        }
    }

    /// The column that costs least for each month, and of those the one that
    /// takes the least today; `nil` when several do, or there is only one.
    var cheapest: Int? {
        sole { left, right in
            let (mine, other) = (left.payable.count * right.months, right.payable.count * left.months)
            return mine == other ? left.payable < right.payable : mine < other
        }
    }

    /// The column with the largest support; `nil` when several have the same.
    var mostSupported: Int? {
        let best = sole { $0.support > $1.support }
        return best.flatMap { (columns[$0].item?.support ?? .zero) > .zero ? $0 : nil }
    }

    /// The support of every column, where all have the same.
    var sameSupport: Dong? {
        let all = columns.compactMap { $0.item?.support }
        guard all.count > 1, all.count == columns.count, Set(all).count == 1 else { return nil }
        return all.first
    }

    /// The one column that is before all others.
    private func sole(_ isBefore: (QuotedItem, QuotedItem) -> Bool) -> Int? {
        let priced = columns.enumerated().compactMap { number, column in column.item.map { (number, $0) } }
        guard priced.count > 1 else { return nil }
        return priced.first { mine in
            priced.allSatisfy { $0.0 == mine.0 || isBefore(mine.1, $0.1) }
        }?.0
    }

    /// What can be taken home of it; of a household the first member's plan in
    /// full, and all members with their sum.
    func wish(isHousehold: Bool) -> OfferDesk.Wish {
        let priced = columns.filter { $0.item != nil }
        guard !isHousehold else {
            let members = priced.compactMap { column -> PremiumTerms? in
                guard case .premium(let terms)? = column.terms else { return nil }
                return terms
            }
            let first = members.first.map { OfferDesk.Wish.Plan(.premium($0)) }
            return OfferDesk.Wish(plans: [first].compactMap { $0 }, household: members)
        }
        return OfferDesk.Wish(
            plans: priced.compactMap { column in
                column.terms.map { OfferDesk.Wish.Plan($0, pension: column.pension) }
            })
    }
}

extension QuotedItem {
    /// The State's part and the province's.
    var support: Dong { stateSupport + localSupport }
}
