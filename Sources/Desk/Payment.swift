public import Insurance

/// A payment with its receipt; it exists only whole.
public struct Payment: Hashable, Sendable {
    /// How it came; `transfer` as soon as a bank transfer is part of it.
    public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
        case cash, transfer
    }

    public let id: Identifier
    public let visit: Identifier
    public let receipt: ReceiptNumber
    public let amount: Dong
    public let method: Method
    /// What the payer put on the table, by whatever way.
    public let tendered: Dong
    public let paidAt: Moment
    public let cashier: String
    /// The day of payment, which its amounts were worked out for.
    ///
    /// The day of `paidAt`, but where a transfer of an earlier day was
    /// confirmed only afterwards.
    public let day: CalendarDay

    /// - Parameter day: `nil` for the day of `paidAt`.
    public init(
        id: Identifier, visit: Identifier, receipt: ReceiptNumber, amount: Dong, method: Method, tendered: Dong,
        paidAt: Moment, cashier: String, day: CalendarDay? = nil
    ) {
        self.id = id
        self.visit = visit
        self.receipt = receipt
        self.amount = amount
        self.method = method
        self.tendered = tendered
        self.paidAt = paidAt
        self.cashier = cashier
        self.day = day ?? paidAt.day
    }

    public var change: Dong { tendered - amount }
}

/// A receipt's series and number; a number is taken once and never comes back.
public struct ReceiptNumber: Hashable, Sendable, Codable, CustomStringConvertible {
    public let series: String
    public let number: Int

    public init(series: String, number: Int) {
        self.series = series
        self.number = number
    }

    /// Seven digits, as printed: `0000123`.
    public var digits: String {
        let text = String(number)
        return String(repeating: "0", count: max(0, 7 - text.count)) + text
    }

    public var description: String { "\(series) \(digits)" }
}

/// What the cashier sends when taking cash.
public struct CashTaking: Hashable, Sendable {
    /// Made with the form; twenty taps on one form are one payment.
    public var formID: Identifier
    public var visit: Identifier
    /// The sum the cashier saw; a sum that changed since is refused.
    public var expected: Dong
    public var tendered: Dong
    /// The amount that was doubted; typed once more, it is taken.
    public var confirmed: Dong?
    /// Where the money is taken; `nil` where the visit was opened.
    public var station: String?

    public init(
        formID: Identifier, visit: Identifier, expected: Dong, tendered: Dong, confirmed: Dong? = nil,
        station: String? = nil
    ) {
        self.formID = formID
        self.visit = visit
        self.expected = expected
        self.tendered = tendered
        self.confirmed = confirmed
        self.station = station
    }
}
