public import Insurance

/// Payments taken back.
public protocol VoidLedger: Sendable {
    /// What a payment is made of, and what it covers.
    func voidable(_ payment: Identifier) async throws -> VoidablePayment
    /// The void that this very form made before.
    func paymentVoid(ofForm form: Identifier) async throws -> PaymentVoid?
    /// Who paid for a place in a household's order in a calendar year, besides
    /// one payment.
    func paidPlaces(
        in household: HouseholdName, year: Int, besides payment: Identifier
    ) async throws -> [PaidPlace]
    /// Takes a payment back in one transaction, with all that follows from it;
    /// the same form again is the same void.
    func void(
        _ plan: VoidPlan, _ word: VoidWord, by officer: Operator, second: Operator, at moment: Moment
    ) async throws -> PaymentVoid
    /// Papers of void payments that somebody still has, oldest first.
    func papersOut() async throws -> [PaperOut]
    /// A paper of a void payment came back.
    func takeBack(_ document: Identifier, by officer: Operator, at moment: Moment) async throws
    /// Transfers that the office has to send back, newest first.
    func officeRefunds(limit: Int) async throws -> [OfficeRefund]
}
