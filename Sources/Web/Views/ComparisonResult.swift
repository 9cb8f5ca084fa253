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
        /// What leads to ``ComparisonResult/target``.
        var goal: PensionGoal?
        var notes: [PlanNote] = []
        /// Whom it is for, as far as that is known.
        var circumstances = Circumstances()
    }

    private(set) var columns: [Column] = []
    private(set) var problems = FieldProblems()
    /// Years of contribution the pension is foreseen for.
    let years: Int?
    let sex: Sex?
    /// The wished pension, per month.
    let target: Dong?

    /// - Throws: What no column can explain, such as a broken ledger.
    init(_ entry: ComparisonEntry, circumstances: Circumstances, desk: VisitDesk) throws {
        let guide = desk.guide
        years = Form.number(entry.years) ?? guide.pensionYears
        sex = Sex(rawValue: entry.sex)
        target = Form.money(entry.target)
        if target == nil, !entry.target.isEmpty { problems.add("field-money", at: "target") }
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
                column.goal = target.flatMap { guide.goal($0, income: terms.income, years: years, sex: sex) }
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

    /// The columns that cost least for each month, and of those the ones that
    /// take the least today: at most one among those that replace each other,
    /// and none where several do or nothing replaces it.
    var cheapest: [Int] {
        soles { left, right in
            let (mine, other) = (left.payable.count * right.months, right.payable.count * left.months)
            return mine == other ? left.payable < right.payable : mine < other
        }
    }

    /// The columns with the largest support for each month, in the same way.
    var mostSupported: [Int] {
        soles { $0.support.count * $1.months > $1.support.count * $0.months }
            .filter { (columns[$0].item?.support ?? .zero) > .zero }
    }

    /// The support of every column, where all have the same and any of them
    /// may be chosen in place of another; zero where nobody supports any.
    var sameSupport: Dong? {
        let all = columns.compactMap { $0.item?.support }
        guard all.count > 1, all.count == columns.count, Set(all).count == 1 else { return nil }
        return all.first == .zero || alternatives.count == 1 ? all.first : nil
    }

    /// The columns that have a price, sorted into those of which one is chosen.
    ///
    /// They are the same insurance for the same person; a household's members
    /// and the two insurances do not replace each other.
    private var alternatives: [[Int]] {
        let priced = columns.indices.filter { columns[$0].item != nil }
        return Dictionary(grouping: priced) { columns[$0].choice }.values.sorted { $0[0] < $1[0] }
    }

    /// Of each kind of choice the one column that is before all others.
    private func soles(_ isBefore: (QuotedItem, QuotedItem) -> Bool) -> [Int] {
        alternatives.filter { $0.count > 1 }.compactMap { numbers in
            numbers.first { mine in
                numbers.allSatisfy { other in
                    guard other != mine, let left = columns[mine].item, let right = columns[other].item else {
                        return other == mine
                    }
                    return isBefore(left, right)
                }
            }
        }
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
    /// What is chosen with it: an insurance for one person.
    fileprivate struct Choice: Hashable {
        let scheme: Scheme?
        /// The place in the household's order.
        var order: Int?
        var birth: BirthDate?
    }

    fileprivate var choice: Choice {
        guard case .premium(let premium)? = terms else { return Choice(scheme: terms?.scheme) }
        return Choice(scheme: .healthInsurance, order: premium.order, birth: circumstances.birth)
    }

    /// What is taken home of it, for the same person.
    fileprivate var wished: OfferDesk.Wish.Plan? {
        terms.map { OfferDesk.Wish.Plan($0, pension: pension, for: circumstances) }
    }
}

extension QuotedItem {
    /// The State's part and the province's.
    var support: Dong { stateSupport + localSupport }
}
