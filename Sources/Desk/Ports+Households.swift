public import Insurance

/// Who of a household has paid, and what was paid twice.
public protocol HouseholdLedger: Sendable {
    /// Who paid for a place in a household's order in a calendar year.
    func paidPlaces(in household: HouseholdName, year: Int) async throws -> [PaidPlace]
    /// The household in whose order the person with this number paid in a
    /// calendar year.
    func household(ofPersonWithKey key: String, year: Int) async throws -> HouseholdName?
    /// Whether a household that paid here goes by a number which turned out not
    /// to be its member's: it says nothing of whoever the number belongs to.
    func isNamed(_ household: HouseholdName, byWrongNumber number: String) async throws -> Bool
    /// The first payment for the same person and insurance whose time overlaps.
    func earlierPayment(of person: Person, for scheme: Scheme, _ time: InsuredTime) async throws -> EarlierPayment?
}
