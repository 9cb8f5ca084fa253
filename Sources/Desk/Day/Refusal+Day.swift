public import Insurance

// What keeps a day from being closed, and money from being handed in.
extension Refusal {
    static func dayShiftsOpen(_ cashiers: [String]) -> Refusal {
        let names = cashiers.joined(separator: ", ")
        return Refusal(
            "day-shifts-open",
            "These cashiers have not closed their shifts: \(names). Let each count the drawer and close the shift first.",
            details: ["cashiers": names])
    }

    static func dayMoneyOpen(_ count: Int) -> Refusal {
        Refusal(
            "day-money-open",
            """
            \(count) sums are not where they belong yet, so the totals would not be the day's. Settle each on the page \
            of transfers first.
            """,
            details: ["count": String(count)])
    }

    static func dayContradictsItself(_ count: Int) -> Refusal {
        Refusal(
            "day-contradicts-itself",
            """
            The records contradict each other in \(count) places, so the report would say what is not so. They are \
            listed on the page; keep a copy of the data and call whoever looks after the kiosk. Money can go on.
            """,
            details: ["count": String(count)])
    }

    static let daySecondSame = Refusal(
        "day-second-same",
        "Two different people stand for this, and both were the same one. Let a colleague enter code and PIN.")

    static let dayEmpty = Refusal(
        "day-empty", "Nothing happened since the last day report, so there is nothing to close.")

    static func remittanceDeadlineMissing(_ day: CalendarDay) -> Refusal {
        Refusal(
            "remittance-deadline-missing",
            """
            The settings do not say until when the money of \(day.vietnamese) is handed in, so the report would lack \
            it. Add an entry under 'remittance' in the settings and start again.
            """,
            details: ["day": day.vietnamese])
    }

    /// No report has this number.
    public static let dayReportUnknown = Refusal(
        "day-report-unknown", "There is no day report with this number. Choose one from the list.")

    /// More than there is.
    public static func remittanceTooMuch(_ left: Dong) -> Refusal {
        Refusal(
            "remittance-too-much",
            "Only \(left) of this day is still to be handed in. Look at the sum again.",
            details: ["left": left.description])
    }

    static let remittanceNobody = Refusal(
        "remittance-nobody", "It does not say who took the money. Write the name or the account it went to.")

    static let serviceCountWrong = Refusal(
        "service-count-wrong", "One act counts 1 to 1 000 000. Write how many it really was.")

    /// It was taken back before, or belongs to a closed day.
    public static let serviceNotUndone = Refusal(
        "service-not-undone",
        "This cannot be taken back: it was before, or its day is closed. Open the page anew.")
}
