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
        var notes: [PlanNote] = []
        /// Whom it is for, as far as that is known.
        var circumstances = Circumstances()
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
            var column = Column(terms: entry.terms(number, &problems), circumstances: circumstances)
            if let terms = column.terms {
                if case .premium(let premium) = terms {
                    let isOwn = ownOrder ?? premium.order == premium.order
                    ownOrder = ownOrder ?? premium.order
                    column.circumstances.birth = Self.birth(
                        typed: entry.columns[number].birth, own: isOwn ? circumstances.birth : nil)
                }
                do {
                    column.item = try desk.quote([terms], circumstances: column.circumstances).first?.item
                    column.notes = column.item.map { guide.notes(on: terms, priced: $0) } ?? []
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

    /// Whose age sets the price: other members of the household have their own.
    ///
    /// - Parameters:
    ///   - typed: The year of the column.
    ///   - own: The person's, who is known more exactly by a card of that year;
    ///     `nil` in a column of another member.
    private static func birth(typed: BirthDate?, own: BirthDate?) -> BirthDate? {
        guard let typed else { return own }
        return own?.year == typed.year ? own : typed
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
            let members = priced.compactMap(\.wished)
            return OfferDesk.Wish(plans: Array(members.prefix(1)), household: members)
        }
        return OfferDesk.Wish(plans: priced.compactMap(\.wished))
    }
}

extension ComparisonResult.Column {
    /// What is taken home of it, for the same person.
    fileprivate var wished: OfferDesk.Wish.Plan? {
        terms.map { OfferDesk.Wish.Plan($0, pension: pension, for: circumstances) }
    }
}

extension QuotedItem {
    /// The State's part and the province's.
    var support: Dong { stateSupport + localSupport }
}
