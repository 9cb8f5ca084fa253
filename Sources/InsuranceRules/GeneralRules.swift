public import Insurance

/// Levels that several schemes are counted in.
public struct GeneralRules: Sendable {
    /// Base salary (mức lương cơ sở), VND/month.
    public let baseSalary: DatedValues<Int>
    /// What the reference level (mức tham chiếu) equals, a method.
    public let referenceLevel: DatedValues<ReferenceLevelMethod>
    /// From which age on people act for themselves, years.
    public let adultAge: DatedValues<Int>
    /// How many calendar years after its own the paper of a yearly review still proves something, years.
    public let yearlyProofYears: DatedValues<Int>

    init(from shelf: inout RuleShelf) throws(RuleError) {
        baseSalary = try shelf.take("general.base_salary", in: .dongPerMonth)
        referenceLevel = try shelf.take("general.reference_level", in: .method)
        adultAge = try shelf.take("general.adult_age", in: .years)
        yearlyProofYears = try shelf.take("general.yearly_proof_years", in: .years)
    }
}

/// The reference level (mức tham chiếu), in đồng a month.
///
/// Source: Law on Social Insurance 41/2024/QH15, which ties it to the base
/// salary for as long as there is one.
///
/// - Parameter day: The day that governs what is worked out; for
///   contributions the day of payment.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func referenceLevel(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> Dong {
    switch try book.general.referenceLevel.inForce(on: day) {
    case .baseSalary: Dong(try book.general.baseSalary.inForce(on: day))
    }
}
