/// What a scanner read, by kind.
public enum Scan: Hashable, Sendable {
    case citizenCard(CitizenCardText)
    case healthCard(HealthCardScan)
    case payment(VietQRPayment)
    case personalID(PersonalIDFacts)
    case healthCardCode(HealthCardCode)
    case socialInsuranceCode(SocialInsuranceCode)
    case unknown(ScanError)

    /// More bytes than any code holds that the kiosk reads.
    public static let longest = 4096

    /// Decides what NFC-normalised text is; text that is nothing is a value too.
    public init(_ text: String, codes: KnownCodes) {
        do throws(ScanError) {
            self = try Scan.read(text, codes: codes)
        } catch {
            self = .unknown(error)
        }
    }

    private static func read(_ text: String, codes: KnownCodes) throws(ScanError) -> Scan {
        guard text.utf8.count <= longest else { throw .unknownKind }
        guard !text.isMisread else { throw .mangled }
        let text = trimmed(text)
        // No number of a person begins so: there is no province 000.
        if text.hasPrefix(VietQRPayment.beginning) { return .payment(try payment(text)) }
        if text.contains("|") { return try card(text) }
        return try number(text.filter { !$0.isWhitespace }, codes: codes)
    }

    private static func payment(_ text: String) throws(ScanError) -> VietQRPayment {
        do throws(PaymentCodeFault) {
            return try VietQRPayment(reading: text)
        } catch {
            throw .payment(error)
        }
    }

    private static func card(_ text: String) throws(ScanError) -> Scan {
        if HealthCardScan.isLikely(text) { return .healthCard(try HealthCardScan(text)) }
        do throws(ScanError) {
            return .citizenCard(try CitizenCardText(text))
        } catch .unknownFormat {
            let isBegun = PersonalIDFacts(BarredFields(text).texts.first ?? "") != nil
            throw isBegun ? .incomplete : .unknownKind
        }
    }

    private static func number(_ text: String, codes: KnownCodes) throws(ScanError) -> Scan {
        if let facts = PersonalIDFacts(text) { return .personalID(facts) }
        if let code = SocialInsuranceCode(text) { return .socialInsuranceCode(code) }
        guard let code = HealthCardCode(text.uppercased()) else { throw .unknownKind }
        guard codes.objects[code.object] != nil else { throw .unknownObject }
        return .healthCardCode(code)
    }
}
