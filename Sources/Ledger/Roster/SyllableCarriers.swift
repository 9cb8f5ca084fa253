/// Knows who carries each syllable: a frequent one as a bit for everybody, a
/// rare one as a list of places.
struct SyllableCarriers: Sendable {
    private enum Carriers {
        case many(PeopleSet)
        case few(Range<Int>)
    }

    private let size: Int
    private let carriers: [Carriers]
    private let places: [UInt32]
    private let counts: [Int]
    /// Who carries a syllable once more: *MẪU MẪU*.
    private let again: [UInt16: [UInt32]]

    /// From one in 32 on, a bit for everybody takes less than four bytes for each.
    private static let manyFrom = 32

    /// Sorts everybody under their syllables: counts first, then places.
    init(_ columns: NameColumns) {
        size = columns.count
        var counts = [Int](repeating: 0, count: columns.syllables.count)
        for code in columns.codes { counts[Int(code)] += 1 }
        var sets = counts.map { $0 > columns.count / Self.manyFrom ? PeopleSet(size: columns.count) : nil }
        var begins: [Int] = []
        var end = 0
        for code in counts.indices {
            begins.append(end)
            if sets[code] == nil { end += counts[code] }
        }
        var next = begins
        var places = [UInt32](repeating: 0, count: end)
        var again: [UInt16: [UInt32]] = [:]
        for person in 0..<columns.count {
            let first = Int(columns.starts[person])
            for index in first..<Int(columns.starts[person + 1]) {
                let code = Int(columns.codes[index])
                if columns.codes[first..<index].contains(columns.codes[index]) {
                    again[columns.codes[index], default: []].append(UInt32(person))
                } else if sets[code] != nil {
                    sets[code]?.insert(person)
                } else {
                    places[next[code]] = UInt32(person)
                    next[code] += 1
                }
            }
        }
        carriers = counts.indices.map { code in sets[code].map(Carriers.many) ?? .few(begins[code]..<next[code]) }
        self.places = places
        self.counts = counts
        self.again = again
    }

    /// How many carry one of the syllables, some counted twice.
    func weight(of codes: Set<UInt16>) -> Int { codes.reduce(0) { $0 + counts[Int($1)] } }

    /// Who has at least so many of the syllables.
    func people(with codes: Set<UInt16>, atLeast count: Int) -> PeopleSet {
        if count == 1, codes.count == 1, let code = codes.first, case .many(let set) = carriers[Int(code)] {
            return set
        }
        var levels = PeopleLevels(size: size, count: count)
        for code in codes {
            switch carriers[Int(code)] {
            case .many(let set): levels.raise(set)
            case .few(let range): levels.raise(places[range])
            }
            if count > 1, let more = again[code] { levels.raise(more[...]) }
        }
        return levels.last
    }
}
