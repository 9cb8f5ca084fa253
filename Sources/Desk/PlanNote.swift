public import Insurance
public import InsuranceRules

/// Something worth knowing about a plan before it is chosen.
///
/// An estimate by the law of the day, never a promise.
public enum PlanNote: Hashable, Sendable {
    /// When the next payment is due at the latest, for whoever pays from this month on.
    case nextPayment(from: CalendarMonth, until: CalendarDay)
    /// Nothing is due until the end of this month.
    case paidUntil(CalendarMonth)
    /// What goes back of an advance when compulsory cover begins after so many months.
    case refund(Dong, afterMonths: Int)
    /// Paid to whoever buries a participant, after so many months of contribution.
    case funeral(Dong, months: Int)
    /// Who joins from this day on takes nothing out after an interruption; who
    /// joined before may, after so many months and with fewer years than these.
    case oneOff(closedFrom: CalendarDay, breakMonths: Int, belowYears: Int)
    /// Paid out at once after so many months on this income, where it is open,
    /// without the State's part.
    case oneOffSum(Dong, months: Int)
    /// Paid to the family of who dies after so many months on this income.
    case survivors(Dong, months: Int)
    /// Paid for each child born from this month on, to whoever pays until then.
    case maternity(Dong, from: CalendarMonth)
    /// When the longer benefits of continuous health insurance begin.
    case fiveYears(CalendarDay)
    /// The card follows on the last one: the day printed there stays.
    case fiveYearsKept

    /// Whether it says until when to pay, which is the law's and no estimate.
    public var isDeadline: Bool {
        switch self {
        case .nextPayment, .paidUntil: true
        case .refund, .funeral, .oneOff, .oneOffSum, .survivors, .maternity, .fiveYears, .fiveYearsKept: false
        }
    }
}

extension PlanGuide {
    /// What comes of a plan later, as far as the rules of the day know it.
    ///
    /// - Parameter item: The plan's price of the same day.
    public func notes(on terms: Terms, priced item: QuotedItem) -> [PlanNote] {
        switch terms {
        case .premium(let terms): [fiveYears(terms, item)].compactMap { $0 }
        case .contribution(let terms):
            ([next(terms, item), refund(terms, item), maternity(terms, item), funeral] + sums(terms, item) + [oneOff])
                .compactMap { $0 }
        }
    }

    private func next(_ terms: ContributionTerms, _ item: QuotedItem) -> PlanNote? {
        let first = item.firstMonth ?? CalendarMonth(of: day)
        switch terms.method {
        case .yearsAhead: return .paidUntil(first.adding(months: item.months - 1))
        case .missingTime: return nil
        case .monthly, .threeMonths, .sixMonths, .twelveMonths:
            let next = first.adding(months: item.months)
            return known {
                try paymentDeadline(for: terms.method, periodFrom: next.firstDay, registeredOn: day, in: book)
            }.map { .nextPayment(from: next, until: $0) }
        }
    }

    /// After the first year of an advance, or after half of a single one.
    private func refund(_ terms: ContributionTerms, _ item: QuotedItem) -> PlanNote? {
        guard terms.method == .yearsAhead else { return nil }
        let after = item.months > 12 ? 12 : item.months / 2
        let place = terms.livesElsewhere ? Place.unknown : home
        return known {
            try advanceRefund(of: terms, paidOn: day, at: place, monthsLeft: item.months - after, in: book).refund
        }.map { .refund($0, afterMonths: after) }
    }

    /// What is paid to whoever buries a participant; `nil` without a rule in force.
    public var funeral: PlanNote? {
        known { () throws -> PlanNote? in
            let months = try book.pension.benefits.funeralMonths.inForce(on: day)
            guard case .due(let amount) = try funeralAllowance(months: months, on: day, in: book) else { return nil }
            return .funeral(amount, months: months)
        } ?? nil
    }

    private var oneOff: PlanNote? {
        known { () throws -> PlanNote? in
            let now = CalendarMonth(of: day)
            let right = try oneOffRight(
                .interruption, joined: now, months: 1, monthsSince: 0, on: day, in: book)
            let breakMonths = book.pension.benefits.oneOffBreakMonths
            guard right == .joinedUnderPresentLaw,
                let closed = breakMonths.entry(on: now.firstDay)?.from
            else { return nil }
            return .oneOff(
                closedFrom: closed, breakMonths: try breakMonths.inForce(on: closed.adding(days: -1)),
                belowYears: try book.pension.benefits.oneOffBelowYears.inForce(on: day))
        } ?? nil
    }

    private func fiveYears(_ terms: PremiumTerms, _ item: QuotedItem) -> PlanNote? {
        guard let first = item.validFrom else { return nil }
        let start = known {
            // The last card's own days are not asked: its end stands for a time before it.
            try continuousStart(
                earlier: terms.lastCardEnd, lastCardEnd: terms.lastCardEnd, newCardFrom: first, paidOn: day, in: book)
        }
        guard let start else { return nil }
        guard start == first else { return .fiveYearsKept }
        return continuousInsurance(from: first, paidOn: day, in: book).map { .fiveYears($0) }
    }
}
