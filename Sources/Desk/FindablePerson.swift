public import Insurance

/// What is kept of a person so that staff find them, and tell them apart.
///
/// It lives in memory only. One made with `isSearched: false` is only told: no
/// query fits it.
public struct FindablePerson: Hashable, Sendable {
    public let name: String
    public let birth: BirthDate
    /// Hamlet and commune.
    public let locality: String
    let folded: FoldedName
    /// Personal ID, social insurance code, old ID and phone, as digits.
    let numbers: [String]
    /// Those of them that nobody else has.
    let lookUpNumbers: [String]

    /// - Parameter isSearched: Whether queries are compared with the person;
    ///   `false` for somebody who was found and is only told.
    public init(_ person: Person, isSearched: Bool = true) {
        name = person.name
        birth = person.birth
        locality = person.locality
        folded = FoldedName(isSearched ? person.name : "")
        lookUpNumbers = person.listedKeys.sorted()
        numbers = isSearched ? FindablePerson.numbers(of: person) : []
    }

    static func numbers(of person: Person) -> [String] {
        [
            person.personalID?.digits, person.socialInsuranceCode?.digits, person.oldID,
            person.phone.map(FindablePerson.nationalDigits),
        ].compactMap(\.self)
    }

    /// The digits of a number; a phone number with the country's code begins
    /// with 0 like all others.
    public static func nationalDigits(_ number: some StringProtocol) -> String {
        let digits = String(number.filter(\.isDigit))
        return digits.count == 11 && digits.hasPrefix("84") ? "0" + digits.dropFirst(2) : digits
    }
}
