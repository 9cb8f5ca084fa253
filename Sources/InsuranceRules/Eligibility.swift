public import Insurance

/// How an owner of a household business is registered.
public enum HouseholdBusiness: String, Hashable, Sendable, Codable, CaseIterable {
    case none
    /// Pays tax by declaration.
    case declared
    /// Registered, and taxed by a presumed turnover.
    case presumptive
}

/// What a person answered about age, work and pension.
///
/// All of it is personal data.
public struct Circumstances: Hashable, Sendable {
    /// `nil` when it was not asked, in which case age is not checked.
    public var birth: BirthDate?
    /// For retirement age; `nil` when it is not known yet.
    public var sex: Sex?
    /// Works under a contract, or is otherwise under compulsory cover.
    public var isUnderCompulsoryCover: Bool
    /// Draws a pension or a monthly social insurance benefit.
    public var isPensioner: Bool
    public var householdBusiness: HouseholdBusiness

    public init(
        birth: BirthDate? = nil,
        sex: Sex? = nil,
        isUnderCompulsoryCover: Bool = false,
        isPensioner: Bool = false,
        householdBusiness: HouseholdBusiness = .none
    ) {
        self.birth = birth
        self.sex = sex
        self.isUnderCompulsoryCover = isUnderCompulsoryCover
        self.isPensioner = isPensioner
        self.householdBusiness = householdBusiness
    }
}

/// Refuses a person who may not join a scheme.
///
/// Both schemes are closed to people whom work or a pension insures;
/// voluntary social insurance also to owners of a household business whom the
/// law covers compulsorily, and under the lowest age.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 2; Decree 158/2025/NĐ-CP
/// on household businesses; Law on Health Insurance art. 12.
///
/// - Parameter day: The day of payment.
/// - Throws: ``RuleError/notEligible(_:by:)`` with the reason and the rule that
///   says so; what ``DatedValues/inForce(on:)`` throws when the person has a
///   cover and nothing is in force that says whom it closes the scheme to, and
///   when a birth date is given and no lowest age is in force.
public func checkEligibility(
    for scheme: Scheme,
    _ person: Circumstances,
    on day: CalendarDay,
    in book: RuleBook
) throws(RuleError) {
    if !person.ownCovers.isEmpty {
        let closed = try (scheme == .healthInsurance ? book.hi.closedTo : book.vsi.closedTo).cited(on: day)
        if let cover = person.ownCovers.first(where: closed.value.contains) {
            throw .notEligible(cover.reason, by: Grounds(closed))
        }
    }
    switch scheme {
    case .healthInsurance: break
    case .voluntarySocialInsurance:
        if let cover = cover(of: person.householdBusiness, on: day, in: book) {
            throw .notEligible(.householdBusiness, by: Grounds(cover))
        }
        guard let birth = person.birth else { return }
        let youngest = try book.vsi.minimumAge.cited(on: day)
        guard birth.fullYears(on: day) >= youngest.value else { throw .notEligible(.tooYoung, by: Grounds(youngest)) }
    }
}

extension Circumstances {
    /// What insures the person already, their work first.
    fileprivate var ownCovers: [OwnCover] {
        [isUnderCompulsoryCover ? .compulsory : nil, isPensioner ? .pension : nil].compactMap(\.self)
    }
}

extension OwnCover {
    fileprivate var reason: Ineligibility {
        switch self {
        case .compulsory: .compulsoryCover
        case .pension: .pension
        }
    }
}

/// The value by which compulsory cover reaches a household business on a day;
/// before the rule's first day it reached none.
///
/// It is the first that does: a later one that covers others too changes
/// nothing for this owner.
private func cover(
    of business: HouseholdBusiness, on day: CalendarDay, in book: RuleBook
) -> CitedValue<HouseholdBusinessCover>? {
    let rule = book.vsi.householdBusinessCover
    // Awaited or ended, it covers nobody; there is nothing to tell of it.
    guard let now = try? rule.cited(on: day), now.value.reaches(business) else { return nil }
    for entry in rule.entries where entry.from < now.from {
        if let earlier = try? rule.cited(on: entry.from), earlier.value.reaches(business) { return earlier }
    }
    return now
}

extension HouseholdBusinessCover {
    fileprivate func reaches(_ business: HouseholdBusiness) -> Bool {
        switch (self, business) {
        case (_, .none), (.declared, .presumptive): false
        case (_, .declared), (.all, .presumptive): true
        }
    }
}
