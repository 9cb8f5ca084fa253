/// How much a row of a list stands out.
enum RowRank: Int, CaseIterable {
    case plain
    /// `# `: bold, a little larger.
    case heading
    /// `## `: bold and large, for what is to be seen first.
    case sum

    /// Against the size of the other rows.
    var scale: Double {
        switch self {
        case .plain: 1
        case .heading: 1.2
        case .sum: 1.9
        }
    }

    /// Takes the mark off a row.
    static func read(_ line: Substring) -> (RowRank, Substring) {
        if line.hasPrefix("## ") { return (.sum, line.dropFirst(3)) }
        if line.hasPrefix("# ") { return (.heading, line.dropFirst(2)) }
        return (.plain, line)
    }
}

extension TypeStyle {
    /// The same in bold.
    var bold: TypeStyle {
        TypeStyle(size: size, smallest: smallest, weight: .bold, alignment: alignment, color: color)
    }
}
