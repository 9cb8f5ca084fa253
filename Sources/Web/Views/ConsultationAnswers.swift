import Insurance
import InsuranceRules

/// What a person answers about work and pension, which decides whether they
/// may join.
///
/// It is asked and used, and not kept in the ledger.
struct ConsultationAnswers: Sendable, Equatable {
    /// Works under a contract.
    var isEmployed = false
    var isPensioner = false
    var business = HouseholdBusiness.none

    init() {}

    init(_ form: Form) {
        isEmployed = form.isOn("employed")
        isPensioner = form.isOn("pensioner")
        business = HouseholdBusiness(rawValue: form["business"]) ?? .none
    }

    /// Without birth and sex, which are not asked here.
    var circumstances: Circumstances {
        Circumstances(isUnderCompulsoryCover: isEmployed, isPensioner: isPensioner, householdBusiness: business)
    }
}
