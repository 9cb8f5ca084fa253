import Insurance
import InsuranceRules

/// The plans of a consultation as typed.
struct ConsultationEntry: Sendable {
    var hi = false
    var hiMonths = "12"
    var hiOrder = "1"
    /// As ``SupportChoice`` writes it.
    var hiGroup = SupportChoice.none
    /// Since when a victim of trafficking is recognised; counts for that group only.
    var hiVictimSince = ""
    var hiLastCardEnd = ""
    var vsi = false
    var vsiIncome = ""
    var vsiMethod = ContributionMethod.twelveMonths.rawValue
    /// Years paid ahead; counts for that method only.
    var vsiYears = ""
    /// Months of missing time; counts for that method only.
    var vsiMissing = ""
    /// Months contributed before; count for that method only.
    var vsiContributed = ""
    var vsiCategory = SupportCategory.other.rawValue
    var vsiSupportedMonths = ""
    /// Lives in another province or commune, whatever the plan.
    var elsewhere = false

    /// The names of the fields that ask for the plans.
    static let fields = [
        "hi", "hiMonths", "hiOrder", "hiGroup", "hiVictimSince", "hiLastCardEnd", "vsi", "vsiIncome", "vsiMethod",
        "vsiYears", "vsiMissing", "vsiContributed", "vsiCategory", "vsiSupportedMonths", "elsewhere",
    ]

    /// An empty form: both plans ticked, so that they are compared.
    init(suggestedIncome: Dong?) {
        hi = true
        vsi = true
        vsiIncome = suggestedIncome?.grouped ?? ""
    }

    init(_ form: Form) {
        hi = form.isOn("hi")
        hiMonths = form["hiMonths"]
        hiOrder = form["hiOrder"]
        hiGroup = form["hiGroup"]
        hiVictimSince = form["hiVictimSince"]
        hiLastCardEnd = form["hiLastCardEnd"]
        vsi = form.isOn("vsi")
        vsiIncome = form["vsiIncome"]
        vsiMethod = form["vsiMethod"]
        vsiYears = form["vsiYears"]
        vsiMissing = form["vsiMissing"]
        vsiContributed = form["vsiContributed"]
        vsiCategory = form["vsiCategory"]
        vsiSupportedMonths = form["vsiSupportedMonths"]
        elsewhere = form.isOn("elsewhere")
    }

    /// The answers that led to these plans.
    init(_ plans: [Terms], suggestedIncome: Dong?) {
        self.init(suggestedIncome: suggestedIncome)
        (hi, vsi) = (false, false)
        elsewhere = plans.contains(where: \.livesElsewhere)
        for plan in plans {
            switch plan {
            case .premium(let terms):
                hi = true
                hiMonths = String(terms.months)
                hiOrder = String(terms.order)
                hiGroup = SupportChoice.answer(terms.groups)
                hiVictimSince = terms.victimSince?.vietnamese ?? ""
                hiLastCardEnd = terms.lastCardEnd?.vietnamese ?? ""
            case .contribution(let terms):
                vsi = true
                vsiIncome = terms.income.grouped
                vsiMethod = terms.method.rawValue
                vsiYears = terms.method == .yearsAhead ? terms.months.map { String($0 / 12) } ?? "" : ""
                vsiMissing = terms.method == .missingTime ? terms.months.map { String($0) } ?? "" : ""
                vsiContributed = terms.monthsContributed.map { String($0) } ?? ""
                vsiCategory = SupportChoice.answer(terms.categories)
                vsiSupportedMonths = terms.supportedMonthsUsed == 0 ? "" : String(terms.supportedMonthsUsed)
            }
        }
    }

    /// The plans asked for; what cannot be read is noted at its field.
    func plans(_ problems: inout FieldProblems) -> [Terms] {
        var plans: [Terms] = []
        if hi, let terms = premium(&problems) { plans.append(.premium(terms)) }
        if vsi, let terms = contribution(&problems) { plans.append(.contribution(terms)) }
        return plans
    }

    private func premium(_ problems: inout FieldProblems) -> PremiumTerms? {
        let months = Form.number(hiMonths)
        if months == nil { problems.add("field-choose", at: "hiMonths") }
        let order = Form.number(hiOrder).flatMap { (1...99).contains($0) ? $0 : nil }
        if order == nil { problems.add("field-choose", at: "hiOrder") }
        let groups = SupportChoice.groups(hiGroup)
        if groups == nil { problems.add("field-choose", at: "hiGroup") }
        let end = CalendarDay(vietnamese: hiLastCardEnd)
        if end == nil, !hiLastCardEnd.isEmpty { problems.add("field-day", at: "hiLastCardEnd") }
        let isVictim = groups?.contains(.traffickingVictim) ?? false
        let since = isVictim ? CalendarDay(vietnamese: hiVictimSince) : nil
        if isVictim, since == nil {
            problems.add(hiVictimSince.isEmpty ? "field-required" : "field-day", at: "hiVictimSince")
        }
        guard let months, let order, let groups, end != nil || hiLastCardEnd.isEmpty, !isVictim || since != nil else {
            return nil
        }
        return PremiumTerms(
            order: order, months: months, groups: groups, lastCardEnd: end, victimSince: since,
            livesElsewhere: elsewhere)
    }

    private func contribution(_ problems: inout FieldProblems) -> ContributionTerms? {
        let income = Form.money(vsiIncome)
        if income == nil { problems.add(vsiIncome.isEmpty ? "field-required" : "field-money", at: "vsiIncome") }
        let method = ContributionMethod(rawValue: vsiMethod)
        if method == nil { problems.add("field-choose", at: "vsiMethod") }
        let categories = SupportChoice.categories(vsiCategory)
        if categories == nil { problems.add("field-choose", at: "vsiCategory") }
        let used = vsiSupportedMonths.isEmpty ? 0 : Form.number(vsiSupportedMonths)
        if used == nil { problems.add("field-number", at: "vsiSupportedMonths") }
        var months: Int?
        var contributed: Int?
        switch method {
        case .yearsAhead:
            months = Form.number(vsiYears).map { $0 * 12 }
            if months == nil { problems.add("field-choose", at: "vsiYears") }
        case .missingTime:
            months = Form.number(vsiMissing)
            if months == nil { problems.add(vsiMissing.isEmpty ? "field-required" : "field-number", at: "vsiMissing") }
            contributed = Form.number(vsiContributed)
            if contributed == nil {
                problems.add(vsiContributed.isEmpty ? "field-required" : "field-number", at: "vsiContributed")
            }
        default: break
        }
        guard problems.isEmpty, let income, let method, let categories, let used else { return nil }
        return ContributionTerms(
            income: income, method: method, categories: categories, supportedMonthsUsed: used, months: months,
            monthsContributed: contributed, livesElsewhere: elsewhere)
    }
}
