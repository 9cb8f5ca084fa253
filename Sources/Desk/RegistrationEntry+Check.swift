public import Insurance
import InsuranceRules

extension RegistrationEntry {
    /// Refuses what cannot be registered or printed.
    ///
    /// - Parameter day: The day of registration.
    /// - Throws: ``Refusal`` with `person-incomplete`, `name-unprintable`,
    ///   `id-contradiction`, `birth-in-future`, `date-implausible`,
    ///   `consent-missing` or `facility-missing`.
    public func check(on day: CalendarDay) throws {
        guard !person.name.isEmpty, person.key != nil else {
            throw Refusal(
                "person-incomplete",
                "Name and personal ID (or social insurance code) are needed. Scan the ID card or type them in.")
        }
        try checkName()
        try checkBirth(on: day)
        guard consent != nil else {
            throw Refusal(
                "consent-missing",
                "The person has not agreed to the processing of their data. Read the consent to them and tick it.")
        }
        try checkHealthInsurance(on: day)
    }

    /// How many letters fit on a card and in the records it goes to.
    private static let longestName = 60
    /// Nobody alive was born before.
    private static let firstBirthYear = 1900
    /// Longer no card is sold ahead; a later day is a slip of the pen.
    private static let furthestCardMonths = 60

    private func checkName() throws {
        let isPrintable = person.name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || " '-.".unicodeScalars.contains($0)
        }
        guard isPrintable, person.name.count <= RegistrationEntry.longestName else {
            throw Refusal(
                "name-unprintable",
                """
                The name holds something other than letters, spaces, hyphens, apostrophes and dots, or is longer \
                than \(RegistrationEntry.longestName) letters, so it cannot be printed. Correct it from the ID card.
                """)
        }
    }

    private func checkBirth(on day: CalendarDay) throws {
        let isFuture = if case .day(let birth) = person.birth { birth > day } else { person.birth.year > day.year }
        guard !isFuture else {
            throw Refusal("birth-in-future", "The birth date lies in the future. Correct it from the ID card.")
        }
        guard person.birth.year >= RegistrationEntry.firstBirthYear else {
            throw implausible("The year of birth lies before \(RegistrationEntry.firstBirthYear).")
        }
        if let id = person.personalID, id.birthYear != person.birth.year || id.sex != person.sex {
            throw Refusal(
                "id-contradiction",
                """
                The personal ID does not fit the birth year or the sex, so the registration would be rejected. \
                Compare all three with the ID card and correct what was mistyped.
                """)
        }
    }

    private func checkHealthInsurance(on day: CalendarDay) throws {
        guard case .premium(let terms) = terms else { return }
        guard facility != nil else {
            throw Refusal("facility-missing", "Health insurance needs a first-care facility. Choose one from the list.")
        }
        if let end = terms.lastCardEnd, end > day.adding(months: RegistrationEntry.furthestCardMonths) {
            throw implausible("The last card's end lies more than five years ahead.")
        }
    }

    private func implausible(_ what: String) -> Refusal {
        Refusal("date-implausible", "\(what) It was probably mistyped; correct it from the card.")
    }
}
