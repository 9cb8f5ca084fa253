public import Insurance

/// The incomes a participant in voluntary social insurance may choose from.
public struct IncomeRange: Hashable, Sendable {
    /// Đồng a month.
    public let lowest: Dong
    /// Đồng a month.
    public let highest: Dong
}

/// Works out the lowest and the highest income one may choose.
///
/// The lowest is the rural poverty line; the highest is a multiple of the
/// level the law names.
///
/// Source: Law on Social Insurance 41/2024/QH15, voluntary contribution;
/// before it Law 58/2014/QH13.
///
/// - Parameter day: The day of payment.
/// - Throws: What ``DatedValues/inForce(on:)`` throws.
public func incomeRange(on day: CalendarDay, in book: RuleBook) throws(RuleError) -> IncomeRange {
    let level: Dong =
        switch try book.vsi.incomeCeilingBasis.inForce(on: day) {
        case .baseSalary: Dong(try book.general.baseSalary.inForce(on: day))
        case .referenceLevel: try referenceLevel(on: day, in: book)
        }
    return IncomeRange(
        lowest: Dong(try book.vsi.ruralPovertyLine.inForce(on: day)),
        highest: Dong(try book.vsi.incomeCeilingMultiple.inForce(on: day) * level.count)
    )
}

extension IncomeRange {
    /// Refuses an income outside the range; both ends are inside.
    func check(_ income: Dong, on day: CalendarDay) throws(RuleError) {
        guard income >= lowest else { throw .incomeBelowFloor(floor: lowest, day: day) }
        guard income <= highest else { throw .incomeAboveCeiling(ceiling: highest, day: day) }
    }
}
