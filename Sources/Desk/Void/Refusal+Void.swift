public import Insurance

// What staff read when a payment cannot be taken back. Nothing was stored then.
extension Refusal {
    /// A receipt, or somebody on it, that is not of the visit.
    public static let voidUnknown = Refusal(
        "void-unknown",
        "This receipt, or somebody chosen on it, is not of this visit. Open the visit anew and choose from its list.")

    /// The receipt was void before.
    public static func voidBefore(_ receipt: ReceiptNumber) -> Refusal {
        Refusal(
            "void-before",
            "Receipt \(receipt) is void already, so nothing was done again. Open the visit anew to see what followed.",
            details: ["receipt": receipt.description])
    }

    static let voidNobody = Refusal(
        "void-nobody",
        "Nobody was chosen, so nothing would be taken back. Tick each insurance that ends; all of them for the whole.")

    static let voidSupervisorMissing = Refusal(
        "void-supervisor-missing",
        "A receipt is made void by two people of whom one is a supervisor. Let a supervisor enter code and PIN.")

    static let voidNoteMissing = Refusal(
        "void-note-missing",
        "The reason \"other\" says nothing to whoever looks into it later. Write in a few words why.")

    /// The form was agreed to before, for another receipt or for others who leave.
    public static let voidFormReused = Refusal(
        "void-form-reused",
        """
        This form made a receipt void before, with other people or another receipt, so it is not taken again. Open \
        the visit anew.
        """)

    /// Something is no longer as both people saw it.
    public static let voidChanged = Refusal(
        "void-changed",
        """
        Amounts or papers have changed since the page was shown, so nothing was taken back. Look at what stands there \
        now together, and agree again.
        """)

    static func voidRestDearer(_ more: Dong) -> Refusal {
        Refusal(
            "void-rest-dearer",
            """
            Those who stay would owe \(more) more than was paid, since places before them became free. Take the whole \
            receipt back and register them in a new visit.
            """,
            details: ["more": more.description])
    }

    /// A paper is in the printer, or nobody said what came out.
    public static let voidPapersOpen = Refusal(
        "void-papers-open",
        """
        A paper of this receipt is in the printer or was not judged yet, so nothing was taken back. Say at the tray \
        what came out, then come back.
        """)

    /// A good paper that was not given out is not in anybody's hands.
    public static let voidPaperMissing = Refusal(
        "void-paper-missing",
        """
        A good paper that was not given out has to lie before you, since it goes to the spoiled ones. Find it, tick \
        that it is here, and go on.
        """)

    /// Money goes back or on, and whoever acts has no drawer.
    public static let voidNeedsTill = Refusal(
        "void-needs-till",
        """
        This needs an open till: money goes back out of a drawer, or a new receipt is made. Let a cashier with an open \
        shift do it, and stand beside them as the second.
        """)

    /// The drawer holds less than goes back in cash.
    public static func voidDrawerShort(_ held: Dong) -> Refusal {
        Refusal(
            "void-drawer-short",
            """
            The drawer holds \(held), less than goes back in cash, so nothing was taken back. Do it at a till that \
            holds enough.
            """,
            details: ["held": held.description])
    }

    /// The paper is not one that is waited for.
    public static let paperNotOut = Refusal(
        "paper-not-out",
        "Nobody waits for this paper: it came back before, or was never given out. Open the list anew.")
}
