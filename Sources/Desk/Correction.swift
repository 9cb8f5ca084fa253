public import Insurance

/// What of a person may be corrected after the payment.
public enum CorrectedField: String, Hashable, Sendable, Codable, CaseIterable {
    case name, birth, sex, personalID, socialInsuranceCode, phone, address

    /// Whether people are known to the insurance by it.
    public var isNumber: Bool { self == .personalID || self == .socialInsuranceCode }

    /// The field of a person as it is stored and sent.
    public func value(of person: Person) -> String {
        switch self {
        case .name: person.name
        case .birth: person.birth.text
        case .sex: person.sex.rawValue
        case .personalID: person.personalID?.digits ?? ""
        case .socialInsuranceCode: person.socialInsuranceCode?.digits ?? ""
        case .phone: person.phone ?? ""
        case .address: person.address
        }
    }
}

/// A mistake in a paid registration, set right; a record of its own.
public struct Correction: Hashable, Sendable {
    /// One field, as it was and as it is.
    ///
    /// Personal data.
    public struct Change: Hashable, Sendable, Codable {
        public let field: CorrectedField
        public let before: String
        public let after: String

        public init(field: CorrectedField, before: String, after: String) {
            self.field = field
            self.before = before
            self.after = after
        }
    }

    public let id: Identifier
    public let registration: Identifier
    public let changes: [Change]
    public let at: Moment
    /// The code of the member of staff who recorded it.
    public let officer: String

    public init(id: Identifier, registration: Identifier, changes: [Change], at: Moment, officer: String) {
        self.id = id
        self.registration = registration
        self.changes = changes
        self.at = at
        self.officer = officer
    }

    /// What differs between a person and the same person set right, in a fixed
    /// order.
    public static func changes(from old: Person, to new: Person) -> [Change] {
        CorrectedField.allCases.compactMap { field in
            let (before, after) = (field.value(of: old), field.value(of: new))
            return before == after ? nil : Change(field: field, before: before, after: after)
        }
    }
}

extension Person {
    /// With everything set right that a correction says.
    public func corrected(by changes: [Correction.Change]) -> Person {
        var person = self
        for change in changes {
            switch change.field {
            case .name: person.name = change.after
            case .birth: person.birth = BirthDate(change.after) ?? person.birth
            case .sex: person.sex = Sex(rawValue: change.after) ?? person.sex
            case .personalID:
                person.personalID = change.after.isEmpty ? nil : PersonalID(change.after) ?? person.personalID
            case .socialInsuranceCode:
                person.socialInsuranceCode =
                    change.after.isEmpty ? nil : SocialInsuranceCode(change.after) ?? person.socialInsuranceCode
            case .phone: person.phone = change.after.isEmpty ? nil : change.after
            case .address: person.address = change.after
            }
        }
        return person
    }
}
