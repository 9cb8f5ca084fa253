/// The fifteen characters of a health card issued before April 2021.
///
/// Object (2 letters), benefit level (1–5), province (2 digits), social
/// insurance code (10 digits).
public struct HealthCardCode: Hashable, Sendable {
    public let text: String
    public let socialInsuranceCode: SocialInsuranceCode

    /// Takes the shape only; ``warnings(on:in:)`` looks the parts up.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 15, bytes[0..<2].allSatisfy({ (0x41...0x5A).contains($0) }),
            (0x31...0x35).contains(bytes[2]), text.dropFirst(3).isDigits,
            let code = SocialInsuranceCode(String(text.suffix(10)))
        else { return nil }
        self.text = text
        socialInsuranceCode = code
    }

    /// Two letters: `HS`.
    public var object: String { String(text.prefix(2)) }

    /// The benefit level, 1 to 5.
    public var level: Int { Int(text.dropFirst(2).prefix(1)) ?? 0 }

    /// Two digits: `01`.
    public var province: String { String(text.dropFirst(3).prefix(2)) }

    /// What the catalogues say against the code.
    ///
    /// - Parameter day: The day the card was issued, when it is known.
    public func warnings(on day: CalendarDay? = nil, in codes: KnownCodes) -> [ScanWarning] {
        var warnings: [ScanWarning] = []
        if let known = codes.objects[object] {
            if let level = known.level, level != self.level { warnings.append(.levelDiffers) }
        } else {
            warnings.append(.objectUnknown)
        }
        if codes.issuerName(province, on: day) == nil { warnings.append(.provinceUnknown) }
        return warnings
    }
}

/// The code of a health facility: province and facility, `01 - C54`.
public struct FacilityCode: Hashable, Sendable, CustomStringConvertible {
    /// Two digits.
    public let province: String
    /// Three letters or digits.
    public let facility: String

    /// Reads `01 - C54`, `01-C54` and `01C54`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(trimmed)
        let halves = parts.count == 1 ? [String(text.prefix(2)), String(text.dropFirst(2))] : parts
        guard halves.count == 2, halves[0].utf8.count == 2, halves[0].isDigits, halves[1].utf8.count == 3,
            halves[1].isAlphanumeric
        else { return nil }
        province = halves[0]
        facility = halves[1].uppercased()
    }

    /// As cards and catalogues write it: `01 - C54`.
    public var description: String { "\(province) - \(facility)" }
}
