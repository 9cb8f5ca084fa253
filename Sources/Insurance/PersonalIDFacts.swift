/// What the twelve digits of a personal ID say, even when no such number can
/// have been given out.
public struct PersonalIDFacts: Hashable, Sendable {
    public let digits: String

    /// - Returns: `nil` unless the text is twelve digits.
    public init?(_ text: String) {
        guard text.utf8.count == 12, text.isDigits else { return nil }
        digits = text
    }

    /// Province or country where the birth was registered: `035`.
    public var provinceCode: String { String(digits.prefix(3)) }

    /// The six digits that tell people apart.
    public var serial: String { String(digits.suffix(6)) }

    private var centuryAndSex: Int { Int(digits.dropFirst(3).prefix(1)) ?? 0 }

    public var sex: Sex { centuryAndSex % 2 == 0 ? .male : .female }

    /// The century of birth as the circular counts it: 20 for 1900 to 1999.
    public var century: Int { 20 + centuryAndSex / 2 }

    public var birthYear: Int { (century - 1) * 100 + (Int(digits.dropFirst(4).prefix(2)) ?? 0) }

    /// The province of birth registration.
    ///
    /// - Parameter birth: Picks the list of that day; without it the year in
    ///   the number does.
    public func province(birth: BirthDate? = nil, in codes: KnownCodes) -> Province? {
        guard digits.hasPrefix("0") else { return nil }
        let day =
            switch birth {
            case .day(let day): day
            case .year(let year): CalendarDay(year: year, month: 1, day: 1)
            case nil: CalendarDay(year: birthYear, month: 1, day: 1)
            }
        return codes.province(String(provinceCode.dropFirst()), on: day)
    }

    /// What does not fit within the number, or between it and its card.
    public func warnings(birth: BirthDate? = nil, sex: Sex? = nil, in codes: KnownCodes) -> [ScanWarning] {
        var warnings: [ScanWarning] = []
        if province(birth: birth, in: codes) == nil { warnings.append(.provinceUnknown) }
        if serial == "000000" { warnings.append(.serialAllZero) }
        if let sex, sex != self.sex { warnings.append(.sexDiffers) }
        if let birth, birth.year != birthYear { warnings.append(.birthYearDiffers) }
        return warnings
    }
}
