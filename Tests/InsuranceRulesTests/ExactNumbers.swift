/// A natural number of any size.
struct Natural: Comparable {
    /// The least significant first; no zeros at the end.
    private var limbs: [UInt32]

    init(_ number: Int) {
        precondition(number >= 0)
        limbs = [UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32)]
        trim()
    }

    private mutating func trim() { while limbs.last == 0 { limbs.removeLast() } }

    var bitWidth: Int { 32 * limbs.count - (limbs.last?.leadingZeroBitCount ?? 0) }

    static func + (left: Natural, right: Natural) -> Natural {
        var (sum, carry) = (left, UInt64(0))
        for index in 0..<max(left.limbs.count, right.limbs.count) {
            if index == sum.limbs.count { sum.limbs.append(0) }
            carry += UInt64(sum.limbs[index]) + (index < right.limbs.count ? UInt64(right.limbs[index]) : 0)
            sum.limbs[index] = UInt32(truncatingIfNeeded: carry)
            carry >>= 32
        }
        if carry > 0 { sum.limbs.append(UInt32(carry)) }
        return sum
    }

    static func * (left: Natural, right: Natural) -> Natural {
        var product = Natural(0)
        product.limbs = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
        for (index, limb) in left.limbs.enumerated() {
            var carry: UInt64 = 0
            for (other, factor) in right.limbs.enumerated() {
                carry += UInt64(product.limbs[index + other]) + UInt64(limb) * UInt64(factor)
                product.limbs[index + other] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            product.limbs[index + right.limbs.count] = UInt32(carry)
        }
        product.trim()
        return product
    }

    static func < (left: Natural, right: Natural) -> Bool {
        guard left.limbs.count == right.limbs.count else { return left.limbs.count < right.limbs.count }
        return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
    }
}

/// An exact fraction that is not negative; it is never reduced.
struct Ratio {
    private var top: Natural
    private var bottom: Natural

    init(_ top: Int, over bottom: Int = 1) { (self.top, self.bottom) = (Natural(top), Natural(bottom)) }

    static func + (left: Ratio, right: Ratio) -> Ratio {
        var sum = left
        sum.top = left.top * right.bottom + right.top * left.bottom
        sum.bottom = left.bottom * right.bottom
        return sum
    }

    static func * (left: Ratio, right: Ratio) -> Ratio {
        var product = left
        product.top = left.top * right.top
        product.bottom = left.bottom * right.bottom
        return product
    }

    var inverse: Ratio {
        var inverse = self
        (inverse.top, inverse.bottom) = (bottom, top)
        return inverse
    }

    static func percent(_ number: Int) -> Ratio { Ratio(number, over: 100) }

    /// The nearest whole number; exactly half goes up.
    var halfUp: Int {
        // The largest q with q ≤ (2·top + bottom) / (2·bottom), bit by bit.
        let (twice, whole) = (top + top + bottom, bottom + bottom)
        var quotient = 0
        for bit in (0...min(62, max(0, twice.bitWidth - whole.bitWidth))).reversed() {
            let tried = quotient | 1 << bit
            if whole * Natural(tried) <= twice { quotient = tried }
        }
        return quotient
    }
}
