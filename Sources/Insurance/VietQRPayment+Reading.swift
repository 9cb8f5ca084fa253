extension VietQRPayment {
    /// How every payment QR begins: its format, version 01.
    static let beginning = "000201"

    /// Reads a payment QR, refusing whatever a bank's application would doubt.
    ///
    /// Fields that the profile does not use are passed over.
    ///
    /// - Throws: ``PaymentCodeFault``, which repeats nothing of the text.
    public init(reading text: String) throws(PaymentCodeFault) {
        guard text.isASCII else { throw .notPlain }
        guard let fields = TaggedFields(text), fields.tags.first == "00", fields.tags.last == "63" else {
            throw .lengths(part: "the whole")
        }
        guard fields["63"] == checkValue(of: text.utf8.dropLast(4)) else { throw .checkValue }
        guard fields["00"] == "01" else { throw .content(part: "field 00 (the format)") }
        guard ["11", "12", nil].contains(fields["01"]) else { throw .content(part: "field 01 (the kind of code)") }
        guard fields["53"] == Tags.dong else { throw .content(part: "field 53 (the currency)") }
        guard fields["58"] == Tags.vietnam else { throw .content(part: "field 58 (the country)") }
        let (bin, account, service) = try VietQRPayment.beneficiary(fields["38"])
        let details = try VietQRPayment.details(fields["62"])
        self.init(
            bin: bin, account: account, service: service, amount: try VietQRPayment.amount(fields["54"]),
            bill: details?["01"], memo: details?["08"])
    }

    private static func beneficiary(
        _ text: String?
    ) throws(PaymentCodeFault) -> (bin: String, account: String, service: Service) {
        guard let text else { throw .content(part: "field 38 (the account)") }
        // The bank and the account, and nothing else: a length too long takes in what follows.
        guard let fields = TaggedFields(text), let inner = fields["01"], let account = TaggedFields(inner),
            Set(account.tags).isSubset(of: ["00", "01"])
        else { throw .lengths(part: "field 38 (the account)") }
        guard fields["00"] == Tags.napas, let bin = account["00"], bin.utf8.count == 6, bin.isDigits,
            let number = account["01"], number.utf8.count <= 19, number.isAlphanumeric,
            let service = fields["02"].flatMap(Service.init)
        else { throw .content(part: "field 38 (the account)") }
        return (bin, number, service)
    }

    private static func amount(_ text: String?) throws(PaymentCodeFault) -> Dong? {
        guard let text else { return nil }
        guard text.isDigits, !text.hasPrefix("0"), text.utf8.count <= 13, let count = Int(text) else {
            throw .content(part: "field 54 (the amount)")
        }
        return Dong(count)
    }

    private static func details(_ text: String?) throws(PaymentCodeFault) -> TaggedFields? {
        guard let text else { return nil }
        guard let fields = TaggedFields(text) else { throw .lengths(part: "field 62 (the memo)") }
        return fields
    }
}

/// What is wrong with a payment QR, without what it says.
public enum PaymentCodeFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A character outside ASCII.
    case notPlain
    /// Lengths that do not add up, or a field twice.
    case lengths(part: String)
    case checkValue
    /// A field that is missing or holds what the profile does not allow.
    case content(part: String)

    public var description: String {
        switch self {
        case .notPlain: "it holds characters outside ASCII"
        case .lengths(let part): "the lengths in \(part) do not add up"
        case .checkValue: "its check value (CRC) does not fit the rest"
        case .content(let part): "\(part) is missing or not as VietQR has it"
        }
    }
}
