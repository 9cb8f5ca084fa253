import Desk
import Insurance

// What staff read when a transfer cannot be asked for, taken or given back. Nothing was stored then.
extension Refusal {
    static let tenderUnknown = Refusal(
        "tender-unknown", "This transfer does not exist. Open the list of transfers anew and choose it there.")
    static let transferOver = Refusal(
        "transfer-over",
        """
        Nobody waits for this transfer any more, so it is not taken for its visit. Note money that came all the same \
        under the unmatched transfers.
        """)
    static let transferCame = Refusal(
        "transfer-came",
        "The money came and was confirmed, so nobody can stop waiting for it any more. Open the visit anew.")
    static let transferConfirmed = Refusal(
        "transfer-confirmed",
        """
        This transfer was confirmed with another reference, day or amount, which stays as it was. Note a second \
        transfer under the unmatched ones.
        """)
    static let cashCovers = Refusal(
        "cash-covers",
        "The cash covers the whole sum, so there is nothing to transfer. Take the cash, or correct the amount given.")
    static func valueDayBefore(_ day: CalendarDay) -> Refusal {
        Refusal(
            "value-day-before",
            """
            The transfer was asked for after the day that was entered, so it cannot be this one. The visit began on \
            \(day.vietnamese); read the day in the bank's message once more.
            """,
            details: ["day": day.vietnamese])
    }
    static func bankReferenceKnown(_ ticket: Int?, on day: CalendarDay) -> Refusal {
        Refusal(
            "bank-reference-known",
            """
            A transfer with this reference was entered before (visit \(ticket.map(String.init) ?? "–"), \
            \(day.vietnamese)), and one transfer pays once. Compare the reference with the bank's message.
            """,
            details: ["ticket": ticket.map(String.init) ?? "–", "day": day.vietnamese])
    }
    static let tenderOver = Refusal(
        "tender-over", "This money was given back or never came, so nothing is left of it. Open the visit anew.")
    static let nothingToGiveBack = Refusal(
        "nothing-to-give-back",
        "All of this money pays for its visit, so none of it goes back. A payment is taken back by a void.")
    static let cashGoesBackAsCash = Refusal(
        "cash-goes-back-as-cash",
        "Cash goes back out of the drawer, not by transfer. Give it back in cash.")
    static func drawerShort(_ held: Dong) -> Refusal {
        Refusal(
            "drawer-short",
            """
            The drawer holds \(held), less than is to go back, so nothing was paid out. Let the office send a transfer \
            back, or go to a till that holds enough.
            """,
            details: ["held": held.description])
    }
    static let strayUnknown = Refusal(
        "stray-unknown", "This transfer is not in the list. Open the list of transfers anew.")
    static let straySettled = Refusal(
        "stray-settled", "This transfer was settled before, and that stays as it was. Open the list of transfers anew.")
    static let strayUnusable = Refusal(
        "stray-unusable",
        """
        The visit that this transfer names can no longer be paid, so it is not used for it. Have it sent back, or leave \
        it to the office.
        """)
    static let noteMissing = Refusal(
        "stray-note-missing",
        "Whoever looks into it later needs a word on why, and none was written. Write what is known of this transfer.")
    static func transferAwaited(_ ticket: Int) -> Refusal {
        Refusal(
            "transfer-awaited",
            "Visit \(ticket) waits for this very transfer. Open that visit and confirm it there.",
            details: ["ticket": String(ticket)])
    }
    static let memoUnknown = Refusal(
        "memo-unknown",
        """
        No visit has this memo, so nothing was noted. Compare its letters and digits with the bank's message, or leave \
        it empty.
        """)
}
