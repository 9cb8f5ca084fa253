public import Insurance
import InsuranceRules

/// What a row of a form was paid for, as its frozen quote says.
public struct FormPrice: Hashable, Sendable {
    /// The base salary, or the income chosen; đồng a month.
    ///
    /// Zero where the quote does not say it.
    public var base: Dong
    public var months: Int
    /// The first month paid for, `12/2026`; empty where the quote does not say it.
    public var firstMonth: String
    /// First day of the health card.
    public var validFrom: CalendarDay?
    /// How voluntary social insurance is paid.
    public var method: ContributionMethod?
    public var gross: Dong
    /// What the participant pays.
    public var payable: Dong
    public var state: FormSupport
    public var local: FormSupport
    /// What a household member pays of the whole premium, in percent.
    public var memberPercent: Int?

    public init(
        base: Dong, months: Int, firstMonth: String, validFrom: CalendarDay? = nil, method: ContributionMethod? = nil,
        gross: Dong, payable: Dong, state: FormSupport = FormSupport(), local: FormSupport = FormSupport(),
        memberPercent: Int? = nil
    ) {
        self.base = base
        self.months = months
        self.firstMonth = firstMonth
        self.validFrom = validFrom
        self.method = method
        self.gross = gross
        self.payable = payable
        self.state = state
        self.local = local
        self.memberPercent = memberPercent
    }

    init(_ terms: Terms, _ quote: FrozenQuote?) {
        let item = quote?.item
        let first = item?.firstMonth ?? item?.validFrom.map(CalendarMonth.init(of:))
        self.init(
            base: .zero, months: item?.months ?? 0, firstMonth: first?.vietnamese ?? "", validFrom: item?.validFrom,
            gross: item?.gross ?? .zero, payable: item?.payable ?? .zero,
            state: FormSupport(item?.stateSupport ?? .zero), local: FormSupport(item?.localSupport ?? .zero))
        switch terms {
        case .contribution(let terms):
            base = terms.income
            method = terms.method
            state.percent = item?.percent("vsi.support_percent")
            local.percent = item?.percent("local.vsi_support")
        case .premium(let terms):
            base = item?.lines.first { $0.rule == "general.base_salary" }?.amount ?? .zero
            memberPercent = item?.percent("hi.member_percent")
            local.percent = item?.percent("local.hi_support")
            // The whole premium is charged to supported groups, so the State's part of it is their percentage.
            let whole = gross.count
            if !terms.groups.isEmpty, whole > 0 { state.percent = (state.amount.count * 200 + whole) / (whole * 2) }
        }
    }
}

/// A part of the price that somebody else pays.
public struct FormSupport: Hashable, Sendable {
    public var amount: Dong
    /// `nil` where the quote does not say it.
    public var percent: Int?

    public init(_ amount: Dong = .zero, percent: Int? = nil) {
        self.amount = amount
        self.percent = percent
    }
}

extension QuotedItem {
    /// The percentage a line of the quote says: 30 for `30 %`.
    fileprivate func percent(_ rule: String) -> Int? {
        lines.first { $0.rule == rule && $0.value.hasSuffix(" %") }.flatMap { Int($0.value.dropLast(2)) }
    }
}
