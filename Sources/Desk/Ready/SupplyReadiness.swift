import Insurance

// Whether there are blanks, receipts and hands enough.

extension StockBalance {
    /// Below that a bundle should be brought along: what an hour after the
    /// curtain takes.
    private static let few = 30

    /// How many people the blanks in stock will serve, and whether a bundle is open.
    ///
    /// - Parameter forecast: By the use of today; before it, one blank each.
    public func readiness(_ forecast: StockForecast?) -> ReadyCheck {
        let values = [
            "blank": kind.rawValue, "count": String(inStock), "reserved": String(reserved), "spoiled": String(spoiled),
            "people": String(forecast?.people ?? inStock), "waiting": String(forecast?.waiting ?? 0),
        ]
        guard inStock > 0 else { return ReadyCheck(.stock, .stop, "stock-empty", values) }
        guard ready > 0 else { return ReadyCheck(.stock, .stop, "stock-unopened", values) }
        let isShort = inStock < Self.few || forecast?.isShort == true
        return ReadyCheck(.stock, isShort ? .warning : .ok, "stock-left", values)
    }
}

extension ReadyCheck {
    /// Receipt numbers left in all books, and the cashiers with books of their
    /// own for whom few are; each payment takes one.
    public static func receipts(_ books: [ReceiptBook]) -> [ReadyCheck] {
        let left = books.reduce(0) { $0 + $1.left }
        guard left > 0 else { return [ReadyCheck(.stock, .stop, "receipts-empty")] }
        let all = ReadyCheck(.stock, left < ReceiptBook.few ? .warning : .ok, "receipts-left", ["count": String(left)])
        let short = Set(books.compactMap(\.holder)).sorted().map { ($0, books.left(for: $0)) }
            .filter { left >= ReceiptBook.few && $1 < ReceiptBook.few }
        return [all]
            + short.map { ReadyCheck(.stock, .warning, "receipts-low", ["code": $0, "count": String($1)]) }
    }

    /// Whether each step has somebody who may take it.
    ///
    /// - Parameter training: A real kiosk lets none of the demonstration's staff in.
    public static func staff(_ members: [Operator], training: Bool) -> [ReadyCheck] {
        let members = members.filter { training || !$0.isDemonstration }
        let missing = Role.allCases.filter { role in !members.contains { $0.roles.contains(role) } }
        guard missing.isEmpty else {
            return missing.map { ReadyCheck(.staff, .stop, "role-nobody", ["role": $0.rawValue]) }
        }
        return [ReadyCheck(.staff, .ok, "staff-complete", ["count": String(members.count)])]
    }
}
