import Desk
import Insurance

/// Finds people by what is typed of them, in memory.
struct NameIndex: Sendable {
    let columns: NameColumns
    private let folded: [FoldedSyllable?]
    /// The dictionary in the order of its letters, for beginnings.
    private let byLetters: [(letters: [UInt8], code: UInt16)]
    private let carriers: SyllableCarriers

    init(_ columns: NameColumns) {
        self.columns = columns
        folded = columns.syllables.map { FoldedName($0).syllables.first }
        byLetters = folded.enumerated()
            .compactMap { code, syllable in syllable.map { (Array($0.plain.utf8), UInt16(code)) } }
            .sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
        carriers = SyllableCarriers(columns)
    }

    /// The people who fit by all that is in memory, and those of them whose
    /// syllables were typed whole.
    ///
    /// Digits beyond the last four of a number are not looked at here.
    func people(matching query: PeopleQuery) -> (all: PeopleSet, whole: PeopleSet) {
        let wanted = query.beginnings.map { codes(beginningWith: $0, whole: false) }
        guard var found = people(with: wanted) else { return (none, none) }
        for number in query.numbers { narrow(&found, by: number) }
        if !query.headBeginnings.isEmpty {
            let heads = people(with: query.headBeginnings.map { codes(beginningWith: $0, whole: false) })
            guard let heads else { return (none, none) }
            found.keep(whose: columns.heads, isIn: heads)
        }
        return (found, whole(found, query.beginnings, wanted))
    }

    /// Those of the people found whose syllables were typed whole.
    private func whole(_ found: PeopleSet, _ beginnings: [FoldedSyllable], _ begun: [Set<UInt16>]) -> PeopleSet {
        let wanted = beginnings.map { codes(beginningWith: $0, whole: true) }
        guard wanted != begun else { return found }
        var whole = found
        if !found.isFew {
            whole.formIntersection(people(with: wanted) ?? none)
        } else if let needs = SyllableNeeds(wanted) {
            for need in needs.all {
                // A table is quicker than a set for so many syllables.
                var isMeant = [Bool](repeating: false, count: columns.syllables.count)
                for code in need.codes { isMeant[Int(code)] = true }
                whole.filter { person in columns.codes(of: person).count(where: { isMeant[Int($0)] }) >= need.count }
            }
        } else {
            whole = none
        }
        return whole
    }

    private var none: PeopleSet { PeopleSet(size: columns.count) }

    // MARK: Names

    /// - Parameter wanted: The syllables each beginning may mean; without any,
    ///   everybody fits.
    /// - Returns: `nil` when nobody can fit.
    private func people(with wanted: [Set<UInt16>]) -> PeopleSet? {
        guard !wanted.isEmpty else { return PeopleSet(all: columns.count) }
        guard let needs = SyllableNeeds(wanted) else { return nil }
        // From the rarest syllable on, so that an empty answer comes early.
        var found: PeopleSet?
        for need in needs.all.sorted(by: { carriers.weight(of: $0.codes) < carriers.weight(of: $1.codes) }) {
            let people = carriers.people(with: need.codes, atLeast: need.count)
            if found == nil { found = people } else { found?.formIntersection(people) }
            if found?.isEmpty == true { return found }
        }
        return found
    }

    /// The numbers of the syllables somebody may mean.
    private func codes(beginningWith typed: FoldedSyllable, whole: Bool) -> Set<UInt16> {
        let letters = Array(typed.plain.utf8)
        var low = 0
        var high = byLetters.count
        while low < high {
            let middle = (low + high) / 2
            if byLetters[middle].letters.lexicographicallyPrecedes(letters) { low = middle + 1 } else { high = middle }
        }
        let begun = byLetters[low...].prefix { $0.letters.starts(with: letters) }
        return Set(
            begun.filter { syllable in
                (!whole || syllable.letters.count == letters.count)
                    && folded[Int(syllable.code)].map(typed.begins) == true
            }.map(\.code))
    }

    // MARK: Numbers

    private func narrow(_ found: inout PeopleSet, by number: PeopleQuery.Number) {
        switch number {
        case .birth(let day):
            guard let year = UInt8(exactly: day.year - NameColumns.firstYear) else { return found = none }
            let wanted = NameColumns.day(.day(day))
            if !found.isFew { found.formIntersection(columns.people(withEnd: nil, orYear: year)) }
            found.filter { person in
                columns.years[person] == year && (columns.days[person] == wanted || columns.days[person] == 0)
            }
        case .digits(let digits) where digits.utf8.count >= PeopleQuery.shortestEnd:
            let year = digits.utf8.count == 4 ? Int(digits).flatMap { UInt8(exactly: $0 - NameColumns.firstYear) } : nil
            let end = NameColumns.end(digits)
            if found.isFew {
                found.filter { columns.person($0, hasEnd: end, orYear: year) }
            } else {
                found.formIntersection(columns.people(withEnd: end, orYear: year))
            }
        case .ticket, .digits: found = none
        }
    }
}
