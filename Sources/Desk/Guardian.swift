public import Insurance
import InsuranceRules

/// What a guardian is to the person they answer for.
///
/// Source: Civil Code 91/2015/QH13 art. 46–52 and 136.
public enum GuardianRelation: String, Hashable, Sendable, Codable, CaseIterable {
    case father, mother, grandparent, sibling
    /// Named by the people's committee of the commune or by a court.
    case appointed
}

/// Who agreed to a registration for someone under age.
///
/// All of it is personal data.
public struct Guardian: Hashable, Sendable, Codable {
    /// Full name, NFC, upper case.
    public var name: String
    public var relation: GuardianRelation
    /// At least one of number and phone is there.
    public var personalID: PersonalID?
    public var phone: PhoneNumber?
    /// When the guardian said yes.
    public var agreedAt: Moment

    public init(
        name: String, relation: GuardianRelation, personalID: PersonalID?, phone: PhoneNumber?, agreedAt: Moment
    ) {
        self.name = PersonName.tidy(name)
        self.relation = relation
        self.personalID = personalID
        self.phone = phone
        self.agreedAt = agreedAt
    }
}

extension RegistrationEntry {
    /// Refuses someone under age whom no guardian answers for.
    ///
    /// - Parameter day: The day of registration.
    /// - Throws: ``Refusal`` with `guardian-missing`, `guardian-unreachable`,
    ///   `guardian-self`, `guardian-under-age` or `name-unprintable`; what
    ///   `needsGuardian(_:on:in:)` throws.
    func checkGuardian(on day: CalendarDay, in book: RuleBook) throws {
        guard try InsuranceRules.needsGuardian(person.birth, on: day, in: book) else { return }
        guard let guardian, !guardian.name.isEmpty else {
            throw Refusal(
                "guardian-missing",
                """
                The person is under age, so a parent or guardian has to agree. Ask for the guardian's name, relation \
                and number, and tick that they agree.
                """)
        }
        try RegistrationEntry.check(name: guardian.name)
        guard guardian.personalID != nil || guardian.phone != nil else {
            throw Refusal(
                "guardian-unreachable",
                "Of the guardian neither number nor phone is known. Ask for one of the two and type it in.")
        }
        guard guardian.personalID == nil || guardian.personalID != person.personalID else {
            throw Refusal(
                "guardian-self",
                "The guardian has the same number as the person registered. Scan or type the guardian's own number.")
        }
        guard let id = guardian.personalID else { return }
        guard try !InsuranceRules.needsGuardian(.year(id.birthYear - 1), on: day, in: book) else {
            throw Refusal(
                "guardian-under-age",
                "By their number the guardian is under age too. Ask for a parent or guardian who is of age.")
        }
    }
}

extension VisitDesk {
    /// Whether a guardian has to agree for someone who registers today.
    ///
    /// - Throws: ``RuleError`` where no age is in force.
    public func needsGuardian(_ birth: BirthDate) throws -> Bool {
        try InsuranceRules.needsGuardian(birth, on: clock.now().day, in: book)
    }

    /// The last day of birth of people who are of age today; `nil` where no age
    /// is in force.
    public var adultsBornBy: CalendarDay? {
        let day = clock.now().day
        guard case .inForce(let years) = book.general.adultAge.entry(on: day)?.standing else { return nil }
        return day.adding(months: -12 * years)
    }
}
