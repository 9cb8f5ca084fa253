/// A scan as `kiosk scan` answers it: one JSON object, only the fields that
/// the kind has and that could be read.
///
/// Everything in it is personal data.
public struct ScanReport: Encodable, Sendable {
    private let scan: Scan
    private let codes: KnownCodes

    public init(_ scan: Scan, codes: KnownCodes) {
        self.scan = scan
        self.codes = codes
    }

    private enum Field: String, CodingKey {
        case kind, reason, warnings
        case personalID, oldID, name, birth, sex, century, serial, address, place, issued
        case province, provinceName, code, object, objectName, level, socialInsuranceCode
        case facility, validFrom, validTo, fiveYears
        case bin, account, service, amount, bill, memo
    }

    private typealias Fields = KeyedEncodingContainer<Field>

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        try fields.encode(kind, forKey: .kind)
        switch scan {
        case .citizenCard(let card): try encode(card, in: &fields)
        case .healthCard(let card): try encode(card, in: &fields)
        case .payment(let payment): try encode(payment, in: &fields)
        case .personalID(let facts):
            try encode(facts, birth: nil, in: &fields)
            try fields.encode(String(facts.birthYear), forKey: .birth)
            try fields.encode(facts.sex, forKey: .sex)
        case .healthCardCode(let code): try encode(code, on: nil, in: &fields)
        case .socialInsuranceCode(let code): try fields.encode(code, forKey: .socialInsuranceCode)
        case .unknown(let error): try fields.encode("\(error.code): \(error)", forKey: .reason)
        }
        if let warnings { try fields.encode(warnings.map(\.description), forKey: .warnings) }
    }

    private var kind: String {
        switch scan {
        case .citizenCard: "citizen-id-qr"
        case .healthCard: "health-card-qr"
        case .payment: "vietqr"
        case .personalID: "personal-id"
        case .healthCardCode: "health-card-code"
        case .socialInsuranceCode: "social-insurance-code"
        case .unknown: "unknown"
        }
    }

    private var warnings: [ScanWarning]? {
        switch scan {
        case .citizenCard(let card): card.warnings(in: codes)
        case .healthCard(let card): card.warnings(in: codes)
        case .personalID(let facts): facts.warnings(in: codes)
        case .healthCardCode(let code): code.warnings(in: codes)
        case .payment, .socialInsuranceCode: []
        case .unknown: nil
        }
    }

    private func encode(_ card: CitizenCardText, in fields: inout Fields) throws {
        try encode(card.number, birth: .day(card.birth), in: &fields)
        try fields.encodeIfPresent(card.oldID, forKey: .oldID)
        try fields.encode(card.name, forKey: .name)
        try fields.encode(card.birth, forKey: .birth)
        try fields.encode(card.sex, forKey: .sex)
        try fields.encode(card.address, forKey: .address)
        try fields.encodeIfPresent(card.issued, forKey: .issued)
    }

    private func encode(_ facts: PersonalIDFacts, birth: BirthDate?, in fields: inout Fields) throws {
        try fields.encode(facts.digits, forKey: .personalID)
        try fields.encode(facts.provinceCode, forKey: .province)
        try fields.encodeIfPresent(facts.province(birth: birth, in: codes)?.name, forKey: .provinceName)
        try fields.encode(facts.century, forKey: .century)
        try fields.encode(facts.serial, forKey: .serial)
    }

    private func encode(_ card: HealthCardScan, in fields: inout Fields) throws {
        if let code = card.cardCode { try encode(code, on: card.term.issued ?? card.term.validFrom, in: &fields) }
        if let facts = PersonalIDFacts(card.code) { try encode(facts, birth: card.birth, in: &fields) }
        try fields.encode(card.code, forKey: .code)
        try fields.encode(card.socialInsuranceCode, forKey: .socialInsuranceCode)
        try fields.encodeIfPresent(card.name, forKey: .name)
        try fields.encodeIfPresent(card.birth, forKey: .birth)
        try fields.encodeIfPresent(card.sex, forKey: .sex)
        try fields.encodeIfPresent(card.address, forKey: .address)
        try fields.encodeIfPresent(card.place, forKey: .place)
        try fields.encodeIfPresent(card.facility?.description, forKey: .facility)
        try fields.encodeIfPresent(card.level, forKey: .level)
        try fields.encodeIfPresent(card.term.validFrom, forKey: .validFrom)
        try fields.encodeIfPresent(card.term.validTo, forKey: .validTo)
        try fields.encodeIfPresent(card.term.issued, forKey: .issued)
        try fields.encodeIfPresent(card.term.fiveYears, forKey: .fiveYears)
    }

    private func encode(_ code: HealthCardCode, on day: CalendarDay?, in fields: inout Fields) throws {
        try fields.encode(code.text, forKey: .code)
        try fields.encode(code.object, forKey: .object)
        try fields.encodeIfPresent(codes.objects[code.object]?.name, forKey: .objectName)
        try fields.encode(code.level, forKey: .level)
        try fields.encode(code.province, forKey: .province)
        try fields.encodeIfPresent(codes.issuerName(code.province, on: day), forKey: .provinceName)
        try fields.encode(code.socialInsuranceCode, forKey: .socialInsuranceCode)
    }

    private func encode(_ payment: VietQRPayment, in fields: inout Fields) throws {
        try fields.encode(payment.bin, forKey: .bin)
        try fields.encode(payment.account, forKey: .account)
        try fields.encode(payment.service.rawValue, forKey: .service)
        try fields.encodeIfPresent(payment.amount, forKey: .amount)
        try fields.encodeIfPresent(payment.bill, forKey: .bill)
        try fields.encodeIfPresent(payment.memo, forKey: .memo)
    }
}
