import Desk
import Insurance

/// What people are searched by, column by column, in the order of the list.
///
/// A name is its syllables, each a 16-bit number in a dictionary. All of it is
/// personal data: in the file it lies sealed, in memory it lies open.
struct NameColumns: Sendable {
    /// The dictionary: each syllable once, in lower case with its marks.
    var syllables: [String] = []
    /// Everybody's syllables, one behind the other.
    var codes: [UInt16] = []
    /// Where in ``codes`` each person's begin; one more at the end.
    var starts: [UInt32] = [0]
    /// Years of birth since ``firstYear``.
    var years: [UInt8] = []
    /// Month and day of birth as `month * 32 + day`; 0 where only the year is
    /// known.
    var days: [UInt16] = []
    /// The last four digits of the personal ID, the social insurance code and the
    /// phone.
    var personalEnds: [UInt16] = []
    var socialEnds: [UInt16] = []
    var phoneEnds: [UInt16] = []
    /// The head of each person's household, by place in the list.
    var heads: [UInt32] = []

    static let firstYear = 1880
    static let noEnd = UInt16.max
    static let noHead = UInt32.max
    /// More syllables than this no people has.
    static let mostSyllables = Int(UInt16.max)

    var count: Int { starts.count - 1 }

    func codes(of person: Int) -> ArraySlice<UInt16> { codes[Int(starts[person])..<Int(starts[person + 1])] }

    static func end(_ digits: String?) -> UInt16 {
        guard let digits, digits.utf8.count >= PeopleQuery.shortestEnd else { return noEnd }
        return digits.utf8.suffix(PeopleQuery.shortestEnd).reduce(0) { $0 * 10 + UInt16($1 & 0x0F) }
    }

    static func day(_ birth: BirthDate) -> UInt16 {
        if case .day(let day) = birth { UInt16(day.month * 32 + day.day) } else { 0 }
    }
}

/// Gathers ``NameColumns`` person by person.
struct NameColumnsBuilder {
    private(set) var columns = NameColumns()
    private var codeOf: [String: UInt16] = [:]

    /// Adds the next person; their head is filled in later.
    ///
    /// - Returns: `false`, with nothing added, when the dictionary is full.
    mutating func add(_ person: Person) -> Bool {
        let words = NameColumnsBuilder.syllables(of: person.name)
        let unknown = Set(words.filter { codeOf[$0] == nil })
        guard codeOf.count + unknown.count <= NameColumns.mostSyllables else { return false }
        for word in words {
            let code = codeOf[word] ?? UInt16(codeOf.count)
            if codeOf.updateValue(code, forKey: word) == nil { columns.syllables.append(word) }
            columns.codes.append(code)
        }
        columns.starts.append(UInt32(columns.codes.count))
        columns.years.append(UInt8(clamping: person.birth.year - NameColumns.firstYear))
        columns.days.append(NameColumns.day(person.birth))
        columns.personalEnds.append(NameColumns.end(person.personalID?.digits ?? person.oldID))
        columns.socialEnds.append(NameColumns.end(person.socialInsuranceCode?.digits))
        columns.phoneEnds.append(NameColumns.end(person.phone.map(FindablePerson.nationalDigits)))
        return true
    }

    mutating func setHeads(_ heads: [UInt32]) { columns.heads = heads }

    /// The parts of a name as ``FoldedName`` parts it.
    private static func syllables(of name: String) -> [String] {
        name.lowercased().unicodeScalars.split { $0.value < 0x41 }.map(String.init)
    }
}
