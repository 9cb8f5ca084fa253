import Insurance
public import InsuranceRules

/// The text of the QR symbol on a health card: the seventeen fields of cards
/// since April 2021, as ``HealthCardScan`` reads them.
///
/// Source: Decision 1666/QĐ-BHXH; the order of the fields as third-party
/// software reads it. What nobody here knows is `-`, which readers take for
/// nothing: the parent's name, and the check field until its rule says more.
public struct CardSymbol: Sendable {
    /// What a card says.
    struct Content {
        let code: String
        let person: Person
        let facility: String?
        let validFrom: CalendarDay?
        let issued: CalendarDay
        let livingArea: String?
        let fiveYears: CalendarDay?
        let level: String
        let place: String?
    }

    private let rules: PaperRules?
    private let agency: String?

    /// What a symbol of the size on the card holds, with a smallest module of
    /// a quarter of a millimetre.
    static let longest = 331

    /// - Parameters:
    ///   - rules: `nil` fills what is not known with `-`.
    ///   - agency: The four digits of the issuing office; `nil` when it has none here.
    public init(rules: PaperRules? = nil, agency: String? = nil) {
        self.rules = rules
        self.agency = agency
    }

    /// The symbol's text; the place is left out where there is no room for it.
    ///
    /// - Throws: ``RuleError`` where a rule says nothing for the day of issue.
    func text(_ content: Content) throws(RuleError) -> String {
        let whole = try text(content, place: content.place)
        return whole.utf8.count <= Self.longest ? whole : try text(content, place: nil)
    }

    private func text(_ content: Content, place: String?) throws(RuleError) -> String {
        let day = content.issued
        return [
            content.code, HexText.digits(of: content.person.name), content.person.birth.vietnamese,
            content.person.sex == .male ? "1" : "2", "-", content.facility ?? "-",
            content.validFrom?.vietnamese ?? "-", "-", day.vietnamese,
            agency.map { $0 + content.code } ?? "-", "-", try area(content.livingArea, on: day),
            content.fiveYears?.vietnamese ?? "-", try check(on: day), content.level.isEmpty ? "-" : content.level,
            place.map(HexText.digits(of:)) ?? "-", "$",
        ].joined(separator: "|")
    }

    private func area(_ area: String?, on day: CalendarDay) throws(RuleError) -> String {
        switch try rules?.cardArea.inForce(on: day) ?? .numberOrFour {
        case .numberOrFour: ["K1": "1", "K2": "2", "K3": "3"][area ?? ""] ?? "4"
        }
    }

    private func check(on day: CalendarDay) throws(RuleError) -> String {
        switch try rules?.cardCheck.inForce(on: day) ?? .dash {
        case .dash: "-"
        }
    }
}
