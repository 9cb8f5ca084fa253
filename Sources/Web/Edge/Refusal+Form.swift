import Insurance

extension Refusal {
    /// A form without what every page of ours puts into it.
    static let formUnreadable = Refusal(
        "form-unreadable",
        "The form could not be read, so nothing was done. Open the page again and fill it in.")
}
