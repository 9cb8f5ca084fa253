public import Insurance

extension Refusal {
    /// The same insurance was paid under the right number for the same time.
    public static func correctionInsuredTwice(_ other: EarlierPayment) -> Refusal {
        let (day, time) = (other.at.day.vietnamese, other.at.clockTime)
        return Refusal(
            "correction-insured-twice",
            """
            Under this number the same insurance was paid for the same time on \(day) at \(time) with \
            \(other.officer), visit \(other.visit), so nothing was corrected. Compare the number with the ID card again. If it is right, \
            look at that visit with the supervisor: the person paid twice, or that visit has the wrong number.
            """,
            details: ["day": day, "time": time, "officer": other.officer, "visit": String(other.visit)])
    }
}
