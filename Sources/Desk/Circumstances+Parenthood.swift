import Insurance
import InsuranceRules

extension Circumstances {
    /// The end of the childbearing age that official statistics count (15 to 49 years).
    private static let oldestMother = 49
    /// Beyond it nobody is told of births any more, though the law sets no limit.
    private static let oldestFather = 59

    /// Whether it makes sense to tell the person of the allowance at a birth.
    ///
    /// The law gives it to a mother, or to a father in her place, at any age;
    /// this only keeps it out of the way of people it cannot matter to. Who
    /// asks for it is told all the same.
    ///
    /// - Parameter day: The age of its year counts, as a year of birth may be
    ///   all that is known; without one the answer is yes.
    func mayHaveChild(on day: CalendarDay) -> Bool {
        guard let birth else { return true }
        return day.year - birth.year <= (sex == .female ? Self.oldestMother : Self.oldestFather)
    }
}
