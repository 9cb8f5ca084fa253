public import Insurance

// What desk and ledger refuse of money that comes or goes in more than one step.
extension Refusal {
    static let transferOff = Refusal(
        "transfer-off",
        "No bank account is set up on this kiosk, so no transfer can be asked for. Take cash, or have office.bank set.")

    static func transferDiffers(asked: Dong, received: Dong) -> Refusal {
        Refusal(
            "transfer-differs",
            """
            The bank says \(received), and \(asked) was asked for. Read the bank's message once more; if the amount is \
            right, confirm it.
            """,
            details: ["received": received.description, "asked": asked.description])
    }

    static let bankReferenceMissing = Refusal(
        "bank-reference-missing",
        """
        Without the bank's reference nobody finds the transfer again, so it is not taken. Copy its letters and digits \
        from the bank's message.
        """)

    static let transferEmpty = Refusal(
        "transfer-empty",
        "An amount over zero is needed, so nothing was noted. Read it in the bank's message and type it again.")

    static func valueDayAhead(_ day: CalendarDay) -> Refusal {
        Refusal(
            "value-day-ahead",
            """
            The bank dates this money \(day.vietnamese), and until then it is not there. Confirm the transfer on that \
            day, or correct the day.
            """,
            details: ["day": day.vietnamese])
    }

    /// One person cannot give money back alone.
    public static let secondSame = Refusal(
        "second-same",
        "Money goes back with two people standing for it, and both were the same one. Let a colleague enter their PIN.")

    /// The second person holds no role for it.
    public static let secondRole = Refusal(
        "second-role",
        """
        Whoever stands for money that goes back has to be a supervisor or an officer, and this colleague is neither. \
        Ask one of them.
        """)

    /// A transfer of the visit is awaited.
    public static func transferWaits(_ ticket: Int) -> Refusal {
        Refusal(
            "transfer-waits",
            """
            A bank transfer of visit \(ticket) is still awaited, so nothing of the visit can change. Confirm it with \
            the bank's reference, or stop waiting for it first.
            """,
            details: ["ticket": String(ticket)])
    }

    /// Money of the visit lies here without a payment.
    public static func moneyUnderWay(_ sum: Dong) -> Refusal {
        Refusal(
            "money-under-way",
            """
            \(sum) of this visit came in and paid nothing yet, so the visit cannot be given up. Finish the payment, or \
            give the money back first.
            """,
            details: ["amount": sum.description])
    }
}
