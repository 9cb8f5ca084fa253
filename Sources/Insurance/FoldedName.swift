/// A name as people look for it: lower case, syllable by syllable, marks apart.
///
/// NFC and NFD text fold alike, and all 134 Vietnamese letters lose their marks.
/// It tells a name as plainly as the name itself: it is personal data, and
/// never written to a file.
public struct FoldedName: Hashable, Sendable {
    public let syllables: [FoldedSyllable]

    /// Folds a name; whatever is no letter parts syllables.
    public init(_ name: some StringProtocol) {
        var syllables: [FoldedSyllable] = []
        var syllable = FoldedSyllable()
        for scalar in name.unicodeScalars.flatMap(\.properties.lowercaseMapping.unicodeScalars) {
            if let mark = LetterMarks(combining: scalar) {
                syllable.mark(mark)
            } else if let known = MarkedLetter.all[scalar] {
                syllable.append(known.base, known.marks)
            } else if scalar.properties.generalCategory == .nonspacingMark {
                // A mark of another language: the letter stays as it is.
            } else if scalar.properties.isAlphabetic {
                syllable.append(scalar, [])
            } else if !syllable.letters.isEmpty {
                syllables.append(syllable)
                syllable = FoldedSyllable()
            }
        }
        if !syllable.letters.isEmpty { syllables.append(syllable) }
        self.syllables = syllables
    }

    /// The name without any mark: `lo thi mau` of *LÒ THỊ MẪU*.
    public var plain: String { syllables.map(\.plain).joined(separator: " ") }

    /// Whether each of the beginnings, in any order, finds a syllable of its
    /// own: *thi m* and *mau lo* are both of *LÒ THỊ MẪU*, *mau mau* is not.
    public func holds(_ beginnings: [FoldedSyllable]) -> Bool {
        guard beginnings.count <= syllables.count else { return false }
        var owners = [Int?](repeating: nil, count: syllables.count)
        return beginnings.indices.allSatisfy { beginning in
            var tried: Set<Int> = []
            return place(beginning, of: beginnings, among: &owners, tried: &tried)
        }
    }

    /// Gives a beginning a syllable; one that holds it already moves to another
    /// when it can (an augmenting path of bipartite matching).
    private func place(
        _ beginning: Int, of beginnings: [FoldedSyllable], among owners: inout [Int?], tried: inout Set<Int>
    ) -> Bool {
        for index in syllables.indices where beginnings[beginning].begins(syllables[index]) {
            guard tried.insert(index).inserted else { continue }
            if let owner = owners[index], !place(owner, of: beginnings, among: &owners, tried: &tried) { continue }
            owners[index] = beginning
            return true
        }
        return false
    }
}
