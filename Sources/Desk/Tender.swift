public import Insurance

/// What somebody pays with: a handful of notes, or one bank transfer.
///
/// A payment exists when all its tenders are in; until then they lie loose on
/// the visit.
public struct Tender: Hashable, Sendable {
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Cash in the drawer.
        case taken
        /// A transfer that was asked for; it pays nothing.
        case awaiting
        /// The bank's reference is there.
        case confirmed
        /// A transfer nobody waits for any more.
        case expired
        /// Given back before there was a payment.
        case returned
    }

    public let id: Identifier
    public let visit: Identifier
    public let method: Payment.Method
    public let state: State
    /// What was laid down or asked for.
    public let amount: Dong
    public let openedAt: Moment
    /// The code of the cashier who took it or asked for it.
    public let cashier: String
    /// Cash: what the payer put on the table.
    public let tendered: Dong?
    /// `nil` for cash, and for money of a void that goes on to a new receipt.
    public let transfer: AskedTransfer?
    public let payment: Identifier?
    /// What it pays of its payment; `nil` while it lies loose.
    public let covers: Dong?
    /// What of it went back to the payer.
    public let givenBack: Dong

    public init(
        id: Identifier, visit: Identifier, method: Payment.Method, state: State, amount: Dong, openedAt: Moment,
        cashier: String, tendered: Dong?, transfer: AskedTransfer?, payment: Identifier?, covers: Dong?,
        givenBack: Dong = .zero
    ) {
        self.id = id
        self.visit = visit
        self.method = method
        self.state = state
        self.amount = amount
        self.openedAt = openedAt
        self.cashier = cashier
        self.tendered = tendered
        self.transfer = transfer
        self.payment = payment
        self.covers = covers
        self.givenBack = givenBack
    }

    /// What came in: notes laid down, or what the bank says.
    public var received: Dong? { method == .cash ? amount : transfer?.arrival?.received }

    /// Whether it came in and pays nothing yet.
    public var isLoose: Bool { payment == nil && (state == .taken || state == .confirmed) }

    /// What it was too much for its payment and still lies here.
    public var excess: Dong {
        guard let received, let covers else { return .zero }
        return received - covers - givenBack
    }

    /// The day its money came: of notes the day they were laid down, of a
    /// transfer the bank's value day.
    public var moneyDay: CalendarDay { transfer?.arrival?.valueDay ?? openedAt.day }
}

/// A transfer people were asked to make.
public struct AskedTransfer: Hashable, Sendable {
    /// Bank and account, as in the code that was shown.
    public let account: String
    /// At most 25 ASCII characters; names the visit.
    public let memo: String
    public let expiresAt: Moment
    /// What the bank said; `nil` while it is awaited.
    public var arrival: BankArrival?

    public init(account: String, memo: String, expiresAt: Moment, arrival: BankArrival? = nil) {
        self.account = account
        self.memo = memo
        self.expiresAt = expiresAt
        self.arrival = arrival
    }
}

/// A transfer as the bank reports it; personal data.
public struct BankArrival: Hashable, Sendable {
    public let received: Dong
    /// The bank's own day of the money.
    public let valueDay: CalendarDay
    public let reference: String
    /// The code of the member of staff who entered it.
    public let officer: String
    public let at: Moment

    public init(received: Dong, valueDay: CalendarDay, reference: String, officer: String, at: Moment) {
        self.received = received
        self.valueDay = valueDay
        self.reference = reference
        self.officer = officer
        self.at = at
    }
}

/// A part of a payment by the way it came, as the province is told.
public struct PaidTender: Hashable, Sendable {
    public let method: Payment.Method
    /// What it pays of the payment.
    public let covers: Dong
    /// The bank's reference; `nil` for cash.
    public let reference: String?
    public let valueDay: CalendarDay?
    /// Whether it is money of a void receipt that goes on to this one.
    public let isCarried: Bool

    public init(
        method: Payment.Method, covers: Dong, reference: String? = nil, valueDay: CalendarDay? = nil,
        isCarried: Bool = false
    ) {
        self.method = method
        self.covers = covers
        self.reference = reference
        self.valueDay = valueDay
        self.isCarried = isCarried
    }
}
