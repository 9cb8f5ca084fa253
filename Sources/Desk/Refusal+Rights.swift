public import Insurance

extension Refusal {
    /// What was typed is as it stands.
    public static let correctionEmpty = Refusal(
        "correction-empty", "Nothing is different from before, so there is nothing to correct.")

    /// What the correction starts from is no longer so.
    public static let correctionOutdated = Refusal(
        "correction-outdated",
        """
        Somebody corrected this person while the page was open, so nothing was corrected now. Look at what stands \
        there, and correct what is still wrong.
        """)

    /// The same insurance was paid under the right number for the same time.
    public static func correctionInsuredTwice(_ other: EarlierPayment) -> Refusal {
        let (day, time) = (other.at.day.vietnamese, other.at.clockTime)
        return Refusal(
            "correction-insured-twice",
            """
            Under this number the same insurance was paid for the same time on \(day) at \(time) with \
            \(other.officer), visit \(other.visit), so nothing was corrected. Compare the number with the ID card \
            again. If it is right, look at that visit with the supervisor: the person paid twice, or that visit has \
            the wrong number. Two people with each other's number cannot be set right here: write it down and tell \
            the insurance office.
            """,
            details: ["day": day, "time": time, "officer": other.officer, "visit": String(other.visit)])
    }

    /// Somebody who has not paid yet has the right number, or was scanned with it.
    public static func correctionNumberClaimed(
        inVisit ticket: Int, by officer: String, at moment: Moment
    ) -> Refusal {
        let (day, time) = (moment.day.vietnamese, moment.clockTime)
        return Refusal(
            "correction-number-claimed",
            """
            Somebody who has not paid yet came with this number on \(day) at \(time) to \(officer), visit \(ticket), \
            so nothing was corrected. Compare the number with the ID card again. If it is right, look at that visit: \
            for the same person and insurance give it up, for somebody else set the number right there first.
            """,
            details: ["day": day, "time": time, "officer": officer, "visit": String(ticket)])
    }
}
