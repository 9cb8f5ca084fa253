/// A set of people by their place in the list, one bit each.
struct PeopleSet: Sendable {
    private(set) var words: [UInt64]

    /// - Parameter words: A bit for each place, from the lowest of the first word on.
    init(words: [UInt64]) { self.words = words }

    /// - Parameter size: How many people the list has.
    init(size: Int) { words = [UInt64](repeating: 0, count: (size + 63) / 64) }

    /// Everybody.
    init(all size: Int) {
        words = [UInt64](repeating: .max, count: (size + 63) / 64)
        if size % 64 != 0 { words[words.count - 1] = (1 << UInt64(size % 64)) - 1 }
    }

    @inline(__always)
    mutating func insert(_ person: Int) { words[person >> 6] |= 1 << UInt64(person & 63) }

    @inline(__always)
    func contains(_ person: Int) -> Bool { words[person >> 6] & 1 << UInt64(person & 63) != 0 }

    mutating func formIntersection(_ other: PeopleSet) {
        combine(with: other) { $0 & $1 }
    }

    mutating func subtract(_ other: PeopleSet) {
        combine(with: other) { $0 & ~$1 }
    }

    /// Word by word, several in one step of the processor.
    @inline(__always)
    private mutating func combine(with other: PeopleSet, _ step: (UInt64, UInt64) -> UInt64) {
        words.withUnsafeMutableBufferPointer { mine in
            other.words.withUnsafeBufferPointer { theirs in
                for index in 0..<min(mine.count, theirs.count) { mine[index] = step(mine[index], theirs[index]) }
            }
        }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    var count: Int { words.reduce(0) { $1 == 0 ? $0 : $0 + $1.nonzeroBitCount } }

    /// Keeps those for whom `isWanted` holds.
    mutating func filter(_ isWanted: (Int) -> Bool) {
        for index in words.indices where words[index] != 0 {
            var rest = words[index]
            while rest != 0 {
                let bit = rest.trailingZeroBitCount
                if !isWanted(index << 6 | bit) { words[index] &= ~(1 << UInt64(bit)) }
                rest &= rest - 1
            }
        }
    }

    /// Keeps those for whom another place is in a set: of everybody in one pass.
    ///
    /// - Parameter places: Another place for each person; one beyond the set is
    ///   not in it.
    mutating func keep(whose places: [UInt32], isIn others: PeopleSet) {
        words.withUnsafeMutableBufferPointer { mine in
            others.words.withUnsafeBufferPointer { theirs in
                places.withUnsafeBufferPointer { places in
                    for index in mine.indices where mine[index] != 0 {
                        var kept: UInt64 = 0
                        for bit in 0..<min(64, places.count - index << 6) {
                            let place = places[index << 6 + bit]
                            guard place >> 6 < theirs.count else { continue }
                            kept |= (theirs[Int(place >> 6)] >> UInt64(place & 63) & 1) << UInt64(bit)
                        }
                        mine[index] &= kept
                    }
                }
            }
        }
    }

    /// Whether there are so few that looking at each of them takes less time
    /// than going through everybody.
    var isFew: Bool {
        var left = words.count
        for word in words where word != 0 {
            left -= word.nonzeroBitCount
            if left <= 0 { return false }
        }
        return true
    }

    /// The first of them, in the order of the list.
    func first(_ limit: Int) -> [Int] {
        var found: [Int] = []
        for index in words.indices where words[index] != 0 {
            var rest = words[index]
            while rest != 0 {
                guard found.count < limit else { return found }
                found.append(index << 6 | rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return found
    }
}
