import Insurance

// What staff read when somebody cannot be called, or an offer not be kept.
extension Refusal {
    static let leadUnknown = Refusal(
        "lead-unknown", "Nobody is to be called under this entry. Go back to the list and choose from it.")
    static let leadErased = Refusal(
        "lead-erased",
        """
        The person took the agreement back, or decided otherwise, so name and number are erased. Do not call; the \
        list no longer shows them.
        """)
    static let erasureUnfinished = Refusal(
        "erasure-unfinished",
        """
        Name and number are erased, but another program is using the ledger and a sealed copy is still in its log. \
        Close other kiosk commands and database tools; the kiosk then removes it with the next act.
        """)
    static let offerNumbersUsedUp = Refusal(
        "offer-numbers-used-up",
        "No free number was found for this offer, so no leaflet can be printed. Tell the supervisor.")
}
