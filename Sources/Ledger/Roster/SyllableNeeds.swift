/// What a name must have so that each beginning typed finds a syllable of its
/// own: *mau mau* is not of *LÒ THỊ MẪU*.
///
/// By Hall's theorem that is so when, for every choice among the beginnings,
/// the name has at least as many syllables that fulfil one of them. Beginnings
/// that no syllable can both fulfil need no such look at their union.
struct SyllableNeeds {
    /// Of these syllables a name must have at least so many.
    struct Need: Hashable {
        let codes: Set<UInt16>
        let count: Int
    }

    let all: [Need]

    /// More beginnings that may mean the same syllables nobody types.
    private static let mostShared = 8

    /// - Parameter wanted: The syllables each beginning may mean.
    /// - Returns: `nil` when nobody can have them all.
    init?(_ wanted: [Set<UInt16>]) {
        guard wanted.allSatisfy({ !$0.isEmpty }) else { return nil }
        var counts: [Set<UInt16>: Int] = [:]
        for group in SyllableNeeds.groups(wanted) {
            guard group.count <= Self.mostShared else { return nil }
            for choice in 1..<(1 << group.count) {
                let chosen = group.indices.filter { choice & 1 << $0 != 0 }
                let union = chosen.reduce(into: Set<UInt16>()) { $0.formUnion(group[$1]) }
                counts[union] = max(counts[union, default: 0], chosen.count)
            }
        }
        all = counts.map { Need(codes: $0.key, count: $0.value) }
    }

    /// Beginnings parted so that no syllable fulfils two of different groups.
    private static func groups(_ wanted: [Set<UInt16>]) -> [[Set<UInt16>]] {
        var groups: [[Set<UInt16>]] = []
        for codes in wanted {
            let joined = groups.filter { group in group.contains { !$0.isDisjoint(with: codes) } }
            groups.removeAll { group in group.contains { !$0.isDisjoint(with: codes) } }
            groups.append(joined.flatMap(\.self) + [codes])
        }
        return groups
    }
}
