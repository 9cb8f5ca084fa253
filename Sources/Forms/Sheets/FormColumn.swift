import Insurance

/// One column of a form: its title, what stands in it, and how that is read back.
struct FormColumn<Line> {
    let title: String
    /// What the form's row of numbers says of it.
    let number: String
    /// In characters.
    let width: Double
    let cell: (Line) -> WrittenCell
    /// Takes what a cell says; `false` where it cannot.
    let take: (String, inout Line) -> Bool
    /// What is added up below the column; `nil` where nothing is.
    let amount: ((Line) -> Dong)?

    init(
        _ number: String, _ title: String, width: Double, amount: ((Line) -> Dong)? = nil,
        cell: @escaping (Line) -> WrittenCell, take: @escaping (String, inout Line) -> Bool
    ) {
        self.title = title
        self.number = number
        self.width = width
        self.cell = cell
        self.take = take
        self.amount = amount
    }
}

extension FormColumn {
    static func text(
        _ number: String, _ title: String, _ path: WritableKeyPath<Line, String>, width: Double
    ) -> FormColumn {
        FormColumn(
            number, title, width: width,
            cell: { $0[keyPath: path].isEmpty ? .empty : .text($0[keyPath: path]) },
            take: { text, line in
                line[keyPath: path] = text
                return true
            })
    }

    /// A day as text, `21/11/2026`; nothing for none.
    static func day(
        _ number: String, _ title: String, _ path: WritableKeyPath<Line, CalendarDay?>, width: Double = 11
    ) -> FormColumn {
        optional(number, title, path, width: width, say: \.vietnamese, read: CalendarDay.init(vietnamese:))
    }

    /// A day of birth as text; the year alone where no more is known.
    static func birth(_ number: String, _ title: String, _ path: WritableKeyPath<Line, BirthDate?>) -> FormColumn {
        optional(number, title, path, width: 11, say: \.vietnamese, read: BirthDate.init(_:))
    }

    /// `Nam` or `Nữ`.
    static func sex(_ number: String, _ title: String, _ path: WritableKeyPath<Line, Sex?>) -> FormColumn {
        optional(
            number, title, path, width: 6, say: { $0 == .male ? "Nam" : "Nữ" },
            read: { ["Nam": Sex.male, "Nữ": .female][$0] })
    }

    /// A whole percentage; nothing where none is known.
    static func percent(_ number: String, _ title: String, _ path: WritableKeyPath<Line, Int?>) -> FormColumn {
        FormColumn(
            number, title, width: 8,
            cell: { $0[keyPath: path].map { .number($0) } ?? .empty },
            take: { text, line in
                line[keyPath: path] = Int(text)
                return text.isEmpty || line[keyPath: path] != nil
            })
    }

    static func count(
        _ number: String, _ title: String, _ path: WritableKeyPath<Line, Int>, width: Double = 8
    ) -> FormColumn {
        FormColumn(
            number, title, width: width, cell: { .number($0[keyPath: path]) },
            take: { text, line in
                guard let count = Int(text) else { return false }
                line[keyPath: path] = count
                return true
            })
    }

    /// An amount in whole đồng, added up below the column.
    static func money(
        _ number: String, _ title: String, _ path: WritableKeyPath<Line, Dong>, isSummed: Bool = true
    ) -> FormColumn {
        FormColumn(
            number, title, width: 12, amount: isSummed ? { $0[keyPath: path] } : nil,
            cell: { .number($0[keyPath: path].count) },
            take: { text, line in
                guard let count = Int(text) else { return false }
                line[keyPath: path] = Dong(count)
                return true
            })
    }

    private static func optional<Value>(
        _ number: String, _ title: String, _ path: WritableKeyPath<Line, Value?>, width: Double,
        say: @escaping (Value) -> String, read: @escaping (String) -> Value?
    ) -> FormColumn {
        FormColumn(
            number, title, width: width,
            cell: { $0[keyPath: path].map { .text(say($0)) } ?? .empty },
            take: { text, line in
                line[keyPath: path] = text.isEmpty ? nil : read(text)
                return text.isEmpty || line[keyPath: path] != nil
            })
    }
}
