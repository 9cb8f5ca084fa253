/// A bank transfer asked for by QR (VietQR: NAPAS's profile of EMVCo's
/// merchant-presented QR).
///
/// That a code was made, shown or scanned says nothing about money having moved.
public struct VietQRPayment: Hashable, Sendable {
    /// What the transfer goes to.
    public enum Service: String, Hashable, Sendable, CaseIterable {
        case account = "QRIBFTTA"
        case card = "QRIBFTTC"
        case purchase = "QRPUSH"
    }

    /// The six digits of the bank.
    public let bin: String
    /// Up to nineteen letters and digits.
    public let account: String
    public let service: Service
    /// `nil` when the payer is to enter it.
    public let amount: Dong?
    public let bill: String?
    public let memo: String?

    /// Takes what a reader found.
    init(
        bin: String, account: String, service: Service, amount: Dong?, bill: String?, memo: String?
    ) {
        self.bin = bin
        self.account = account
        self.service = service
        self.amount = amount
        self.bill = bill
        self.memo = memo
    }

    /// A transfer to an account.
    ///
    /// - Parameters:
    ///   - amount: Over zero, at most thirteen digits.
    ///   - memo: 1 to 25 printable ASCII characters, no blank at either end:
    ///     banks drop or garble accented letters.
    /// - Throws: ``Refusal`` with `bad-input` naming the parameter, never its value.
    public init(bin: String, account: String, amount: Dong, memo: String) throws(Refusal) {
        guard bin.utf8.count == 6, bin.isDigits else { throw .badPayment("bin", mustBe: "the bank's six digits") }
        guard account.utf8.count <= 19, account.isAlphanumeric else {
            throw .badPayment("account", mustBe: "1 to 19 letters or digits without marks or spaces")
        }
        guard (1...VietQRPayment.largestAmount).contains(amount.count) else {
            throw .badPayment("amount", mustBe: "a whole number of đồng over zero, with at most 13 digits")
        }
        guard (1...25).contains(memo.utf8.count), memo.utf8.allSatisfy({ (0x20...0x7E).contains($0) }),
            memo == trimmed(memo)
        else { throw .badPayment("memo", mustBe: "1 to 25 plain letters, digits and signs, without Vietnamese marks") }
        self.init(bin: bin, account: account, service: .account, amount: amount, bill: nil, memo: memo)
    }

    static let largestAmount = 9_999_999_999_999

    /// The text of the QR.
    public var payload: String {
        let field = TaggedFields.field
        let beneficiary = field("00", bin) + field("01", account)
        var text = field("00", "01") + field("01", amount == nil ? "11" : "12")
        text += field("38", field("00", Tags.napas) + field("01", beneficiary) + field("02", service.rawValue))
        text += field("53", Tags.dong)
        if let amount { text += field("54", String(amount.count)) }
        text += field("58", Tags.vietnam)
        let details = (bill.map { field("01", $0) } ?? "") + (memo.map { field("08", $0) } ?? "")
        if !details.isEmpty { text += field("62", details) }
        text += "6304"
        return text + checkValue(of: text.utf8)
    }

    enum Tags {
        /// NAPAS's application identifier.
        static let napas = "A000000727"
        /// ISO 4217's number of the đồng.
        static let dong = "704"
        static let vietnam = "VN"
    }
}

extension Refusal {
    fileprivate static func badPayment(_ field: String, mustBe expected: String) -> Refusal {
        Refusal(
            "bad-input", "'\(field)' must be \(expected), so no payment code was made. Correct it and ask again.",
            details: ["field": field, "expected": expected])
    }
}
