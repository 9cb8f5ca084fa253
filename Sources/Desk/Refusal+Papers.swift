public import Insurance

// What desk and ledger both refuse, in the same words.
extension Refusal {
    /// Somebody without a name, or without any number to be found by.
    public static let personIncomplete = Refusal(
        "person-incomplete",
        "Name and personal ID (or social insurance code) are needed. Scan the ID card or type them in.")

    /// What was confirmed is not what is registered now.
    public static let readBackChanged = Refusal(
        "read-back-changed",
        "The entries were changed after they were shown, so the confirmation does not count. Read them again.")

    /// A paper is called spoiled, and nobody says why.
    public static let spoilReasonMissing = Refusal(
        "spoil-reason-missing", "A spoiled paper needs a reason. Choose one from the list.")
}
