public import Insurance

/// A day report as it is kept, and what was handed in of its money.
public struct ClosedDay: Hashable, Sendable {
    public let report: DayReport
    /// SHA-256 of the report's bytes, as lower-case hex.
    public let hash: String
    /// Oldest first.
    public let remittances: [Remittance]

    public init(report: DayReport, hash: String, remittances: [Remittance]) {
        self.report = report
        self.hash = hash
        self.remittances = remittances
    }

    /// What of the report's cash nobody has handed in yet.
    public var outstanding: Dong {
        report.toHandIn - remittances.reduce(Dong.zero) { $0 + $1.amount }
    }

    /// Whether money is still here after its deadline.
    public func isOverdue(at moment: Moment) -> Bool { outstanding > .zero && moment > report.dueAt }
}

extension DayReport {
    /// The cash to be handed in: what was counted less the floats, which stay.
    public var toHandIn: Dong { max(.zero, shifts.reduce(Dong.zero) { $0 + $1.counted - $1.float }) }

    /// Counted less expected, of all drawers; below zero money is missing.
    public var difference: Dong { shifts.reduce(Dong.zero) { $0 + $1.difference } }
}

/// Money of a day that somebody handed in.
public struct Remittance: Hashable, Sendable {
    public let id: Identifier
    public let dayClose: Identifier
    /// Given to a person, or paid in at a bank.
    public let method: Payment.Method
    public let amount: Dong
    /// Whoever took it: personal data.
    public let handedTo: String
    public let officer: String
    public let second: String
    public let at: Moment

    public init(
        id: Identifier, dayClose: Identifier, method: Payment.Method, amount: Dong, handedTo: String, officer: String,
        second: String, at: Moment
    ) {
        self.id = id
        self.dayClose = dayClose
        self.method = method
        self.amount = amount
        self.handedTo = handedTo
        self.officer = officer
        self.second = second
        self.at = at
    }
}

/// Money that is to be written down as handed in.
public struct NewRemittance: Hashable, Sendable {
    public let formID: Identifier
    /// The number of the day report.
    public let number: Int
    public let method: Payment.Method
    public let amount: Dong
    public let handedTo: String

    public init(formID: Identifier, number: Int, method: Payment.Method, amount: Dong, handedTo: String) {
        self.formID = formID
        self.number = number
        self.method = method
        self.amount = amount
        self.handedTo = handedTo
    }
}
