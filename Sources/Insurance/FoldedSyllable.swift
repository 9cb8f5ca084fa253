/// A syllable of a name in lower case, its marks kept apart from its letters.
public struct FoldedSyllable: Hashable, Sendable {
    /// A letter without its marks, and those that make another letter of it.
    struct Letter: Hashable, Sendable {
        let base: Unicode.Scalar
        var marks: LetterMarks
    }

    private(set) var letters: [Letter] = []
    /// Tones belong to the syllable, whichever letter they were written on.
    private(set) var tones: LetterMarks = []

    /// The letters without any mark: `mau` of *Mẫu*.
    public var plain: String { String(String.UnicodeScalarView(letters.map(\.base))) }

    /// Whether this, as someone typed it, begins another syllable.
    ///
    /// A mark that was typed must be there; one left out does not matter: *mau*
    /// and *mâu* begin *mẫu*, and *mậu* does not.
    public func begins(_ whole: FoldedSyllable) -> Bool {
        letters.count <= whole.letters.count && tones.isSubset(of: whole.tones)
            && zip(letters, whole.letters).allSatisfy { $0.base == $1.base && $0.marks.isSubset(of: $1.marks) }
    }

    mutating func append(_ base: Unicode.Scalar, _ marks: LetterMarks) {
        letters.append(Letter(base: base, marks: marks.subtracting(.tones)))
        tones.formUnion(marks.intersection(.tones))
    }

    /// Adds a mark that stood behind its letter.
    mutating func mark(_ marks: LetterMarks) {
        guard let last = letters.indices.last else { return }
        letters[last].marks.formUnion(marks.subtracting(.tones))
        tones.formUnion(marks.intersection(.tones))
    }
}
