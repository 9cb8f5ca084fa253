import Desk
import Insurance

// What staff read when money cannot be taken or counted. Nothing was stored then.
extension Refusal {
    static let formReused = Refusal(
        "form-reused",
        """
        This form was sent before with other content, so it is not taken again. Open the page anew and look at what \
        is written there before you go on.
        """)
    static let officerTakesMoney = Refusal(
        "officer-takes-money",
        """
        You answer for the tray and another person is on duty, so the money of these papers is not yours to take. \
        Let the other take it, or release the tray to them first.
        """)
    static let nothingToPay = Refusal(
        "nothing-to-pay", "This visit owes nothing. Open it anew: it may have been paid already.")
    static let visitPaid = Refusal(
        "visit-paid",
        """
        This visit is already paid, so what was said in it stays as it was. Open another visit if the person wants \
        more.
        """)
    static let readBackMissing = Refusal(
        "read-back-missing",
        """
        The person has not yet confirmed name and birth date, and a card with a wrong name is worthless. Show them \
        the read-back and let them confirm it first.
        """)
    static func quoteStale(_ day: CalendarDay) -> Refusal {
        Refusal(
            "quote-stale",
            "The amounts were worked out for \(day.vietnamese) and hold on that day only. Work them out anew for today.",
            details: ["day": day.vietnamese])
    }
    static func amountChanged(_ amount: Dong) -> Refusal {
        Refusal(
            "amount-changed",
            "The sum has changed to \(amount) since the page was shown. Tell the person the new sum and take it then.",
            details: ["amount": amount.description])
    }
    static func tenderedShort(_ missing: Dong) -> Refusal {
        Refusal(
            "tendered-short", "The money given is \(missing) short. Ask for the rest, or correct the amount given.",
            details: ["missing": missing.description])
    }
    static let receiptsUsedUp = Refusal(
        "receipts-used-up",
        "The receipt book is used up, so no payment can be numbered. Have a supervisor add the next book.")
    static let receiptsHeld = Refusal(
        "receipts-held",
        """
        The receipt numbers that are left are in books of other cashiers, so this payment cannot be numbered. Have a \
        supervisor give a book to this cashier or to all.
        """)
    static let receiptBookUnknown = Refusal(
        "receipt-book-unknown", "There is no such receipt book here, so nothing was changed. Open the page again.")
    static let shiftNotOpen = Refusal(
        "shift-not-open", "No shift is open at this till. Open your shift with its float first.")
    static let shiftTakesNoMore = Refusal(
        "shift-takes-no-more",
        """
        The drawer of this shift was counted, so it takes no more money. Close the shift and open a new one, or send \
        the person to another cashier.
        """)
    static let shiftAlreadyOpen = Refusal(
        "shift-already-open", "Your shift is open already with another float. Go on with it, or count and close it.")
    static let shiftCounted = Refusal(
        "shift-counted",
        "This shift has been counted, and the count stays as it was. Close it; give a reason if there is a difference.")
    static let shiftNotCounted = Refusal(
        "shift-not-counted", "The drawer has not been counted. Count it by denomination, then close the shift.")
    static func differenceUnexplained(_ difference: Dong) -> Refusal {
        Refusal(
            "difference-unexplained",
            "The drawer differs by \(difference) from what it should hold. Write down the reason, then close the shift.",
            details: ["difference": difference.description])
    }
    static let receiptBookWrong = Refusal(
        "receipt-book-wrong",
        """
        This receipt book cannot be added: its numbers must run from a first to a last one between 1 and 9999999 \
        and be new to this kiosk. Compare them with the book's cover.
        """)
    static func receiptSeriesWrong(training: Bool) -> Refusal {
        Refusal(
            "receipt-series-wrong",
            training
                ? "Receipts of a training ledger start with T-, so this series is refused. Add a series such as T-A."
                : "A series that starts with T- is for training only. Add the series printed on the real book.")
    }
}
