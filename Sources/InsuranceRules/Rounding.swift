/// Divides two numbers that are not negative; exactly half goes up.
///
/// The law names no way of rounding that was found; agents' published sums
/// agree with this one. It is applied once, at the end of a sum.
public func roundedHalfUp(_ dividend: Int, over divisor: Int) -> Int {
    (2 * dividend + divisor) / (2 * divisor)
}
