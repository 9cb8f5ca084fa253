public import Insurance

// What staff read when a household's order or a member does not allow the step.
extension Refusal {
    /// The same insurance was paid for the same person and time.
    public static func alreadyRegistered(_ earlier: EarlierPayment) -> Refusal {
        let (day, time) = (earlier.at.day.vietnamese, earlier.at.clockTime)
        return Refusal(
            "already-registered",
            """
            The same insurance was paid for the same person and time on \(day) at \(time) with \(earlier.officer), \
            visit \(earlier.visit). Look at that visit; give this registration up if it is the same one.
            """,
            details: ["day": day, "time": time, "officer": earlier.officer, "visit": String(earlier.visit)])
    }

    /// A place was given to, or left by, somebody of the household meanwhile.
    public static let householdOrderChanged = Refusal(
        "household-order-changed",
        """
        Someone of the household paid or was voided since the amounts were worked out, so the order in the household \
        and the sum have changed. Nothing was taken; work the amounts out anew and tell the person the new sum.
        """)

    /// One person given as two members of a visit.
    public static let memberTwice = Refusal(
        "member-twice",
        """
        This person is registered in this visit already, by the same number. Change that entry, or scan the card of \
        the other member.
        """)

    /// A member who was changed or taken out meanwhile.
    public static let memberUnknown = Refusal(
        "member-unknown", "This member is no longer part of the visit. Open the visit anew and choose from its list.")
}
