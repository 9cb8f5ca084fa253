public import Insurance

/// How many months a contribution pays for at once.
///
/// Months are named in the terms only where the method leaves them open: whole
/// years ahead, and missing time.
///
/// Missing time is paid for all that is missing to the years a pension needs,
/// as far as the months contributed are known.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 36; before it Decree
/// 134/2015/NĐ-CP.
///
/// - Parameter day: The day of payment, which picks the longest time allowed.
/// - Throws: ``RuleError/badInput(field:mustBe:)`` for a number the method
///   does not take; ``RuleError/missingTimeUnfit(missing:longest:)``; what
///   ``DatedValues/inForce(on:)`` throws.
public func paidMonths(
    of terms: ContributionTerms, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> Int {
    switch terms.method {
    case .monthly: return try fixed(1, terms)
    case .threeMonths: return try fixed(3, terms)
    case .sixMonths: return try fixed(6, terms)
    case .twelveMonths: return try fixed(12, terms)
    case .yearsAhead:
        let years = try book.vsi.yearsAheadMax.inForce(on: day)
        guard let months = terms.months, months >= 12, months <= 12 * years, months.isMultiple(of: 12) else {
            throw .badInput(field: "months", mustBe: "whole years in months, from 12 to \(12 * years)")
        }
        return months
    case .missingTime:
        let longest = try book.vsi.missingTimeMaxMonths.inForce(on: day)
        guard let months = terms.months, months >= 1, months <= longest else {
            throw .badInput(field: "months", mustBe: "a whole number from 1 to \(longest)")
        }
        guard let contributed = terms.monthsContributed else { return months }
        guard contributed >= 0 else {
            throw .badInput(field: "monthsContributed", mustBe: "a whole number of months, 0 or more")
        }
        let missing = max(0, monthsPerYear * (try book.vsi.pensionYears.inForce(on: day)) - contributed)
        guard months == missing else { throw .missingTimeUnfit(missing: missing, longest: longest) }
        return months
    }
}

/// The months a method's own name says.
private func fixed(_ months: Int, _ terms: ContributionTerms) throws(RuleError) -> Int {
    guard terms.months == nil || terms.months == months else {
        throw .badInput(field: "months", mustBe: "left out for this way of paying")
    }
    return months
}
