public import Insurance
public import InsuranceRules

extension VisitDesk {
    /// Which questions the attendee screen asks someone who answered so far.
    ///
    /// - Throws: What ``checkEligibility(for:_:on:in:)`` throws where a rule is
    ///   not in force.
    public func interview(_ answers: ScreenAnswers) throws(RuleError) -> Interview {
        let day = clock.now().day
        var alone = ScreenAnswers()
        alone.birthYear = answers.birthYear
        let isTooYoung = try !isOpen(.voluntarySocialInsurance, to: alone, on: day)
        return Interview(
            answers, isTooYoung: isTooYoung,
            open: { kept in
                // The lowest age was looked up just above, and nothing else can be missing.
                Set(Scheme.allCases.filter { (try? isOpen($0, to: kept, on: day)) ?? false })
            },
            raisedForMinority: raisedForMinority(on: day))
    }

    /// What someone may expect for a payment today.
    public func outlook(_ interview: Interview) -> Outlook {
        let day = clock.now().day
        var troubles: [RuleError] = []
        let health = prospect(interview.whyHealthIsClosed, &troubles) { () throws(RuleError) in
            try self.health(interview, on: day)
        }
        let pension = prospect(interview.whyPensionIsClosed, &troubles) { () throws(RuleError) in
            try self.pension(interview.answers, on: day)
        }
        return Outlook(health: health, pension: pension, troubles: troubles)
    }

    /// In how many days without a card an interruption begins; `nil` where it
    /// is not counted in days.
    public var cardGapDays: Int? {
        let day = clock.now().day
        guard case .inForce(let method) = book.hi.cardGapMethod.entry(on: day)?.standing,
            [.days, .daysWithPayment].contains(method),
            case .inForce(let days) = book.hi.cardGapDays.entry(on: day)?.standing
        else { return nil }
        return days
    }

    private func isOpen(_ scheme: Scheme, to answers: ScreenAnswers, on day: CalendarDay) throws(RuleError) -> Bool {
        do {
            try checkEligibility(for: scheme, answers.circumstances, on: day, in: book)
            return true
        } catch .notEligible {
            return false
        }
    }

    private func raisedForMinority(on day: CalendarDay) -> Set<Scheme> {
        var raised: Set<Scheme> = []
        if case .inForce(let percents) = book.vsi.supportPercent.entry(on: day)?.standing,
            percents[.ethnicMinority, default: 0] > percents[.other, default: 0]
        {
            raised.insert(.voluntarySocialInsurance)
        }
        let communes = book.hi.communeSupport
        if communes.highest(of: [.exDifficultCommune], at: home, born: nil, on: day) != nil {
            raised.insert(.healthInsurance)
        }
        return raised
    }

    private func prospect<Offer>(
        _ why: WhyClosed?, _ troubles: inout [RuleError], _ price: () throws(RuleError) -> Offer
    ) -> Prospect<Offer> {
        if let why { return .closed(why) }
        do throws(RuleError) {
            return .open(try price())
        } catch {
            troubles.append(error)
            return .closed(.noPrice)
        }
    }
}

// MARK: Health insurance

extension VisitDesk {
    private func health(_ interview: Interview, on day: CalendarDay) throws(RuleError) -> HealthOutlook {
        let answers = interview.answers
        let members = answers.members ?? ScreenAnswers.Members()
        let periods = try book.hi.periodMonths.inForce(on: day).sorted()
        var terms = PremiumTerms(
            order: members.paid + 1, months: periods.last ?? 0, groups: interview.groups,
            lastCardEnd: answers.lastCardEnd(on: day))
        // The age is that of the person asked; other members of the household have their own.
        func price(_ terms: PremiumTerms, isOther: Bool = false) throws(RuleError) -> QuotedItem {
            let born = isOther ? nil : answers.circumstances.birth
            return try InsuranceRules.quote(.premium(terms), on: day, at: home, born: born, in: book)
        }
        let own = terms
        var households: [HouseholdPrice] = []
        for months in periods {
            terms.months = months
            var priced: [QuotedItem] = []
            for number in 0..<(interview.groups.isEmpty ? members.joining : 1) {
                terms.order = own.order + number
                priced.append(try price(terms, isOther: number > 0))
            }
            households.append(HouseholdPrice(months: months, members: priced))
        }
        return HealthOutlook(periods: households.compactMap(\.members.first), households: households, terms: own)
    }
}

extension ScreenAnswers {
    /// The last day of the latest card; `nil` for one that is as good as none.
    ///
    /// Of a card that ended recently the exact day changes nothing.
    public func lastCardEnd(on day: CalendarDay) -> CalendarDay? {
        switch card {
        case .valid(let month): month.adding(months: 1).firstDay.adding(days: -1)
        case .endedRecently: day.adding(days: -1)
        case .endedLongAgo, .never, .otherGroup, nil: nil
        }
    }
}

extension Interview {
    fileprivate var whyHealthIsClosed: WhyClosed? {
        guard open.contains(.healthInsurance) else { return answers.work == .pensioner ? .pension : .work }
        if answers.household == .poor { return .paidByState }
        return answers.card == .otherGroup ? .otherCard : nil
    }

    fileprivate var whyPensionIsClosed: WhyClosed? {
        guard !open.contains(.voluntarySocialInsurance) else { return nil }
        if isTooYoung { return .tooYoung }
        switch answers.work {
        case .pensioner: return .pension
        case .declaredBusiness, .presumptiveBusiness: return .business
        default: return .work
        }
    }
}

// MARK: Voluntary social insurance

extension VisitDesk {
    private func pension(_ answers: ScreenAnswers, on day: CalendarDay) throws(RuleError) -> PensionOutlook {
        let incomes = try incomeRange(on: day, in: book)
        let step = Dong(try book.vsi.incomeStep.inForce(on: day))
        let income = incomes.nearest(to: answers.income ?? incomes.lowest)
        let sex = answers.sex ?? .female
        let curve = try pensionCurve(averageIncome: income, sex: sex, on: day, in: book)
        var retirement: CalendarMonth?
        if let birth = answers.circumstances.birth {
            retirement = try knownRetirementMonth(birth: birth, sex: sex, on: day, in: book)?.month
        }
        let today = CalendarMonth(of: day)
        let left = retirement.map { max(0, today.months(to: $0)) } ?? 0
        guard let chosen = curve.point(at: answers.years ?? left / 12) else {
            throw RuleError.notInForce(rule: book.vsi.pensionYears.rule, day: day)
        }
        let needed = try book.pension.benefits.maternityMonths.inForce(on: day)
        let allowance = try maternityAllowance(
            children: 1, monthsPaid: needed, otherParentReceives: false, on: day, in: book)
        let person = Circumstances(birth: answers.circumstances.birth, sex: answers.sex)
        return PensionOutlook(
            income: income, incomes: incomes, step: step,
            monthly: try price(income, .monthly, answers, on: day),
            yearly: try price(income, .twelveMonths, answers, on: day), curve: curve, chosen: chosen,
            retirement: retirement,
            start: max(retirement?.adding(months: 1) ?? today, today.adding(months: 12 * chosen.years)),
            maternity: person.mayHaveChild(on: day) ? allowance.amount : nil, maternityMonths: needed)
    }

    private func price(
        _ income: Dong, _ method: ContributionMethod, _ answers: ScreenAnswers, on day: CalendarDay
    ) throws(RuleError) -> QuotedItem {
        let terms = ContributionTerms(
            income: income, method: method, categories: answers.categories, supportedMonthsUsed: 0)
        return try InsuranceRules.quote(.contribution(terms), on: day, at: home, in: book)
    }
}

extension IncomeRange {
    fileprivate func nearest(to income: Dong) -> Dong { min(max(income, lowest), highest) }
}

extension [PensionPoint] {
    /// The point with these years, or the nearest there is.
    fileprivate func point(at years: Int) -> PensionPoint? {
        last { $0.years <= years } ?? first
    }
}
