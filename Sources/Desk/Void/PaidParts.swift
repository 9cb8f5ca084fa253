public import Insurance

/// A sum by the ways its money came or goes.
public struct PaidParts: Hashable, Sendable {
    public var cash: Dong
    public var transfer: Dong

    public init(cash: Dong = .zero, transfer: Dong = .zero) {
        self.cash = cash
        self.transfer = transfer
    }

    public var sum: Dong { cash + transfer }

    public subscript(_ method: Payment.Method) -> Dong {
        switch method {
        case .cash: cash
        case .transfer: transfer
        }
    }

    /// What of these parts goes back when `amount` does: cash first, as far as
    /// cash came, since it needs no bank; the rest by transfer.
    public func back(_ amount: Dong) -> PaidParts {
        let cash = min(amount, cash)
        return PaidParts(cash: cash, transfer: amount - cash)
    }

    public static func - (left: PaidParts, right: PaidParts) -> PaidParts {
        PaidParts(cash: left.cash - right.cash, transfer: left.transfer - right.transfer)
    }
}
