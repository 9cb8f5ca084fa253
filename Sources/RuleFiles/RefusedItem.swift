import InsuranceRules

/// Why a request is refused, and which of its items.
struct RefusedItem: Error {
    let error: RuleError
    /// `items[0]`; `nil` for the request as a whole.
    let item: String?

    /// - Parameter place: Where in the request: `items[0].categories[1]`.
    init(_ error: RuleError, within place: String) {
        self.error = error
        item = place.hasPrefix("items[") ? place.split(separator: "]").first.map { "\($0)]" } : nil
    }
}
