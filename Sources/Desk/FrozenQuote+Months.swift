public import InsuranceRules

extension FrozenQuote {
    /// The quote for the months this very person pays: who goes on pays from
    /// the month after the last one paid, everybody else as the rules say.
    func following(_ entry: RegistrationEntry) -> FrozenQuote {
        guard entry.joining == .renewed, let last = entry.joiningEvidence?.lastPaid else { return self }
        return FrozenQuote(day: day, item: item.following(last), rules: rules, continuousFrom: continuousFrom)
    }
}

extension ClosedRange<CalendarMonth> {
    /// As people write it: `12/2026 – 11/2027`; a single month stands alone.
    public var vietnamese: String {
        lowerBound == upperBound ? lowerBound.vietnamese : "\(lowerBound.vietnamese) – \(upperBound.vietnamese)"
    }
}
