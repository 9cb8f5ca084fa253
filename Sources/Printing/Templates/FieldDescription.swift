/// One place of a template that is filled for each document.
public struct FieldDescription: Hashable, Sendable {
    /// What the field holds; a value of another form is refused.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Anything readable; several lines where `lines` says so.
        case text
        /// `1.366.200 đ`, with or without the unit.
        case money
        /// `21/11/2026`, or a year alone.
        case day
        /// Letters, digits, spaces, and `- . / |`.
        case code
        /// One row a line, cells set apart by tabs. A line without a tab runs
        /// across all columns.
        case rows
        /// A QR symbol of the value.
        case qr
    }

    /// One column of a ``Kind/rows`` field.
    public struct Column: Hashable, Sendable {
        /// In millimetres.
        public let width: Double
        public let alignment: TypeStyle.Alignment
    }

    public let id: String
    public let kind: Kind
    /// The most characters a value may have.
    public let longest: Int
    /// The most lines the text may take.
    public let lines: Int
    /// How far text that does not fit at the smallest size may be pressed
    /// together, in percent of its width; 100 for not at all.
    public let narrowest: Int
    public let isUpperCase: Bool
    /// An optional field may be empty; it must still be named.
    public let isOptional: Bool
    public let style: TypeStyle
    public let columns: [Column]
    /// Whether rows that begin with `# ` or `## ` stand out.
    public let hasHeadings: Bool
    /// The free room between two rows, in millimetres.
    public let apart: Double
    /// The smallest width of a QR module, in millimetres.
    public let smallestModule: Double
}
