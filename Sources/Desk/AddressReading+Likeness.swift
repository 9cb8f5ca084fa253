import Insurance

extension AddressReading {
    /// Whether both may name one home.
    ///
    /// One may leave out what the other one says; and where both lie in one
    /// commune of today, the district and the commune of old do not count, only
    /// what stands before them.
    func mayBe(_ other: AddressReading) -> Bool {
        let (mine, theirs) = (parts, other.parts)
        if Self.agree(mine, theirs) { return true }
        guard !Set(communes).isDisjoint(with: other.communes) else { return false }
        return Self.agree(Self.below(mine), Self.below(theirs))
    }

    private var communes: [String] { ([commune].compactMap(\.self) + candidates).map(\.code) }

    private var parts: [Part] { text.split(separator: ",").map { Part($0) }.filter { !$0.name.words.isEmpty } }

    /// Hamlet and street: what stands before the part of the lowest level.
    private static func below(_ parts: [Part]) -> [Part] {
        let lowest = parts.firstIndex { $0.name.kind?.isLowest == true } ?? min(1, parts.count)
        return Array(parts[..<lowest])
    }

    /// Whether the shorter one stands whole in the longer.
    private static func agree(_ one: [Part], _ other: [Part]) -> Bool {
        let (short, long) = one.count <= other.count ? (one, other) : (other, one)
        return (0...(long.count - short.count)).contains { start in
            long[start...].starts(with: short, by: { $0.isAlike($1) })
        }
    }

    /// One part, with its letters and their marks.
    private struct Part {
        let name: PlaceName
        private let folded: FoldedName

        init(_ text: Substring) {
            name = PlaceName(text)
            folded = FoldedName(text)
        }

        /// The same name with the same marks, whatever stands for its kind.
        func isAlike(_ other: Part) -> Bool {
            guard name.words == other.name.words else { return false }
            let count = name.words.text.split(separator: " ").count { !$0.isDigits }
            return folded.syllables.suffix(count) == other.folded.syllables.suffix(count)
        }
    }
}
