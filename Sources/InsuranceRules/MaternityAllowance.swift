public import Insurance

/// What voluntary social insurance pays at a birth.
public struct MaternityAllowance: Hashable, Sendable {
    /// Whether the person who asks is the one who gets it.
    public enum Standing: Hashable, Sendable {
        case due
        /// So many months are missing before the birth.
        case monthsMissing(Int)
        /// Only one parent gets it.
        case otherParentReceives
    }

    public let standing: Standing
    /// Zero unless due.
    public let amount: Dong
    /// The values that took part, and where the law says so.
    public let lines: [QuoteLine]
}

/// Works out the maternity allowance of a mother, or of a father.
///
/// It needs months of contribution in the time before the birth and is paid
/// for each child, to one of the parents.
///
/// Source: Law on Social Insurance 41/2024/QH15 art. 94 and 95.
///
/// - Parameters:
///   - children: Born alive, or lost late enough that the law counts them.
///   - monthsPaid: Months of contribution in the time before the birth, of
///     either scheme; see ``maternityMonths(of:bornOn:in:)``.
///   - day: The day of birth.
/// - Throws: What ``DatedValues/inForce(on:)`` throws;
///   ``RuleError/badInput(field:mustBe:)`` for numbers out of reason.
public func maternityAllowance(
    children: Int, monthsPaid: Int, otherParentReceives: Bool, on day: CalendarDay, in book: RuleBook
) throws(RuleError) -> MaternityAllowance {
    let perChild = try book.vsi.maternityPerChild.cited(on: day)
    let needed = try book.pension.benefits.maternityMonths.cited(on: day)
    let months = try checkedMonths(monthsPaid, field: "monthsPaid")
    guard (1...RuleUnit.times.largest).contains(children) else {
        throw .badInput(field: "children", mustBe: "the number of children of one birth, 1 or more")
    }
    let standing: MaternityAllowance.Standing =
        if months < needed.value {
            .monthsMissing(needed.value - months)
        } else if otherParentReceives {
            .otherParentReceives
        } else {
            .due
        }
    let amount = standing == .due ? Dong(perChild.value * children) : .zero
    return MaternityAllowance(
        standing: standing, amount: amount, lines: [needed.line(.zero), perChild.line(amount)])
}

/// How many months of a history lie in the time before a birth that counts.
///
/// The month of birth itself is not counted.
///
/// - Parameter day: The day of birth.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func maternityMonths(
    of history: IncomeHistory, bornOn day: CalendarDay, in book: RuleBook
) throws(RuleError) -> Int {
    let window = try book.pension.benefits.maternityWindowMonths.inForce(on: day)
    let birth = CalendarMonth(of: day)
    return history.eachMonth.count { (1...window).contains($0.month.months(to: birth)) }
}
