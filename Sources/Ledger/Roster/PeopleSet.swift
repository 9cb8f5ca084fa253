/// A set of people by their place in the list, one bit each.
struct PeopleSet: Sendable {
    private(set) var words: [UInt64]

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

    mutating func formUnion(_ other: PeopleSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Adds those who are in both others.
    mutating func formUnion(_ other: PeopleSet, in another: PeopleSet) {
        for index in words.indices { words[index] |= other.words[index] & another.words[index] }
    }

    mutating func formIntersection(_ other: PeopleSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func subtract(_ other: PeopleSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

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
