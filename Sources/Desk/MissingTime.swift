import Insurance
import InsuranceRules

extension RegistrationEntry {
    /// Refuses missing time that is paid before the law takes it.
    ///
    /// - Parameter day: The day of payment.
    /// - Throws: As ``InsuranceRules/checkMissingTime(_:_:on:in:)``.
    func checkMissingTime(on day: CalendarDay, in book: RuleBook) throws(RuleError) {
        let circumstances = Circumstances(birth: person.birth, sex: person.sex)
        try InsuranceRules.checkMissingTime(terms, circumstances, on: day, in: book)
    }
}
