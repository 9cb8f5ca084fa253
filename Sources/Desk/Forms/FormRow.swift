public import Insurance
import InsuranceRules

/// A paid registration as the forms of the back office tell it.
///
/// All of it is personal data.
public struct FormRow: Hashable, Sendable {
    public var scheme: Scheme
    /// With everything set right that was corrected after the payment.
    public var person: Person
    public var joining: Joining
    public var standing: FormStanding
    public var price: FormPrice
    public var receipt: FormReceiptMark
    /// Told as a decrease: it was paid before the days of the form and voided on one of them.
    public var isDecrease: Bool

    public init(
        scheme: Scheme, person: Person, joining: Joining, standing: FormStanding, price: FormPrice,
        receipt: FormReceiptMark, isDecrease: Bool = false
    ) {
        self.scheme = scheme
        self.person = person
        self.joining = joining
        self.standing = standing
        self.price = price
        self.receipt = receipt
        self.isDecrease = isDecrease
    }

    /// Tells a registration that was paid with `payment`.
    public init(_ registration: Registration, paidWith payment: Payment, isDecrease: Bool = false) {
        self.init(
            scheme: registration.scheme, person: registration.person, joining: registration.entry.joining,
            standing: FormStanding(registration.entry),
            price: FormPrice(registration.entry.terms, registration.quote),
            receipt: FormReceiptMark(payment.receipt, on: payment.day, by: payment.cashier),
            isDecrease: isDecrease)
    }
}

/// Who somebody is to the insurance, besides name and numbers.
public struct FormStanding: Hashable, Sendable {
    /// The household as the office keeps it; `nil` where it goes by another name.
    public var household: String?
    /// The place in the order of joining; `nil` where none was taken.
    public var order: Int?
    /// The supported groups shown proof for, by the words of `health_objects.yaml`.
    public var groups: [String]
    /// Code of the first-care facility.
    public var facility: String?
    /// K1, K2, K3 or nothing.
    public var livingArea: String?
    /// Five digits of the commune of today.
    public var commune: String?
    /// Code of the ethnic group.
    public var ethnicGroup: String?
    /// The name of a parent or guardian.
    public var guardian: String?
    public var wantsPaper: Bool

    public init(
        household: String? = nil, order: Int? = nil, groups: [String] = [], facility: String? = nil,
        livingArea: String? = nil, commune: String? = nil, ethnicGroup: String? = nil, guardian: String? = nil,
        wantsPaper: Bool = false
    ) {
        self.household = household
        self.order = order
        self.groups = groups
        self.facility = facility
        self.livingArea = livingArea
        self.commune = commune
        self.ethnicGroup = ethnicGroup
        self.guardian = guardian
        self.wantsPaper = wantsPaper
    }

    init(_ entry: RegistrationEntry) {
        var groups: [String] = []
        if case .premium(let terms) = entry.terms {
            groups = SupportedGroup.allCases.filter(terms.groups.contains).map(\.rawValue)
        }
        var household: String?
        if case .code(let code) = entry.household?.household { household = code }
        self.init(
            household: household, order: entry.household?.order, groups: groups, facility: entry.facility,
            livingArea: entry.livingArea, commune: entry.commune, ethnicGroup: entry.ethnicGroup,
            guardian: entry.guardian?.name, wantsPaper: entry.wantsPaper)
    }
}

/// Which receipt a row was paid with.
public struct FormReceiptMark: Hashable, Sendable {
    public var number: ReceiptNumber
    /// The day of payment (Asia/Ho_Chi_Minh).
    public var day: CalendarDay
    /// The code of the member of staff who took the money.
    public var collector: String

    public init(_ number: ReceiptNumber, on day: CalendarDay, by collector: String) {
        self.number = number
        self.day = day
        self.collector = collector
    }
}
