/// Counts for everybody at once how many syllables of several they have.
///
/// One set holds those who have one, the next those who have two, and so on.
struct PeopleLevels {
    private let width: Int
    private let count: Int
    /// The sets one behind the other.
    private var words: [UInt64]

    /// - Parameters:
    ///   - size: How many people the list has.
    ///   - count: How far is counted, from 1.
    init(size: Int, count: Int) {
        width = PeopleSet(size: size).words.count
        self.count = count
        words = [UInt64](repeating: 0, count: width * count)
    }

    /// Who has so many as are counted, or more.
    var last: PeopleSet { count == 1 ? PeopleSet(words: words) : PeopleSet(words: Array(words.suffix(width))) }

    /// One more for everybody of a set.
    mutating func raise(_ people: PeopleSet) {
        let (width, count) = (width, count)
        words.withUnsafeMutableBufferPointer { words in
            people.words.withUnsafeBufferPointer { people in
                guard count > 1 else {
                    for index in 0..<width { words[index] |= people[index] }
                    return
                }
                for index in 0..<width { PeopleLevels.raise(people[index], at: index, width, count, &words) }
            }
        }
    }

    /// One more for everybody of a list.
    mutating func raise(_ people: ArraySlice<UInt32>) {
        let (width, count) = (width, count)
        words.withUnsafeMutableBufferPointer { words in
            people.withUnsafeBufferPointer { people in
                guard count > 1 else {
                    for person in people { words[Int(person >> 6)] |= 1 << UInt64(person & 63) }
                    return
                }
                for person in people {
                    PeopleLevels.raise(1 << UInt64(person & 63), at: Int(person >> 6), width, count, &words)
                }
            }
        }
    }

    /// Whoever is in a set already comes into the next one.
    @inline(__always)
    private static func raise(
        _ people: UInt64, at index: Int, _ width: Int, _ count: Int, _ words: inout UnsafeMutableBufferPointer<UInt64>
    ) {
        var (rest, place) = (people, index)
        for _ in 0..<count {
            let known = words[place] & rest
            words[place] |= rest
            guard known != 0 else { return }
            (rest, place) = (known, place + width)
        }
    }
}
