public import Insurance
public import InsuranceRules

extension RegistrationEntry {
    /// Refuses what cannot be registered or printed.
    ///
    /// - Parameter day: The day of registration.
    /// - Throws: ``Refusal`` with `person-incomplete`, `name-too-long`, `name-unprintable`,
    ///   `id-contradiction`, `birth-in-future`, `date-implausible`, `phone-malformed`,
    ///   `consent-missing`, `facility-missing`, `proof-missing`,
    ///   `proof-incomplete` or `proof-outdated`; ``RuleError``.
    public func check(on day: CalendarDay, in book: RuleBook) throws {
        guard !person.name.isEmpty, person.key != nil else { throw Refusal.personIncomplete }
        try checkPerson(on: day)
        guard person.phone.map({ PhoneNumber($0) != nil }) ?? true else { throw Refusal.phoneMalformed }
        guard consent != nil else {
            throw Refusal(
                "consent-missing",
                "The person has not agreed to the processing of their data. Read the consent to them and tick it.")
        }
        try checkHealthInsurance(on: day)
        try checkProofs(on: day, in: book)
    }

    /// Refuses a name that cannot be printed, and a birth date that cannot be.
    func checkPerson(on day: CalendarDay) throws {
        try RegistrationEntry.check(name: person.name)
        try checkBirth(on: day)
    }

    /// Longer no card is sold ahead; a later day is a slip of the pen.
    static let furthestMonths = 60

    /// Refuses a name that cannot be printed.
    ///
    /// - Throws: `name-too-long`, `name-unprintable`.
    static func check(name: String) throws {
        switch PersonName.fault(in: name) {
        case nil: break
        case .tooLong(let count):
            let longest = PersonName.longest
            throw Refusal(
                "name-too-long",
                """
                The name has \(count) characters, and \(longest) are the most that fit on a card and in the \
                records. Compare it with the ID card and shorten it as the office says.
                """,
                details: ["count": String(count), "longest": String(longest)])
        case .unprintable:
            throw Refusal(
                "name-unprintable",
                """
                The name holds something other than letters, spaces, hyphens, apostrophes and dots, so it cannot be \
                printed. Correct it from the ID card.
                """)
        }
    }

    private func checkBirth(on day: CalendarDay) throws {
        let isFuture = if case .day(let birth) = person.birth { birth > day } else { person.birth.year > day.year }
        guard !isFuture else {
            throw Refusal("birth-in-future", "The birth date lies in the future. Correct it from the ID card.")
        }
        guard person.birth.year >= BirthDate.firstYear else {
            throw implausible("The year of birth lies before \(BirthDate.firstYear).")
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
        if let end = terms.lastCardEnd, end > day.adding(months: RegistrationEntry.furthestMonths) {
            throw implausible("The last card's end lies more than five years ahead.")
        }
    }

    private func implausible(_ what: String) -> Refusal {
        Refusal("date-implausible", "\(what) It was probably mistyped; correct it from the card.")
    }
}
