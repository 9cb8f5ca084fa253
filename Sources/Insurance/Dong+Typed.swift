extension Dong {
    /// More digits than any amount of ours has.
    private static let mostDigits = 12

    /// Reads an amount as people type it: `1366200`, `1.366.200`, `1 366 200 đ`.
    ///
    /// Dots or spaces stand only between groups of three digits, one of the two
    /// throughout: a dot anywhere else is a slip, and to pass it over would
    /// make another amount of it.
    ///
    /// - Returns: `nil` for anything else, or above a thousand billion.
    public init?(typed text: String) {
        var digits = trimmed(text)
        if let unit = digits.last, "đ₫".contains(unit) { digits = trimmed(digits.dropLast()) }
        let separators = Set(digits.filter { ". \u{A0}\u{202F}".contains($0) })
        guard separators.count <= 1 else { return nil }
        if let separator = separators.first {
            let groups = digits.split(separator: separator, omittingEmptySubsequences: false)
            guard let first = groups.first, (1...3).contains(first.utf8.count), first.first != "0",
                groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
            else { return nil }
            digits = groups.joined()
        }
        guard digits.isDigits, digits.utf8.count <= Dong.mostDigits, let count = Int(digits) else { return nil }
        self.init(count)
    }
}
