import Desk
import Insurance

/// What a scanned or typed text asks for, wherever a scan box stands.
enum ScanMeaning: Sendable {
    /// An ID card or a health card, of either generation.
    case card(CardReading, [ScanWarning])
    /// A personal ID or social insurance code; that of a health card's fifteen
    /// characters too.
    case number(String)
    /// What people type to find somebody.
    case words(PeopleQuery)

    /// - Throws: ``Refusal`` with `scan-is-payment`; ``ScanError`` for what
    ///   cannot be used, with what to do instead.
    init(_ text: String, codes: KnownCodes) throws {
        switch Scan(text, codes: codes) {
        case .citizenCard(let card):
            self = .card(CardReading(try CitizenCardScan(card), oldID: card.oldID), card.warnings(in: codes))
        case .healthCard(let card): self = .card(CardReading(card), card.warnings(in: codes))
        case .personalID(let facts): self = .number(facts.digits)
        case .socialInsuranceCode(let code): self = .number(code.digits)
        case .healthCardCode(let code): self = .number(code.socialInsuranceCode.digits)
        case .payment: throw Self.isPayment
        case .unknown(let error):
            guard error == .unknownKind, let query = PeopleQuery(text) else { throw error }
            self = query.onlyNumber.map { .number($0) } ?? .words(query)
        }
    }

    private static let isPayment = Refusal(
        "scan-is-payment",
        """
        This is the QR of a bank transfer (VietQR), which names no person. Scan the person's ID card or health card; \
        a transfer is looked at where the money is taken.
        """)
}

extension ScannedPerson {
    /// The sentence that tells what was read, and what to look at on the card.
    func notice(_ words: Words) -> Notice {
        guard let card else { return Notice(key: "notice.listed") }
        guard !warnings.isEmpty else {
            return Notice(key: card.kind == .citizen ? "notice.scanned" : "notice.scanned-health")
        }
        let look = warnings.map { words("scan-warning.\($0.code)") }
        return Notice(key: "notice.scanned-look", values: ["look": look.joined(separator: " ")])
    }
}
